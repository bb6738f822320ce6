package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** Van der Pol's oscillator in the slow time. Hairer and Wanner II, IV.10 (VDPOL). */
final class VanDerPolScaled implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "vanderpol_scaled",
          Names.of("x", "y"),
          Names.of("eps"),
          new PlainSystem.Structure(
              Sparsity.ofRows(2, new int[][] {{1}, {0, 1}}),
              Sparsity.ofRows(1, new int[][] {{}, {0}}),
              Sparsity.empty(2, 1)),
          true,
          VanDerPolScaled::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    f[0] = speed;
    f[1] = (-x + speed * (1 - x * x)) / eps;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    values[0] = 1;
    values[1] = -(2 * x * speed + 1) / eps;
    values[2] = (1 - x * x) / eps;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    values[0] = -(-x + speed * (1 - x * x)) / (eps * eps);
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    out[0] = v[1];
    out[1] = (-v[0] * (2 * x * speed + 1) + v[1] * (1 - x * x)) / eps;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    out[0] = -v[1] * (2 * x * speed + 1) / eps;
    out[1] = v[0] + v[1] * (1 - x * x) / eps;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    out[0] = 0;
    out[1] = -w[0] * (-x + speed * (1 - x * x)) / (eps * eps);
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double x = y[0];
    double speed = y[1];
    double eps = p[0];
    out[0] = -v[1] * (-x + speed * (1 - x * x)) / (eps * eps);
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 2;
    y0[1] = -0.66;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
