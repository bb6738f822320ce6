package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** The Belousov-Zhabotinskii reaction. Hairer and Wanner II, IV.10 (OREGO). */
final class Oregonator implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "oregonator",
          Names.of("y1", "y2", "y3"),
          Names.of("s", "q", "w"),
          new PlainSystem.Structure(
              Sparsity.ofRows(3, new int[][] {{0, 1}, {0, 1, 2}, {0, 2}}),
              Sparsity.ofRows(3, new int[][] {{0, 1}, {0}, {2}}),
              Sparsity.empty(3, 3)),
          true,
          Oregonator::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double s = p[0];
    double q = p[1];
    double omega = p[2];
    f[0] = s * (y1 * (-q * y1 - y2 + 1) + y2);
    f[1] = (-y2 * (y1 + 1) + y3) / s;
    f[2] = omega * (y1 - y3);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    double s = p[0];
    double q = p[1];
    double omega = p[2];
    values[0] = s * (-2 * q * y1 - y2 + 1);
    values[1] = s * (1 - y1);
    values[2] = -y2 / s;
    values[3] = -(y1 + 1) / s;
    values[4] = 1 / s;
    values[5] = omega;
    values[6] = -omega;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double s = p[0];
    double q = p[1];
    values[0] = y1 * (-q * y1 - y2 + 1) + y2;
    values[1] = -s * y1 * y1;
    values[2] = -(-y2 * (y1 + 1) + y3) / (s * s);
    values[3] = y1 - y3;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double s = p[0];
    double q = p[1];
    double omega = p[2];
    out[0] = s * (v[0] * (-2 * q * y1 - y2 + 1) + v[1] * (1 - y1));
    out[1] = (-v[0] * y2 - v[1] * (y1 + 1) + v[2]) / s;
    out[2] = omega * (v[0] - v[2]);
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double s = p[0];
    double q = p[1];
    double omega = p[2];
    out[0] = s * v[0] * (-2 * q * y1 - y2 + 1) + v[2] * omega - v[1] * y2 / s;
    out[1] = s * v[0] * (1 - y1) - v[1] * (y1 + 1) / s;
    out[2] = -v[2] * omega + v[1] / s;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double s = p[0];
    double q = p[1];
    out[0] = -s * w[1] * y1 * y1 + w[0] * (y1 * (-q * y1 - y2 + 1) + y2);
    out[1] = -w[0] * (-y2 * (y1 + 1) + y3) / (s * s);
    out[2] = w[2] * (y1 - y3);
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double s = p[0];
    double q = p[1];
    out[0] = v[0] * (y1 * (-q * y1 - y2 + 1) + y2) - v[1] * (-y2 * (y1 + 1) + y3) / (s * s);
    out[1] = -s * v[0] * y1 * y1;
    out[2] = v[2] * (y1 - y3);
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 1;
    y0[1] = 2;
    y0[2] = 3;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
