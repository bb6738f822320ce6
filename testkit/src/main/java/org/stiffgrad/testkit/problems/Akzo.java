package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Chemical Akzo Nobel problem with its algebraic unknown y6 = Ks y1 y4 eliminated. Test Set for
 * Initial Value Problem Solvers (CHEMAKZO).
 */
final class Akzo implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "akzo",
          Names.of("y1", "y2", "y3", "y4", "y5"),
          Names.of("k1", "k2", "k3", "k4", "K", "klA", "Ks", "pCO2", "H"),
          new PlainSystem.Structure(
              Sparsity.ofRows(
                  5,
                  new int[][] {
                    {0, 1, 2, 3, 4}, {0, 1, 3}, {0, 1, 2, 3, 4}, {0, 2, 3, 4}, {0, 1, 2, 3, 4}
                  }),
              Sparsity.ofRows(
                  9,
                  new int[][] {
                    {0, 1, 2, 4}, {0, 2, 3, 5, 6, 7, 8}, {0, 1, 4}, {1, 2, 4}, {1, 3, 4, 6}
                  }),
              Sparsity.empty(5, 9)),
          true,
          Akzo::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double pCO2 = p[7];
    double henry = p[8];
    double root = Math.sqrt(y2);
    double r1 = k1 * root * y1 * y1 * y1 * y1;
    double r2 = k2 * y3 * y4;
    double r3 = k2 * y1 * y5 / k;
    double r4 = k3 * y1 * y4 * y4;
    double r5 = ks * ks * k4 * root * y1 * y1 * y4 * y4;
    double r6 = klA * (pCO2 / henry - y2);
    f[0] = r2 - 2 * r1 - r3 - r4;
    f[1] = r6 - 0.5 * r1 - r4 - 0.5 * r5;
    f[2] = r1 + r3 - r2;
    f[3] = r3 - r2 - 2 * r4;
    f[4] = r2 + r5 - r3;
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
    double y4 = y[3];
    double y5 = y[4];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double root = Math.sqrt(y2);
    double dr1dY1 = 4 * k1 * root * y1 * y1 * y1;
    double dr1dY2 = 0.5 * (k1 * y1 * y1 * y1 * y1 / root);
    double dr2dY3 = k2 * y4;
    double dr2dY4 = k2 * y3;
    double dr3dY1 = k2 * y5 / k;
    double dr3dY5 = k2 * y1 / k;
    double dr4dY1 = k3 * y4 * y4;
    double dr4dY4 = 2 * k3 * y1 * y4;
    double dr5dY1 = 2 * ks * ks * k4 * root * y1 * y4 * y4;
    double dr5dY2 = 0.5 * (ks * ks * k4 * y1 * y1 * y4 * y4 / root);
    double dr5dY4 = 2 * ks * ks * k4 * root * y1 * y1 * y4;
    double dr6dY2 = -klA;
    values[0] = -2 * dr1dY1 - dr3dY1 - dr4dY1;
    values[1] = -2 * dr1dY2;
    values[2] = dr2dY3;
    values[3] = dr2dY4 - dr4dY4;
    values[4] = -dr3dY5;
    values[5] = -0.5 * dr1dY1 - dr4dY1 - 0.5 * dr5dY1;
    values[6] = dr6dY2 - 0.5 * dr1dY2 - 0.5 * dr5dY2;
    values[7] = -dr4dY4 - 0.5 * dr5dY4;
    values[8] = dr1dY1 + dr3dY1;
    values[9] = dr1dY2;
    values[10] = -dr2dY3;
    values[11] = -dr2dY4;
    values[12] = dr3dY5;
    values[13] = dr3dY1 - 2 * dr4dY1;
    values[14] = -dr2dY3;
    values[15] = -dr2dY4 - 2 * dr4dY4;
    values[16] = dr3dY5;
    values[17] = dr5dY1 - dr3dY1;
    values[18] = dr5dY2;
    values[19] = dr2dY3;
    values[20] = dr2dY4 + dr5dY4;
    values[21] = -dr3dY5;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double k2 = p[1];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double pCO2 = p[7];
    double henry = p[8];
    double root = Math.sqrt(y2);
    double dr1dK1 = root * y1 * y1 * y1 * y1;
    double dr2dK2 = y3 * y4;
    double dr3dK2 = y1 * y5 / k;
    double dr3dK = -k2 * y1 * y5 / (k * k);
    double dr4dK3 = y1 * y4 * y4;
    double dr5dK4 = ks * ks * root * y1 * y1 * y4 * y4;
    double dr5dKs = 2 * ks * k4 * root * y1 * y1 * y4 * y4;
    double dr6dKlA = pCO2 / henry - y2;
    double dr6dPCO2 = klA / henry;
    double dr6dHenry = -klA * pCO2 / (henry * henry);
    values[0] = -2 * dr1dK1;
    values[1] = dr2dK2 - dr3dK2;
    values[2] = -dr4dK3;
    values[3] = -dr3dK;
    values[4] = -0.5 * dr1dK1;
    values[5] = -dr4dK3;
    values[6] = -0.5 * dr5dK4;
    values[7] = dr6dKlA;
    values[8] = -0.5 * dr5dKs;
    values[9] = dr6dPCO2;
    values[10] = dr6dHenry;
    values[11] = dr1dK1;
    values[12] = dr3dK2 - dr2dK2;
    values[13] = dr3dK;
    values[14] = dr3dK2 - dr2dK2;
    values[15] = -2 * dr4dK3;
    values[16] = dr3dK;
    values[17] = dr2dK2 - dr3dK2;
    values[18] = dr5dK4;
    values[19] = -dr3dK;
    values[20] = dr5dKs;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double root = Math.sqrt(y2);
    double dr1 = k1 * y1 * y1 * y1 * (4 * root * v[0] + 0.5 * (v[1] * y1 / root));
    double dr2 = k2 * (v[2] * y4 + v[3] * y3);
    double dr3 = k2 * (v[0] * y5 + v[4] * y1) / k;
    double dr4 = k3 * y4 * (v[0] * y4 + 2 * v[3] * y1);
    double dr5 =
        ks
            * ks
            * k4
            * y1
            * y4
            * (2 * root * v[0] * y4 + 2 * root * v[3] * y1 + 0.5 * (v[1] * y1 * y4 / root));
    double dr6 = -klA * v[1];
    out[0] = dr2 - 2 * dr1 - dr3 - dr4;
    out[1] = dr6 - 0.5 * dr1 - dr4 - 0.5 * dr5;
    out[2] = dr1 + dr3 - dr2;
    out[3] = dr3 - dr2 - 2 * dr4;
    out[4] = dr2 + dr5 - dr3;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double k1 = p[0];
    double k2 = p[1];
    double k3 = p[2];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double root = Math.sqrt(y2);
    double gr1 = v[2] - 2 * v[0] - 0.5 * v[1];
    double gr2 = v[0] + v[4] - v[2] - v[3];
    double gr3 = v[2] + v[3] - v[0] - v[4];
    double gr4 = -v[0] - v[1] - 2 * v[3];
    double gr5 = v[4] - 0.5 * v[1];
    double gr6 = v[1];
    out[0] =
        2 * ks * ks * gr5 * k4 * root * y1 * y4 * y4
            + 4 * gr1 * k1 * root * y1 * y1 * y1
            + gr4 * k3 * y4 * y4
            + gr3 * k2 * y5 / k;
    out[1] =
        0.5 * (ks * ks * gr5 * k4 * y1 * y1 * y4 * y4 / root)
            + 0.5 * (gr1 * k1 * y1 * y1 * y1 * y1 / root)
            - gr6 * klA;
    out[2] = gr2 * k2 * y4;
    out[3] = 2 * ks * ks * gr5 * k4 * root * y1 * y1 * y4 + gr2 * k2 * y3 + 2 * gr4 * k3 * y1 * y4;
    out[4] = gr3 * k2 * y1 / k;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double k2 = p[1];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double pCO2 = p[7];
    double henry = p[8];
    double root = Math.sqrt(y2);
    double dr1 = root * w[0] * y1 * y1 * y1 * y1;
    double dr2 = w[1] * y3 * y4;
    double dr3 = y1 * y5 * (w[1] - k2 * w[4] / k) / k;
    double dr4 = w[2] * y1 * y4 * y4;
    double dr5 = ks * root * y1 * y1 * y4 * y4 * (ks * w[3] + 2 * k4 * w[6]);
    double dr6 =
        w[5] * (pCO2 / henry - y2) + klA * w[7] / henry - klA * pCO2 * w[8] / (henry * henry);
    out[0] = dr2 - 2 * dr1 - dr3 - dr4;
    out[1] = dr6 - 0.5 * dr1 - dr4 - 0.5 * dr5;
    out[2] = dr1 + dr3 - dr2;
    out[3] = dr3 - dr2 - 2 * dr4;
    out[4] = dr2 + dr5 - dr3;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double k2 = p[1];
    double k4 = p[3];
    double k = p[4];
    double klA = p[5];
    double ks = p[6];
    double pCO2 = p[7];
    double henry = p[8];
    double root = Math.sqrt(y2);
    double gr1 = v[2] - 2 * v[0] - 0.5 * v[1];
    double gr2 = v[0] + v[4] - v[2] - v[3];
    double gr3 = v[2] + v[3] - v[0] - v[4];
    double gr4 = -v[0] - v[1] - 2 * v[3];
    double gr5 = v[4] - 0.5 * v[1];
    double gr6 = v[1];
    out[0] = gr1 * root * y1 * y1 * y1 * y1;
    out[1] = gr2 * y3 * y4 + gr3 * y1 * y5 / k;
    out[2] = gr4 * y1 * y4 * y4;
    out[3] = ks * ks * gr5 * root * y1 * y1 * y4 * y4;
    out[4] = -gr3 * k2 * y1 * y5 / (k * k);
    out[5] = gr6 * (pCO2 / henry - y2);
    out[6] = 2 * ks * gr5 * k4 * root * y1 * y1 * y4 * y4;
    out[7] = gr6 * klA / henry;
    out[8] = -gr6 * klA * pCO2 / (henry * henry);
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 0.444;
    y0[1] = 0.00123;
    y0[2] = 0;
    y0[3] = 0.007;
    y0[4] = 0;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
