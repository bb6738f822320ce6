package org.stiffgrad.testkit.problems;

import java.util.Arrays;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * The air pollution model of Verwer (1994): 25 reactions of mass action among 20 species. Mazzia
 * and Magherini, Test Set for Initial Value Problem Solvers (POLLU).
 */
final class Pollu implements Evaluator {
  static final OdeSystem SYSTEM =
      new PlainSystem(
          "pollu",
          Names.of(
              "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y8", "y9", "y10", "y11", "y12", "y13",
              "y14", "y15", "y16", "y17", "y18", "y19", "y20"),
          Names.of(
              "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "k10", "k11", "k12", "k13",
              "k14", "k15", "k16", "k17", "k18", "k19", "k20", "k21", "k22", "k23", "k24", "k25"),
          new PlainSystem.Structure(
              Sparsity.ofRows(
                  20,
                  new int[][] {
                    {0, 1, 3, 4, 5, 9, 10, 12, 18, 19},
                    {0, 1, 3, 4, 9, 10, 18},
                    {0, 2, 3, 15, 18},
                    {0, 1, 2, 3},
                    {1, 4, 5, 6, 8, 13, 16},
                    {0, 1, 4, 5, 6, 8, 15, 16},
                    {5, 6, 13},
                    {5, 6, 8},
                    {5, 8},
                    {1, 8, 9, 10},
                    {0, 1, 5, 8, 10, 12},
                    {1, 10},
                    {0, 10, 12},
                    {1, 9, 13},
                    {0, 5},
                    {3, 15},
                    {5, 16},
                    {5, 16},
                    {0, 3, 18, 19},
                    {0, 18, 19}
                  }),
              Sparsity.ofRows(
                  25,
                  new int[][] {
                    {0, 1, 2, 8, 9, 10, 11, 13, 21, 22, 23, 24},
                    {0, 1, 2, 8, 11, 20},
                    {0, 14, 16, 18, 21},
                    {1, 14, 15, 16, 22},
                    {2, 3, 5, 6, 12, 19},
                    {2, 5, 7, 13, 17, 19},
                    {3, 4, 5, 12},
                    {3, 4, 5, 6},
                    {6, 7},
                    {6, 8, 11},
                    {7, 8, 9, 10},
                    {8},
                    {9, 10},
                    {11, 12},
                    {13},
                    {15, 17, 18},
                    {19},
                    {19},
                    {20, 21, 22, 23, 24},
                    {23, 24}
                  }),
              Sparsity.empty(20, 25)),
          true,
          Pollu::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double r1 = p[0] * y[0];
    double r2 = p[1] * y[1] * y[3];
    double r3 = p[2] * y[1] * y[4];
    double r4 = p[3] * y[6];
    double r5 = p[4] * y[6];
    double r6 = p[5] * y[5] * y[6];
    double r7 = p[6] * y[8];
    double r8 = p[7] * y[5] * y[8];
    double r9 = p[8] * y[10] * y[1];
    double r10 = p[9] * y[0] * y[10];
    double r11 = p[10] * y[12];
    double r12 = p[11] * y[9] * y[1];
    double r13 = p[12] * y[13];
    double r14 = p[13] * y[0] * y[5];
    double r15 = p[14] * y[2];
    double r16 = p[15] * y[3];
    double r17 = p[16] * y[3];
    double r18 = p[17] * y[15];
    double r19 = p[18] * y[15];
    double r20 = p[19] * y[16] * y[5];
    double r21 = p[20] * y[18];
    double r22 = p[21] * y[18];
    double r23 = p[22] * y[0] * y[3];
    double r24 = p[23] * y[0] * y[18];
    double r25 = p[24] * y[19];
    f[0] = -r1 - r10 - r14 - r23 - r24 + r2 + r3 + r9 + r11 + r12 + r22 + r25;
    f[1] = -r2 - r3 - r9 - r12 + r1 + r21;
    f[2] = -r15 + r1 + r17 + r19 + r22;
    f[3] = -r2 - r16 - r17 - r23 + r15;
    f[4] = -r3 + 2 * r4 + r6 + r7 + r13 + r20;
    f[5] = -r6 - r8 - r14 - r20 + r3 + 2 * r18;
    f[6] = -r4 - r5 - r6 + r13;
    f[7] = r4 + r5 + r6 + r7;
    f[8] = -r7 - r8;
    f[9] = -r12 + r7 + r9;
    f[10] = -r9 - r10 + r8 + r11;
    f[11] = r9;
    f[12] = -r11 + r10;
    f[13] = -r13 + r12;
    f[14] = r14;
    f[15] = -r18 - r19 + r16;
    f[16] = -r20;
    f[17] = r20;
    f[18] = -r21 - r22 - r24 + r23 + r25;
    f[19] = -r25 + r24;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    Arrays.fill(ft, 0);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    PolluJacobian.stateRows1To3(y, p, values);
    PolluJacobian.stateRows4To7(y, p, values);
    PolluJacobian.stateRows8To14(y, p, values);
    PolluJacobian.stateRows15To20(y, p, values);
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    PolluJacobian.parameterRows1To3(y, values);
    PolluJacobian.parameterRows4To7(y, values);
    PolluJacobian.parameterRows8To18(y, values);
    PolluJacobian.parameterRows19To20(y, values);
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double dr1 = p[0] * v[0];
    double dr2 = p[1] * (v[1] * y[3] + v[3] * y[1]);
    double dr3 = p[2] * (v[1] * y[4] + v[4] * y[1]);
    double dr4 = p[3] * v[6];
    double dr5 = p[4] * v[6];
    double dr6 = p[5] * (v[5] * y[6] + v[6] * y[5]);
    double dr7 = p[6] * v[8];
    double dr8 = p[7] * (v[5] * y[8] + v[8] * y[5]);
    double dr9 = p[8] * (v[1] * y[10] + v[10] * y[1]);
    double dr10 = p[9] * (v[0] * y[10] + v[10] * y[0]);
    double dr11 = p[10] * v[12];
    double dr12 = p[11] * (v[1] * y[9] + v[9] * y[1]);
    double dr13 = p[12] * v[13];
    double dr14 = p[13] * (v[0] * y[5] + v[5] * y[0]);
    double dr15 = p[14] * v[2];
    double dr16 = p[15] * v[3];
    double dr17 = p[16] * v[3];
    double dr18 = p[17] * v[15];
    double dr19 = p[18] * v[15];
    double dr20 = p[19] * (v[16] * y[5] + v[5] * y[16]);
    double dr21 = p[20] * v[18];
    double dr22 = p[21] * v[18];
    double dr23 = p[22] * (v[0] * y[3] + v[3] * y[0]);
    double dr24 = p[23] * (v[0] * y[18] + v[18] * y[0]);
    double dr25 = p[24] * v[19];
    out[0] = -dr1 - dr10 - dr14 - dr23 - dr24 + dr2 + dr3 + dr9 + dr11 + dr12 + dr22 + dr25;
    out[1] = -dr2 - dr3 - dr9 - dr12 + dr1 + dr21;
    out[2] = -dr15 + dr1 + dr17 + dr19 + dr22;
    out[3] = -dr2 - dr16 - dr17 - dr23 + dr15;
    out[4] = -dr3 + 2 * dr4 + dr6 + dr7 + dr13 + dr20;
    out[5] = -dr6 - dr8 - dr14 - dr20 + dr3 + 2 * dr18;
    out[6] = -dr4 - dr5 - dr6 + dr13;
    out[7] = dr4 + dr5 + dr6 + dr7;
    out[8] = -dr7 - dr8;
    out[9] = -dr12 + dr7 + dr9;
    out[10] = -dr9 - dr10 + dr8 + dr11;
    out[11] = dr9;
    out[12] = -dr11 + dr10;
    out[13] = -dr13 + dr12;
    out[14] = dr14;
    out[15] = -dr18 - dr19 + dr16;
    out[16] = -dr20;
    out[17] = dr20;
    out[18] = -dr21 - dr22 - dr24 + dr23 + dr25;
    out[19] = -dr25 + dr24;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double gr1 = v[1] + v[2] - v[0];
    double gr2 = v[0] - v[1] - v[3];
    double gr3 = v[0] + v[5] - v[1] - v[4];
    double gr4 = 2 * v[4] + v[7] - v[6];
    double gr5 = v[7] - v[6];
    double gr6 = v[4] + v[7] - v[5] - v[6];
    double gr7 = v[4] + v[7] + v[9] - v[8];
    double gr8 = v[10] - v[5] - v[8];
    double gr9 = v[0] + v[9] + v[11] - v[1] - v[10];
    double gr10 = v[12] - v[0] - v[10];
    double gr11 = v[0] + v[10] - v[12];
    double gr12 = v[0] + v[13] - v[1] - v[9];
    double gr13 = v[4] + v[6] - v[13];
    double gr14 = v[14] - v[0] - v[5];
    double gr15 = v[3] - v[2];
    double gr16 = v[15] - v[3];
    double gr17 = v[2] - v[3];
    double gr18 = 2 * v[5] - v[15];
    double gr19 = v[2] - v[15];
    double gr20 = v[4] + v[17] - v[5] - v[16];
    double gr21 = v[1] - v[18];
    double gr22 = v[0] + v[2] - v[18];
    double gr23 = v[18] - v[0] - v[3];
    double gr24 = v[19] - v[0] - v[18];
    double gr25 = v[0] + v[18] - v[19];
    out[0] =
        gr1 * p[0]
            + gr10 * p[9] * y[10]
            + gr14 * p[13] * y[5]
            + gr23 * p[22] * y[3]
            + gr24 * p[23] * y[18];
    out[1] = gr12 * p[11] * y[9] + gr2 * p[1] * y[3] + gr3 * p[2] * y[4] + gr9 * p[8] * y[10];
    out[2] = gr15 * p[14];
    out[3] = gr16 * p[15] + gr17 * p[16] + gr2 * p[1] * y[1] + gr23 * p[22] * y[0];
    out[4] = gr3 * p[2] * y[1];
    out[5] = gr14 * p[13] * y[0] + gr20 * p[19] * y[16] + gr6 * p[5] * y[6] + gr8 * p[7] * y[8];
    out[6] = gr4 * p[3] + gr5 * p[4] + gr6 * p[5] * y[5];
    out[7] = 0;
    out[8] = gr7 * p[6] + gr8 * p[7] * y[5];
    out[9] = gr12 * p[11] * y[1];
    out[10] = gr10 * p[9] * y[0] + gr9 * p[8] * y[1];
    out[11] = 0;
    out[12] = gr11 * p[10];
    out[13] = gr13 * p[12];
    out[14] = 0;
    out[15] = gr18 * p[17] + gr19 * p[18];
    out[16] = gr20 * p[19] * y[5];
    out[17] = 0;
    out[18] = gr21 * p[20] + gr22 * p[21] + gr24 * p[23] * y[0];
    out[19] = gr25 * p[24];
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double dr1 = w[0] * y[0];
    double dr2 = w[1] * y[1] * y[3];
    double dr3 = w[2] * y[1] * y[4];
    double dr4 = w[3] * y[6];
    double dr5 = w[4] * y[6];
    double dr6 = w[5] * y[5] * y[6];
    double dr7 = w[6] * y[8];
    double dr8 = w[7] * y[5] * y[8];
    double dr9 = w[8] * y[10] * y[1];
    double dr10 = w[9] * y[0] * y[10];
    double dr11 = w[10] * y[12];
    double dr12 = w[11] * y[9] * y[1];
    double dr13 = w[12] * y[13];
    double dr14 = w[13] * y[0] * y[5];
    double dr15 = w[14] * y[2];
    double dr16 = w[15] * y[3];
    double dr17 = w[16] * y[3];
    double dr18 = w[17] * y[15];
    double dr19 = w[18] * y[15];
    double dr20 = w[19] * y[16] * y[5];
    double dr21 = w[20] * y[18];
    double dr22 = w[21] * y[18];
    double dr23 = w[22] * y[0] * y[3];
    double dr24 = w[23] * y[0] * y[18];
    double dr25 = w[24] * y[19];
    out[0] = -dr1 - dr10 - dr14 - dr23 - dr24 + dr2 + dr3 + dr9 + dr11 + dr12 + dr22 + dr25;
    out[1] = -dr2 - dr3 - dr9 - dr12 + dr1 + dr21;
    out[2] = -dr15 + dr1 + dr17 + dr19 + dr22;
    out[3] = -dr2 - dr16 - dr17 - dr23 + dr15;
    out[4] = -dr3 + 2 * dr4 + dr6 + dr7 + dr13 + dr20;
    out[5] = -dr6 - dr8 - dr14 - dr20 + dr3 + 2 * dr18;
    out[6] = -dr4 - dr5 - dr6 + dr13;
    out[7] = dr4 + dr5 + dr6 + dr7;
    out[8] = -dr7 - dr8;
    out[9] = -dr12 + dr7 + dr9;
    out[10] = -dr9 - dr10 + dr8 + dr11;
    out[11] = dr9;
    out[12] = -dr11 + dr10;
    out[13] = -dr13 + dr12;
    out[14] = dr14;
    out[15] = -dr18 - dr19 + dr16;
    out[16] = -dr20;
    out[17] = dr20;
    out[18] = -dr21 - dr22 - dr24 + dr23 + dr25;
    out[19] = -dr25 + dr24;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double gr1 = v[1] + v[2] - v[0];
    double gr2 = v[0] - v[1] - v[3];
    double gr3 = v[0] + v[5] - v[1] - v[4];
    double gr4 = 2 * v[4] + v[7] - v[6];
    double gr5 = v[7] - v[6];
    double gr6 = v[4] + v[7] - v[5] - v[6];
    double gr7 = v[4] + v[7] + v[9] - v[8];
    double gr8 = v[10] - v[5] - v[8];
    double gr9 = v[0] + v[9] + v[11] - v[1] - v[10];
    double gr10 = v[12] - v[0] - v[10];
    double gr11 = v[0] + v[10] - v[12];
    double gr12 = v[0] + v[13] - v[1] - v[9];
    double gr13 = v[4] + v[6] - v[13];
    double gr14 = v[14] - v[0] - v[5];
    double gr15 = v[3] - v[2];
    double gr16 = v[15] - v[3];
    double gr17 = v[2] - v[3];
    double gr18 = 2 * v[5] - v[15];
    double gr19 = v[2] - v[15];
    double gr20 = v[4] + v[17] - v[5] - v[16];
    double gr21 = v[1] - v[18];
    double gr22 = v[0] + v[2] - v[18];
    double gr23 = v[18] - v[0] - v[3];
    double gr24 = v[19] - v[0] - v[18];
    double gr25 = v[0] + v[18] - v[19];
    out[0] = gr1 * y[0];
    out[1] = gr2 * y[1] * y[3];
    out[2] = gr3 * y[1] * y[4];
    out[3] = gr4 * y[6];
    out[4] = gr5 * y[6];
    out[5] = gr6 * y[5] * y[6];
    out[6] = gr7 * y[8];
    out[7] = gr8 * y[5] * y[8];
    out[8] = gr9 * y[10] * y[1];
    out[9] = gr10 * y[0] * y[10];
    out[10] = gr11 * y[12];
    out[11] = gr12 * y[9] * y[1];
    out[12] = gr13 * y[13];
    out[13] = gr14 * y[0] * y[5];
    out[14] = gr15 * y[2];
    out[15] = gr16 * y[3];
    out[16] = gr17 * y[3];
    out[17] = gr18 * y[15];
    out[18] = gr19 * y[15];
    out[19] = gr20 * y[16] * y[5];
    out[20] = gr21 * y[18];
    out[21] = gr22 * y[18];
    out[22] = gr23 * y[0] * y[3];
    out[23] = gr24 * y[0] * y[18];
    out[24] = gr25 * y[19];
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = 0;
    y0[1] = 0.2;
    y0[2] = 0;
    y0[3] = 0.04;
    y0[4] = 0;
    y0[5] = 0;
    y0[6] = 0.1;
    y0[7] = 0.3;
    y0[8] = 0.01;
    y0[9] = 0;
    y0[10] = 0;
    y0[11] = 0;
    y0[12] = 0;
    y0[13] = 0;
    y0[14] = 0;
    y0[15] = 0;
    y0[16] = 0.007;
    y0[17] = 0;
    y0[18] = 0;
    y0[19] = 0;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
