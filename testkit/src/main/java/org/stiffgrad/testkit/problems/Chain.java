package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** A fast equilibrium that drains slowly: linear, with the matrix exponential as closed form. */
final class Chain implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "chain",
          Names.of("A", "B", "C"),
          Names.of("k1", "km", "k2"),
          new PlainSystem.Structure(
              Sparsity.ofRows(3, new int[][] {{0, 1}, {0, 1}, {1}}),
              Sparsity.ofRows(3, new int[][] {{0, 1}, {0, 1, 2}, {2}}),
              Sparsity.empty(3, 3)),
          true,
          Chain::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double a = y[0];
    double b = y[1];
    double k1 = p[0];
    double km = p[1];
    double k2 = p[2];
    double r1 = a * k1;
    double r2 = b * km;
    double r3 = b * k2;
    f[0] = -r1 + r2;
    f[1] = r1 - r2 - r3;
    f[2] = r3;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double k1 = p[0];
    double km = p[1];
    double k2 = p[2];
    values[0] = -k1;
    values[1] = km;
    values[2] = k1;
    values[3] = -km - k2;
    values[4] = k2;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double a = y[0];
    double b = y[1];
    values[0] = -a;
    values[1] = b;
    values[2] = a;
    values[3] = -b;
    values[4] = -b;
    values[5] = b;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double k1 = p[0];
    double km = p[1];
    double k2 = p[2];
    double dr1 = k1 * v[0];
    double dr2 = km * v[1];
    double dr3 = k2 * v[1];
    out[0] = -dr1 + dr2;
    out[1] = dr1 - dr2 - dr3;
    out[2] = dr3;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double k1 = p[0];
    double km = p[1];
    double k2 = p[2];
    double gr1 = v[1] - v[0];
    double gr2 = v[0] - v[1];
    double gr3 = v[2] - v[1];
    out[0] = gr1 * k1;
    out[1] = gr2 * km + gr3 * k2;
    out[2] = 0;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double a = y[0];
    double b = y[1];
    double dr1 = a * w[0];
    double dr2 = b * w[1];
    double dr3 = b * w[2];
    out[0] = -dr1 + dr2;
    out[1] = dr1 - dr2 - dr3;
    out[2] = dr3;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double a = y[0];
    double b = y[1];
    double gr1 = v[1] - v[0];
    double gr2 = v[0] - v[1];
    double gr3 = v[2] - v[1];
    out[0] = a * gr1;
    out[1] = b * gr2;
    out[2] = b * gr3;
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
