package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * High irradiance responses of photomorphogenesis. Hairer and Wanner II, IV.10 (HIRES); constants
 * of equal value share one parameter.
 */
final class Hires implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "hires",
          Names.of("y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8"),
          Names.of("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12"),
          new PlainSystem.Structure(
              Sparsity.ofRows(
                  8,
                  new int[][] {
                    {0, 1, 2},
                    {0, 1},
                    {2, 3, 4},
                    {1, 2, 3},
                    {4, 5, 6},
                    {3, 4, 5, 6, 7},
                    {5, 6, 7},
                    {5, 6, 7}
                  }),
              Sparsity.ofRows(
                  12,
                  new int[][] {
                    {0, 1, 2, 3},
                    {0, 4},
                    {1, 5, 6},
                    {0, 2, 7},
                    {1, 8},
                    {0, 1, 9, 10},
                    {9, 11},
                    {9, 11}
                  }),
              Sparsity.empty(8, 12)),
          true,
          Hires::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double y6 = y[5];
    double y7 = y[6];
    double y8 = y[7];
    double c1 = p[0];
    double c2 = p[1];
    double c3 = p[2];
    double c4 = p[3];
    double c5 = p[4];
    double c6 = p[5];
    double c7 = p[6];
    double c8 = p[7];
    double c9 = p[8];
    double c10 = p[9];
    double c11 = p[10];
    double c12 = p[11];
    double r1 = -c1 * y1 + c2 * y2 + c3 * y3 + c4;
    double r2 = c1 * y1 - c5 * y2;
    double r3 = c2 * y4 - c6 * y3 + c7 * y5;
    double r4 = c1 * y3 + c3 * y2 - c8 * y4;
    double r5 = c2 * y6 + c2 * y7 - c9 * y5;
    double r6 = c1 * y5 + c11 * y4 + c11 * y7 - c2 * y6;
    double r7 = c10 * y6 * y8;
    double r8 = c12 * y7;
    f[0] = r1;
    f[1] = r2;
    f[2] = r3;
    f[3] = r4;
    f[4] = r5;
    f[5] = r6 - r7;
    f[6] = r7 - r8;
    f[7] = r8 - r7;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y6 = y[5];
    double y8 = y[7];
    double c1 = p[0];
    double c2 = p[1];
    double c3 = p[2];
    double c5 = p[4];
    double c6 = p[5];
    double c7 = p[6];
    double c8 = p[7];
    double c9 = p[8];
    double c10 = p[9];
    double c11 = p[10];
    double c12 = p[11];
    double dr1dY1 = -c1;
    double dr2dY2 = -c5;
    double dr3dY3 = -c6;
    double dr4dY4 = -c8;
    double dr5dY5 = -c9;
    double dr6dY6 = -c2;
    double dr7dY6 = c10 * y8;
    double dr7dY8 = c10 * y6;
    values[0] = dr1dY1;
    values[1] = c2;
    values[2] = c3;
    values[3] = c1;
    values[4] = dr2dY2;
    values[5] = dr3dY3;
    values[6] = c2;
    values[7] = c7;
    values[8] = c3;
    values[9] = c1;
    values[10] = dr4dY4;
    values[11] = dr5dY5;
    values[12] = c2;
    values[13] = c2;
    values[14] = c11;
    values[15] = c1;
    values[16] = dr6dY6 - dr7dY6;
    values[17] = c11;
    values[18] = -dr7dY8;
    values[19] = dr7dY6;
    values[20] = -c12;
    values[21] = dr7dY8;
    values[22] = -dr7dY6;
    values[23] = c12;
    values[24] = -dr7dY8;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double y6 = y[5];
    double y7 = y[6];
    double y8 = y[7];
    double dr1dC1 = -y1;
    double dr2dC5 = -y2;
    double dr3dC6 = -y3;
    double dr4dC8 = -y4;
    double dr5dC2 = y6 + y7;
    double dr5dC9 = -y5;
    double dr6dC2 = -y6;
    double dr6dC11 = y4 + y7;
    double dr7dC10 = y6 * y8;
    values[0] = dr1dC1;
    values[1] = y2;
    values[2] = y3;
    values[3] = 1;
    values[4] = y1;
    values[5] = dr2dC5;
    values[6] = y4;
    values[7] = dr3dC6;
    values[8] = y5;
    values[9] = y3;
    values[10] = y2;
    values[11] = dr4dC8;
    values[12] = dr5dC2;
    values[13] = dr5dC9;
    values[14] = y5;
    values[15] = dr6dC2;
    values[16] = -dr7dC10;
    values[17] = dr6dC11;
    values[18] = dr7dC10;
    values[19] = -y7;
    values[20] = -dr7dC10;
    values[21] = y7;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y6 = y[5];
    double y8 = y[7];
    double c1 = p[0];
    double c2 = p[1];
    double c3 = p[2];
    double c5 = p[4];
    double c6 = p[5];
    double c7 = p[6];
    double c8 = p[7];
    double c9 = p[8];
    double c10 = p[9];
    double c11 = p[10];
    double c12 = p[11];
    double dr1 = -c1 * v[0] + c2 * v[1] + c3 * v[2];
    double dr2 = c1 * v[0] - c5 * v[1];
    double dr3 = c2 * v[3] - c6 * v[2] + c7 * v[4];
    double dr4 = c1 * v[2] + c3 * v[1] - c8 * v[3];
    double dr5 = c2 * v[5] + c2 * v[6] - c9 * v[4];
    double dr6 = c1 * v[4] + c11 * v[3] + c11 * v[6] - c2 * v[5];
    double dr7 = c10 * (v[5] * y8 + v[7] * y6);
    double dr8 = c12 * v[6];
    out[0] = dr1;
    out[1] = dr2;
    out[2] = dr3;
    out[3] = dr4;
    out[4] = dr5;
    out[5] = dr6 - dr7;
    out[6] = dr7 - dr8;
    out[7] = dr8 - dr7;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y6 = y[5];
    double y8 = y[7];
    double c1 = p[0];
    double c2 = p[1];
    double c3 = p[2];
    double c5 = p[4];
    double c6 = p[5];
    double c7 = p[6];
    double c8 = p[7];
    double c9 = p[8];
    double c10 = p[9];
    double c11 = p[10];
    double c12 = p[11];
    double gr1 = v[0];
    double gr2 = v[1];
    double gr3 = v[2];
    double gr4 = v[3];
    double gr5 = v[4];
    double gr6 = v[5];
    double gr7 = v[6] - v[5] - v[7];
    double gr8 = v[7] - v[6];
    out[0] = c1 * (-gr1 + gr2);
    out[1] = c2 * gr1 + c3 * gr4 - c5 * gr2;
    out[2] = c1 * gr4 + c3 * gr1 - c6 * gr3;
    out[3] = c11 * gr6 + c2 * gr3 - c8 * gr4;
    out[4] = c1 * gr6 + c7 * gr3 - c9 * gr5;
    out[5] = c10 * gr7 * y8 + c2 * gr5 - c2 * gr6;
    out[6] = c11 * gr6 + c12 * gr8 + c2 * gr5;
    out[7] = c10 * gr7 * y6;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double y6 = y[5];
    double y7 = y[6];
    double y8 = y[7];
    double dr1 = -w[0] * y1 + w[1] * y2 + w[2] * y3 + w[3];
    double dr2 = w[0] * y1 - w[4] * y2;
    double dr3 = w[1] * y4 - w[5] * y3 + w[6] * y5;
    double dr4 = w[0] * y3 + w[2] * y2 - w[7] * y4;
    double dr5 = w[1] * (y6 + y7) - w[8] * y5;
    double dr6 = w[0] * y5 - w[1] * y6 + w[10] * (y4 + y7);
    double dr7 = w[9] * y6 * y8;
    double dr8 = w[11] * y7;
    out[0] = dr1;
    out[1] = dr2;
    out[2] = dr3;
    out[3] = dr4;
    out[4] = dr5;
    out[5] = dr6 - dr7;
    out[6] = dr7 - dr8;
    out[7] = dr8 - dr7;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double y1 = y[0];
    double y2 = y[1];
    double y3 = y[2];
    double y4 = y[3];
    double y5 = y[4];
    double y6 = y[5];
    double y7 = y[6];
    double y8 = y[7];
    double gr1 = v[0];
    double gr2 = v[1];
    double gr3 = v[2];
    double gr4 = v[3];
    double gr5 = v[4];
    double gr6 = v[5];
    double gr7 = v[6] - v[5] - v[7];
    double gr8 = v[7] - v[6];
    out[0] = -gr1 * y1 + gr2 * y1 + gr4 * y3 + gr6 * y5;
    out[1] = gr1 * y2 + gr3 * y4 + gr5 * (y6 + y7) - gr6 * y6;
    out[2] = gr1 * y3 + gr4 * y2;
    out[3] = gr1;
    out[4] = -gr2 * y2;
    out[5] = -gr3 * y3;
    out[6] = gr3 * y5;
    out[7] = -gr4 * y4;
    out[8] = -gr5 * y5;
    out[9] = gr7 * y6 * y8;
    out[10] = gr6 * (y4 + y7);
    out[11] = gr8 * y7;
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 1;
    y0[1] = 0;
    y0[2] = 0;
    y0[3] = 0;
    y0[4] = 0;
    y0[5] = 0;
    y0[6] = 0;
    y0[7] = 0.0057;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
