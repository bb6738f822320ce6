package org.stiffgrad.solve;

import java.util.function.Supplier;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** Small systems with one state and dense structure, for tests of the solver alone. */
public record PlainOde(String name, Names parameters, int switches, Supplier<Evaluator> evaluators)
    implements OdeSystem {
  @Override
  public Names states() {
    return Names.of("y");
  }

  @Override
  public Sparsity jacobian() {
    return Sparsity.dense(1, 1);
  }

  @Override
  public Sparsity parameterJacobian() {
    return Sparsity.dense(1, parameters.size());
  }

  @Override
  public Sparsity initialStateJacobian() {
    return Sparsity.dense(1, parameters.size());
  }

  @Override
  public Sparsity switchTimeJacobian() {
    return Sparsity.dense(switches, parameters.size());
  }

  @Override
  public boolean isAutonomous() {
    return true;
  }

  @Override
  public Evaluator newEvaluator() {
    return evaluators.get();
  }

  /** Derivatives that follow from the dense values; time enters by switches only. */
  public abstract static class Dense implements Evaluator {
    private final double[] values = new double[16];

    @Override
    public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
      ft[0] = 0;
    }

    @Override
    public void jacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      jacobian(t, y, p, regime, values);
      out[0] = values[0] * v[0];
    }

    @Override
    public void jacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      jacobianTimes(t, y, p, regime, v, out);
    }

    @Override
    public void parameterJacobianTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
      parameterJacobian(t, y, p, regime, values);
      out[0] = 0;
      for (int j = 0; j < p.length; j++) {
        out[0] += values[j] * w[j];
      }
    }

    @Override
    public void parameterJacobianTransposeTimes(
        double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
      parameterJacobian(t, y, p, regime, values);
      for (int j = 0; j < p.length; j++) {
        out[j] = values[j] * v[0];
      }
    }
  }

  /**
   * y' = u - k y from y0, where u = a before tau and 0 after: p = (k, a, y0, tau). The exact
   * solution: y0 e^-kt + (a/k) (e^-k(t - min(t, tau)) - e^-kt).
   */
  public static final PlainOde PULSE =
      new PlainOde("pulse", Names.of("k", "a", "y0", "tau"), 1, Pulse::new);

  private static final class Pulse extends Dense {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      f[0] = (regime[0] ? 0 : p[1]) - p[0] * y[0];
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = -p[0];
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      values[0] = -y[0];
      values[1] = regime[0] ? 0 : 1;
      values[2] = 0;
      values[3] = 0;
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = p[2];
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 0;
      values[1] = 0;
      values[2] = 1;
      values[3] = 0;
    }

    @Override
    public void switchTimes(double[] p, double[] times) {
      times[0] = p[3];
    }

    @Override
    public void switchTimeJacobian(double[] p, double[] values) {
      values[0] = 0;
      values[1] = 0;
      values[2] = 0;
      values[3] = 1;
    }
  }

  /** y' = y^2 / (1 - b y) from 1, p = (b): infinite in finite time for b = 0. */
  public static final PlainOde BLOW_UP = new PlainOde("blow-up", Names.of("b"), 0, BlowUp::new);

  private static final class BlowUp extends Dense {
    @Override
    public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
      f[0] = y[0] * y[0] / (1 - p[0] * y[0]);
    }

    @Override
    public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
      double d = 1 - p[0] * y[0];
      values[0] = (2 * y[0] * d + p[0] * y[0] * y[0]) / (d * d);
    }

    @Override
    public void parameterJacobian(
        double t, double[] y, double[] p, boolean[] regime, double[] values) {
      double d = 1 - p[0] * y[0];
      values[0] = y[0] * y[0] * y[0] / (d * d);
    }

    @Override
    public void initialState(double[] p, double[] y0) {
      y0[0] = 1;
    }

    @Override
    public void initialStateJacobian(double[] p, double[] values) {
      values[0] = 0;
    }
  }
}
