package org.stiffgrad.solve;

import java.util.Arrays;
import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;

/**
 * A loose solve from the current point towards the next stop, and back along it what an error made
 * at each of its nodes does to the state at its end. From it follow allowances: sizes on which a
 * component may be resolved beside its own because nothing finer can be seen at the end. Where the
 * loose solve does not get to the stop, its end is taken for one. (radau.9)
 */
final class LookAhead<W> {
  /** Only the course of the solution is needed: where it goes and how errors spread along it. */
  private static final double RTOL = 0.03;

  /** Most trial steps. */
  private static final int MOST_TRIALS = 128;

  /** The part of the tolerance at the end that an error on the way may use up. */
  private static final double SHARE = 0.03;

  private final Stepper<W> stepper;
  private final W work;
  private final StepState state;
  private final PredictiveController controller = new PredictiveController();
  private final ErrorWeights weights;
  private final Influence influence;
  private final int n;
  private final int jacobianSize;
  private final double[] times = new double[MOST_TRIALS + 1];

  /** States at the nodes, then the allowances there, [nodes x n]. */
  private final double[] nodes;

  private final double[] jacobians;
  private final double[] size;
  private int last;
  private int current;

  LookAhead(OdeSystem system, Stepper<W> stepper) {
    this.stepper = stepper;
    work = stepper.newWork();
    state = new StepState(system);
    state.rtol = stepper.errorTolerance(RTOL);
    weights = new ErrorWeights(Tolerances.relative(RTOL), state.rtol, system.jacobian());
    influence = new Influence(system.jacobian());
    n = state.y.length;
    jacobianSize = system.jacobian().size();
    nodes = new double[times.length * n];
    jacobians = new double[times.length * jacobianSize];
    size = new double[n];
  }

  /** Passes what was seen. */
  void remember(Snapshot snapshot) {
    snapshot.pass(times);
    snapshot.pass(nodes);
    last = snapshot.pass(last);
    current = snapshot.pass(current);
  }

  /** Where the allowances end. */
  double end() {
    return times[last];
  }

  /**
   * Looks ahead from a point with a known slope; its work is counted there.
   *
   * @param own the weights so far
   * @return whether there are allowances
   */
  boolean look(StepState from, ErrorWeights own, double stop) {
    final StepState s = state;
    s.p = from.p;
    s.regime = from.regime;
    s.t = from.t;
    s.h = Math.min(from.h, stop - from.t);
    s.isFirst = true;
    s.wasRejected = false;
    System.arraycopy(from.y, 0, s.y, 0, n);
    System.arraycopy(from.f, 0, s.f, 0, n);
    s.rhsCount = 0;
    s.jacobianCount = 0;
    s.factorizationCount = 0;
    stepper.restart(work);
    controller.restart();
    weights.observeTerms(s, s.y);
    weights.continueFrom(own, s);
    last = -1;
    current = 0;
    addNode();
    solve(stop);
    from.rhsCount += s.rhsCount;
    from.jacobianCount += s.jacobianCount;
    from.factorizationCount += s.factorizationCount;
    return last > 0 && back() && isDefinedWithErrors(from);
  }

  private void addNode() {
    last++;
    times[last] = state.t;
    System.arraycopy(state.y, 0, nodes, last * n, n);
    weights.copyJacobian(jacobians, last * jacobianSize);
  }

  private void solve(double stop) {
    final StepState s = state;
    double uncut = s.h;
    for (int trial = 0; trial < MOST_TRIALS && s.t < stop; trial++) {
      boolean ends = s.t + 1.0001 * uncut >= stop;
      s.h = ends ? stop - s.t : uncut;
      StepResult result = stepper.attempt(work, s);
      s.wasRejected = result != StepResult.CONVERGED || s.error >= 1;
      if (result == StepResult.SINGULAR || result == StepResult.NON_FINITE_JACOBIAN) {
        return;
      }
      if (result != StepResult.CONVERGED) {
        uncut = controller.afterFailed(s);
      } else if (s.wasRejected) {
        stepper.reject(work);
        uncut = controller.afterRejected(s);
      } else {
        uncut = controller.afterAccepted(s, uncut);
        stepper.accept(work, s, false);
        s.isFirst = false;
        s.t = ends ? stop : s.t + s.h;
        System.arraycopy(s.yNew, 0, s.y, 0, n);
        s.evaluator.rhs(s.t, s.y, s.p, s.regime, s.f);
        s.rhsCount++;
        weights.observeTerms(s, s.y);
        weights.update(s, s.y);
        addNode();
      }
    }
  }

  /** From the end to the start: allowances take the place of the states. */
  private boolean back() {
    for (int i = 0; i < n; i++) {
      size[i] = weights.size(i, state.y[i]);
    }
    influence.start(size);
    Arrays.fill(size, 0);
    for (int k = last; k >= 0; k--) {
      if (k < last && !influence.back(times[k + 1] - times[k], jacobians, k * jacobianSize)) {
        return false;
      }
      for (int i = 0; i < n; i++) {
        final int at = k * n + i;
        // An error beyond what the component will ever be is no small change of the trajectory.
        size[i] = Math.max(size[i], Math.abs(nodes[at]));
        final double allowance = Math.min(size[i], SHARE * influence.allowance(i));
        nodes[at] = allowance >= 0 ? allowance : 0;
      }
    }
    return true;
  }

  /** Components below their allowance may become negative, where a model need not be defined. */
  private boolean isDefinedWithErrors(StepState from) {
    final StepState s = state;
    for (int i = 0; i < n; i++) {
      s.y[i] = from.y[i] - Math.copySign(RTOL * nodes[i], from.y[i]);
    }
    s.evaluator.rhs(from.t, s.y, s.p, s.regime, s.f);
    from.rhsCount++;
    double sum = 0;
    for (double slope : s.f) {
      sum += 0 * slope;
    }
    return sum == 0;
  }

  /** The largest allowances that hold from t to t + h, t never decreasing, into out [n]. */
  void allowances(double t, double h, double[] out) {
    while (current < last - 1 && times[current + 1] <= t) {
      current++;
    }
    System.arraycopy(nodes, current * n, out, 0, n);
    boolean covers = false;
    for (int k = current + 1; k <= last && !covers; k++) {
      for (int i = 0; i < n; i++) {
        out[i] = Math.min(out[i], nodes[k * n + i]);
      }
      covers = times[k] >= t + h;
    }
  }
}
