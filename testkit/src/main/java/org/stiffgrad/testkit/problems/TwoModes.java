package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * y' = V diag(-lambda, -mu) V^-1 y with V = [[1, 1], [-1/2, 1]] from y = (2, 1/2): one fast and one
 * slow mode, both with amplitude 1, so that y1 = e^(-lambda t) + e^(-mu t) and y2 = -e^(-lambda
 * t)/2 + e^(-mu t).
 */
final class TwoModes implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "two-modes",
          Names.of("y1", "y2"),
          Names.of("lambda", "mu"),
          new PlainSystem.Structure(
              Sparsity.ofRows(2, new int[][] {{0, 1}, {0, 1}}),
              Sparsity.ofRows(2, new int[][] {{0, 1}, {0, 1}}),
              Sparsity.empty(2, 2)),
          true,
          TwoModes::new);

  /** Amplitude of the fast mode, the first component of V^-1 y. */
  private static double fast(double[] y) {
    return (y[0] - y[1]) / 1.5;
  }

  private static double slow(double[] y) {
    return (0.5 * y[0] + y[1]) / 1.5;
  }

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    jacobianTimes(t, y, p, regime, y, f);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    values[0] = (-p[0] - 0.5 * p[1]) / 1.5;
    values[1] = (p[0] - p[1]) / 1.5;
    values[2] = (0.5 * p[0] - 0.5 * p[1]) / 1.5;
    values[3] = (-0.5 * p[0] - p[1]) / 1.5;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    values[0] = -fast(y);
    values[1] = -slow(y);
    values[2] = 0.5 * fast(y);
    values[3] = -slow(y);
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double quick = p[0] * fast(v);
    double lasting = p[1] * slow(v);
    out[0] = -quick - lasting;
    out[1] = 0.5 * quick - lasting;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double quick = p[0] * (0.5 * v[1] - v[0]) / 1.5;
    double lasting = -p[1] * (v[0] + v[1]) / 1.5;
    out[0] = quick + 0.5 * lasting;
    out[1] = lasting - quick;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double quick = fast(y) * w[0];
    double lasting = slow(y) * w[1];
    out[0] = -quick - lasting;
    out[1] = 0.5 * quick - lasting;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    out[0] = fast(y) * (0.5 * v[1] - v[0]);
    out[1] = -slow(y) * (v[0] + v[1]);
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 2;
    y0[1] = 0.5;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
