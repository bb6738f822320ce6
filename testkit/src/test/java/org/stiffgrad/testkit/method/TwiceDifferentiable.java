package org.stiffgrad.testkit.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.SecondDerivatives;
import org.stiffgrad.system.Sparsity;

/**
 * A system with second derivatives beside it. Those of a system whose f is a polynomial of degree
 * three at most in the states are central differences of its first ones, which are exact whatever
 * their step; by the parameters, in which f may be rational, they are differences of order six.
 */
record TwiceDifferentiable(OdeSystem first, Supplier<SecondDerivatives> second)
    implements Extended {
  /** A system whose f is a polynomial of y without t. */
  static OdeSystem polynomial(OdeSystem first) {
    return new TwiceDifferentiable(first, () -> new Polynomial(first));
  }

  /** y' = lambda (y - cos t) - slope sin t. */
  static OdeSystem cosine(OdeSystem first, double slope) {
    return new TwiceDifferentiable(first, () -> new Cosine(slope));
  }

  private record Cosine(double slope) implements SecondDerivatives {
    @Override
    public void stateDerivative(
        double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values) {
      values[0] = 0;
    }

    @Override
    public void parameterDerivative(
        double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values) {
      values[0] = direction[0] + direction[1] * Math.sin(t);
    }

    @Override
    public void timeDerivative(
        double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] out) {
      out[0] = direction[1] * (p[0] * Math.cos(t) + slope * Math.sin(t));
    }
  }

  private static final class Polynomial implements SecondDerivatives {
    /** Weights of the central differences with steps 1, 2, 3 in the one of order six. */
    private static final double[] WEIGHTS = {1.5, -0.6, 0.1};

    private static final double RELATIVE = 1e-2;

    private final OdeSystem system;
    private final Evaluator evaluator;
    private final double[] moved;
    private final double[] movedParameters;
    private final double[] above;
    private final double[] below;

    Polynomial(OdeSystem system) {
      int n = system.states().size();
      this.system = system;
      this.evaluator = system.newEvaluator();
      this.moved = new double[n];
      this.movedParameters = new double[system.parameters().size()];
      this.above = new double[n];
      this.below = new double[n];
    }

    @Override
    public void stateDerivative(
        double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values) {
      System.arraycopy(y, 0, moved, 0, y.length);
      Arrays.fill(values, 0);
      for (int k = 0; k < y.length; k++) {
        double step = y[k] == 0 ? 1 : Math.abs(y[k]);
        moved[k] = y[k] + step;
        evaluator.jacobianTimes(t, moved, p, regime, direction, above);
        moved[k] = y[k] - step;
        evaluator.jacobianTimes(t, moved, p, regime, direction, below);
        moved[k] = y[k];
        add(system.jacobian(), k, 1 / (2 * step), values);
      }
    }

    @Override
    public void parameterDerivative(
        double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values) {
      System.arraycopy(p, 0, movedParameters, 0, p.length);
      Arrays.fill(values, 0);
      for (int k = 0; k < p.length; k++) {
        for (int c = 1; c <= WEIGHTS.length; c++) {
          double step = c * (p[k] == 0 ? RELATIVE : RELATIVE * Math.abs(p[k]));
          movedParameters[k] = p[k] + step;
          evaluator.jacobianTimes(t, y, movedParameters, regime, direction, above);
          movedParameters[k] = p[k] - step;
          evaluator.jacobianTimes(t, y, movedParameters, regime, direction, below);
          movedParameters[k] = p[k];
          add(system.parameterJacobian(), k, WEIGHTS[c - 1] / (2 * step), values);
        }
      }
    }

    private void add(Sparsity structure, int column, double factor, double[] values) {
      for (int i = 0; i < above.length; i++) {
        int q = structure.position(i, column);
        if (q >= 0) {
          values[q] += factor * (above[i] - below[i]);
        }
      }
    }

    @Override
    public void timeDerivative(
        double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] out) {
      throw new IllegalStateException(system.name() + " has no t");
    }
  }

  @Override
  public Optional<Supplier<SecondDerivatives>> secondDerivatives() {
    return Optional.of(second);
  }
}
