package org.stiffgrad.solve;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.StepState;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** Names what fails at the point where a solve stands. */
final class Culprit {
  private final OdeSystem system;
  private final StepState state;

  Culprit(OdeSystem system, StepState state) {
    this.system = system;
    this.state = state;
  }

  /** The equation that is not finite at the end of the step from the current state, or null. */
  @Nullable String nonFiniteEquation() {
    final StepState s = state;
    s.evaluator.rhs(s.t + s.h, s.y, s.p, s.regime, s.yNew);
    int bad = firstNonFinite(s.yNew);
    return bad < 0 ? null : equation(bad, s.yNew);
  }

  /** The derivative of a state, with its value in f [n]. */
  String equation(int i, double[] f) {
    return "d" + name(i) + "/dt = " + f[i];
  }

  /** The entry of the Jacobian that is not finite at the current point. */
  String nonFiniteDerivative() {
    Sparsity pattern = system.jacobian();
    double[] values = new double[pattern.size()];
    state.evaluator.jacobian(state.t, state.y, state.p, state.regime, values);
    for (int i = 0; i < pattern.rows(); i++) {
      for (int q = pattern.rowStart(i); q < pattern.rowStart(i + 1); q++) {
        if (!(Math.abs(values[q]) <= Double.MAX_VALUE)) {
          int j = pattern.column(q);
          return "that of d"
              + name(i)
              + "/dt with respect to "
              + name(j)
              + " at "
              + name(j)
              + " = "
              + state.y[j];
        }
      }
    }
    return fastest();
  }

  /** The component that changes fastest against its tolerance. */
  String fastest() {
    int worst = 0;
    for (int i = 1; i < state.y.length; i++) {
      if (Math.abs(state.f[i]) * state.inverseWeight[i]
          > Math.abs(state.f[worst]) * state.inverseWeight[worst]) {
        worst = i;
      }
    }
    return name(worst) + " = " + state.y[worst] + " changes at the rate " + state.f[worst];
  }

  String name(int i) {
    return system.states().get(i);
  }

  static int firstNonFinite(double[] x) {
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]) <= Double.MAX_VALUE)) {
        return i;
      }
    }
    return -1;
  }
}
