package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Robertson's chemical kinetics. Hairer and Wanner, Solving Ordinary Differential Equations II,
 * IV.10 (ROBER).
 */
final class Robertson implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "robertson",
          Names.of("A", "B", "C"),
          Names.of("k1", "k2", "k3"),
          new PlainSystem.Structure(
              Sparsity.ofRows(3, new int[][] {{0, 1, 2}, {0, 1, 2}, {1}}),
              Sparsity.ofRows(3, new int[][] {{0, 2}, {0, 1, 2}, {1}}),
              Sparsity.empty(3, 3)),
          true,
          Robertson::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double a = y[0];
    double b = y[1];
    double c = y[2];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double r1 = a * k1;
    double r2 = b * b * k2;
    double r3 = b * c * k3;
    f[0] = -r1 + r3;
    f[1] = r1 - r3 - r2;
    f[2] = r2;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double b = y[1];
    double c = y[2];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double dr2dB = 2 * b * k2;
    double dr3dB = c * k3;
    double dr3dC = b * k3;
    values[0] = -k1;
    values[1] = dr3dB;
    values[2] = dr3dC;
    values[3] = k1;
    values[4] = -dr2dB - dr3dB;
    values[5] = -dr3dC;
    values[6] = dr2dB;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double a = y[0];
    double b = y[1];
    double c = y[2];
    double dr2dK2 = b * b;
    double dr3dK3 = b * c;
    values[0] = -a;
    values[1] = dr3dK3;
    values[2] = a;
    values[3] = -dr2dK2;
    values[4] = -dr3dK3;
    values[5] = dr2dK2;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double b = y[1];
    double c = y[2];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double dr1 = k1 * v[0];
    double dr2 = 2 * b * k2 * v[1];
    double dr3 = k3 * (b * v[2] + c * v[1]);
    out[0] = -dr1 + dr3;
    out[1] = dr1 - dr3 - dr2;
    out[2] = dr2;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double b = y[1];
    double c = y[2];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double gr1 = v[1] - v[0];
    double gr2 = v[2] - v[1];
    double gr3 = v[0] - v[1];
    out[0] = gr1 * k1;
    out[1] = 2 * b * gr2 * k2 + c * gr3 * k3;
    out[2] = b * gr3 * k3;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double a = y[0];
    double b = y[1];
    double c = y[2];
    double dr1 = a * w[0];
    double dr2 = b * b * w[1];
    double dr3 = b * c * w[2];
    out[0] = -dr1 + dr3;
    out[1] = dr1 - dr3 - dr2;
    out[2] = dr2;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double a = y[0];
    double b = y[1];
    double c = y[2];
    double gr1 = v[1] - v[0];
    double gr2 = v[2] - v[1];
    double gr3 = v[0] - v[1];
    out[0] = a * gr1;
    out[1] = b * b * gr2;
    out[2] = b * c * gr3;
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 1;
    y0[1] = 0;
    y0[2] = 0;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
