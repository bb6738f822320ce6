package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * A chemical pyrolysis with concentrations down to 1e-23. Hairer and Wanner II, IV.10 (E5). The
 * third equation is f3 = f2 - f4: its expanded form cancels all digits at the end.
 */
final class Pyrolysis implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "e5",
          Names.of("y1", "y2", "y3", "y4"),
          Names.of("A", "B", "C", "M"),
          new PlainSystem.Structure(
              Sparsity.ofRows(4, new int[][] {{0, 2}, {0, 1, 2}, {0, 1, 2, 3}, {0, 2, 3}}),
              Sparsity.ofRows(4, new int[][] {{0, 1}, {0, 2, 3}, {0, 1, 2, 3}, {1, 2}}),
              Sparsity.empty(4, 4)),
          true,
          Pyrolysis::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double a = p[0];
    double b = p[1];
    double c = p[2];
    double m = p[3];
    double r1 = a * y1;
    double r2 = b * y1 * y3;
    double r3 = c * m * y2 * y3;
    double r4 = c * y4;
    f[0] = -r1 - r2;
    f[1] = r1 - r3;
    f[3] = r2 - r4;
    f[2] = f[1] - f[3];
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double a = p[0];
    double b = p[1];
    double c = p[2];
    double m = p[3];
    double dr2dY1 = b * y3;
    double dr2dY3 = b * y1;
    double dr3dY2 = c * m * y3;
    double dr3dY3 = c * m * y2;
    values[0] = -a - dr2dY1;
    values[1] = -dr2dY3;
    values[2] = a;
    values[3] = -dr3dY2;
    values[4] = -dr3dY3;
    values[5] = a - dr2dY1;
    values[6] = -dr3dY2;
    values[7] = -dr2dY3 - dr3dY3;
    values[8] = c;
    values[9] = dr2dY1;
    values[10] = dr2dY3;
    values[11] = -c;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double c = p[2];
    double m = p[3];
    double dr2dB = y1 * y3;
    double dr3dC = m * y2 * y3;
    double dr3dM = c * y2 * y3;
    values[0] = -y1;
    values[1] = -dr2dB;
    values[2] = y1;
    values[3] = -dr3dC;
    values[4] = -dr3dM;
    values[5] = y1;
    values[6] = -dr2dB;
    values[7] = y4 - dr3dC;
    values[8] = -dr3dM;
    values[9] = dr2dB;
    values[10] = -y4;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double a = p[0];
    double b = p[1];
    double c = p[2];
    double m = p[3];
    double dr1 = a * v[0];
    double dr2 = b * (v[0] * y3 + v[2] * y1);
    double dr3 = c * m * (v[1] * y3 + v[2] * y2);
    double dr4 = c * v[3];
    out[0] = -dr1 - dr2;
    out[1] = dr1 - dr3;
    out[3] = dr2 - dr4;
    out[2] = out[1] - out[3];
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double a = p[0];
    double b = p[1];
    double c = p[2];
    double m = p[3];
    double gr1 = v[1] + v[2] - v[0];
    double gr2 = v[3] - v[0] - v[2];
    double gr3 = -v[1] - v[2];
    double gr4 = v[2] - v[3];
    out[0] = a * gr1 + b * gr2 * y3;
    out[1] = c * m * gr3 * y3;
    out[2] = b * gr2 * y1 + c * m * gr3 * y2;
    out[3] = c * gr4;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double c = p[2];
    double m = p[3];
    double dr1 = w[0] * y1;
    double dr2 = w[1] * y1 * y3;
    double dr3 = y2 * y3 * (c * w[3] + m * w[2]);
    double dr4 = w[2] * y4;
    out[0] = -dr1 - dr2;
    out[1] = dr1 - dr3;
    out[3] = dr2 - dr4;
    out[2] = out[1] - out[3];
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double c = p[2];
    double m = p[3];
    double gr1 = v[1] + v[2] - v[0];
    double gr2 = v[3] - v[0] - v[2];
    double gr3 = -v[1] - v[2];
    double gr4 = v[2] - v[3];
    out[0] = gr1 * y1;
    out[1] = gr2 * y1 * y3;
    out[2] = m * gr3 * y2 * y3 + gr4 * y4;
    out[3] = c * gr3 * y2 * y3;
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 1.76e-3;
    y0[1] = 0;
    y0[2] = 0;
    y0[3] = 0;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
