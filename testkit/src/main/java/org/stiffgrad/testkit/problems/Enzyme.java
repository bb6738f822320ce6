package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** Michaelis and Menten's enzyme with fast binding. */
final class Enzyme implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "enzyme",
          Names.of("E", "S", "ES", "P"),
          Names.of("kon", "koff", "kcat"),
          new PlainSystem.Structure(
              Sparsity.ofRows(4, new int[][] {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}, {2}}),
              Sparsity.ofRows(3, new int[][] {{0, 1, 2}, {0, 1}, {0, 1, 2}, {2}}),
              Sparsity.empty(4, 3)),
          true,
          Enzyme::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double e = y[0];
    double s = y[1];
    double es = y[2];
    double kon = p[0];
    double koff = p[1];
    double kcat = p[2];
    double r1 = e * s * kon;
    double r2 = es * koff;
    double r3 = es * kcat;
    f[0] = -r1 + r2 + r3;
    f[1] = -r1 + r2;
    f[2] = r1 - r2 - r3;
    f[3] = r3;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double e = y[0];
    double s = y[1];
    double kon = p[0];
    double koff = p[1];
    double kcat = p[2];
    double dr1dE = s * kon;
    double dr1dS = e * kon;
    values[0] = -dr1dE;
    values[1] = -dr1dS;
    values[2] = koff + kcat;
    values[3] = -dr1dE;
    values[4] = -dr1dS;
    values[5] = koff;
    values[6] = dr1dE;
    values[7] = dr1dS;
    values[8] = -koff - kcat;
    values[9] = kcat;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double e = y[0];
    double s = y[1];
    double es = y[2];
    double dr1dKon = e * s;
    values[0] = -dr1dKon;
    values[1] = es;
    values[2] = es;
    values[3] = -dr1dKon;
    values[4] = es;
    values[5] = dr1dKon;
    values[6] = -es;
    values[7] = -es;
    values[8] = es;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double e = y[0];
    double s = y[1];
    double kon = p[0];
    double koff = p[1];
    double kcat = p[2];
    double dr1 = kon * (e * v[1] + s * v[0]);
    double dr2 = koff * v[2];
    double dr3 = kcat * v[2];
    out[0] = -dr1 + dr2 + dr3;
    out[1] = -dr1 + dr2;
    out[2] = dr1 - dr2 - dr3;
    out[3] = dr3;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double e = y[0];
    double s = y[1];
    double kon = p[0];
    double koff = p[1];
    double kcat = p[2];
    double gr1 = v[2] - v[0] - v[1];
    double gr2 = v[0] + v[1] - v[2];
    double gr3 = v[0] + v[3] - v[2];
    out[0] = s * gr1 * kon;
    out[1] = e * gr1 * kon;
    out[2] = gr2 * koff + gr3 * kcat;
    out[3] = 0;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double e = y[0];
    double s = y[1];
    double es = y[2];
    double dr1 = e * s * w[0];
    double dr2 = es * w[1];
    double dr3 = es * w[2];
    out[0] = -dr1 + dr2 + dr3;
    out[1] = -dr1 + dr2;
    out[2] = dr1 - dr2 - dr3;
    out[3] = dr3;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double e = y[0];
    double s = y[1];
    double es = y[2];
    double gr1 = v[2] - v[0] - v[1];
    double gr2 = v[0] + v[1] - v[2];
    double gr3 = v[0] + v[3] - v[2];
    out[0] = e * s * gr1;
    out[1] = es * gr2;
    out[2] = es * gr3;
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 1;
    y0[1] = 5;
    y0[2] = 0;
    y0[3] = 0;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
