package org.stiffgrad.testkit.problems;

import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * STAT5 dimerization. Boehm et al., J. Proteome Research 13 (2014) 5685; time in minutes. The
 * volumes are constants.
 */
final class Boehm implements Evaluator {
  private static final double STAT5 = 207.6;
  private static final double DOSE = 1.25e-7;

  /** Volume of the nucleus over that of the cytoplasm, and its inverse. */
  private static final double NUC = 0.45 / 1.4;

  private static final double CYT = 1.4 / 0.45;

  static final OdeSystem SYSTEM =
      new PlainSystem(
          "boehm",
          Names.of("STAT5A", "STAT5B", "pApA", "pApB", "pBpB", "nucpApA", "nucpApB", "nucpBpB"),
          Names.of(
              "Epo_degradation_BaF3",
              "k_exp_hetero",
              "k_exp_homo",
              "k_imp_hetero",
              "k_imp_homo",
              "k_phos",
              "ratio"),
          new PlainSystem.Structure(
              Sparsity.ofRows(
                  8,
                  new int[][] {
                    {0, 1, 5, 6}, {0, 1, 6, 7}, {0, 2}, {0, 1, 3}, {1, 4}, {2, 5}, {3, 6}, {4, 7}
                  }),
              Sparsity.ofRows(
                  7,
                  new int[][] {
                    {0, 1, 2, 5},
                    {0, 1, 2, 5},
                    {0, 4, 5},
                    {0, 3, 5},
                    {0, 4, 5},
                    {2, 4},
                    {1, 3},
                    {2, 4}
                  }),
              Sparsity.ofRows(7, new int[][] {{6}, {6}, {}, {}, {}, {}, {}, {}})),
          false,
          Boehm::new);

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double a = y[0];
    double b = y[1];
    double pApA = y[2];
    double pApB = y[3];
    double pBpB = y[4];
    double nucpApA = y[5];
    double nucpApB = y[6];
    double nucpBpB = y[7];
    double decay = p[0];
    double kExpHetero = p[1];
    double kExpHomo = p[2];
    double kImpHetero = p[3];
    double kImpHomo = p[4];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double v0 = a * a * epo * kPhos;
    double v1 = a * b * epo * kPhos;
    double v2 = b * b * epo * kPhos;
    double imAa = kImpHomo * pApA;
    double imAb = kImpHetero * pApB;
    double imBb = kImpHomo * pBpB;
    double exAa = kExpHomo * nucpApA;
    double exAb = kExpHetero * nucpApB;
    double exBb = kExpHomo * nucpBpB;
    f[0] = 2 * NUC * exAa + NUC * exAb - 2 * v0 - v1;
    f[1] = NUC * exAb + 2 * NUC * exBb - v1 - 2 * v2;
    f[2] = v0 - imAa;
    f[3] = v1 - imAb;
    f[4] = v2 - imBb;
    f[5] = CYT * imAa - exAa;
    f[6] = CYT * imAb - exAb;
    f[7] = CYT * imBb - exBb;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    double a = y[0];
    double b = y[1];
    double decay = p[0];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    ft[0] = decay * a * epo * kPhos * (2 * a + b);
    ft[1] = decay * b * epo * kPhos * (a + 2 * b);
    ft[2] = -decay * a * a * epo * kPhos;
    ft[3] = -decay * a * b * epo * kPhos;
    ft[4] = -decay * b * b * epo * kPhos;
    ft[5] = 0;
    ft[6] = 0;
    ft[7] = 0;
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double a = y[0];
    double b = y[1];
    double decay = p[0];
    double kExpHetero = p[1];
    double kExpHomo = p[2];
    double kImpHetero = p[3];
    double kImpHomo = p[4];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double dv0dA = 2 * a * epo * kPhos;
    double dv1dA = b * epo * kPhos;
    double dv1dB = a * epo * kPhos;
    double dv2dB = 2 * b * epo * kPhos;
    values[0] = -2 * dv0dA - dv1dA;
    values[1] = -dv1dB;
    values[2] = 2 * NUC * kExpHomo;
    values[3] = NUC * kExpHetero;
    values[4] = -dv1dA;
    values[5] = -dv1dB - 2 * dv2dB;
    values[6] = NUC * kExpHetero;
    values[7] = 2 * NUC * kExpHomo;
    values[8] = dv0dA;
    values[9] = -kImpHomo;
    values[10] = dv1dA;
    values[11] = dv1dB;
    values[12] = -kImpHetero;
    values[13] = dv2dB;
    values[14] = -kImpHomo;
    values[15] = CYT * kImpHomo;
    values[16] = -kExpHomo;
    values[17] = CYT * kImpHetero;
    values[18] = -kExpHetero;
    values[19] = CYT * kImpHomo;
    values[20] = -kExpHomo;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double a = y[0];
    double b = y[1];
    double pApA = y[2];
    double pApB = y[3];
    double pBpB = y[4];
    double nucpApA = y[5];
    double nucpApB = y[6];
    double nucpBpB = y[7];
    double decay = p[0];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double dv0dDecay = -a * a * epo * kPhos * t;
    double dv0dKPhos = a * a * epo;
    double dv1dDecay = -a * b * epo * kPhos * t;
    double dv1dKPhos = a * b * epo;
    double dv2dDecay = -b * b * epo * kPhos * t;
    double dv2dKPhos = b * b * epo;
    values[0] = -2 * dv0dDecay - dv1dDecay;
    values[1] = NUC * nucpApB;
    values[2] = 2 * NUC * nucpApA;
    values[3] = -2 * dv0dKPhos - dv1dKPhos;
    values[4] = -dv1dDecay - 2 * dv2dDecay;
    values[5] = NUC * nucpApB;
    values[6] = 2 * NUC * nucpBpB;
    values[7] = -dv1dKPhos - 2 * dv2dKPhos;
    values[8] = dv0dDecay;
    values[9] = -pApA;
    values[10] = dv0dKPhos;
    values[11] = dv1dDecay;
    values[12] = -pApB;
    values[13] = dv1dKPhos;
    values[14] = dv2dDecay;
    values[15] = -pBpB;
    values[16] = dv2dKPhos;
    values[17] = -nucpApA;
    values[18] = CYT * pApA;
    values[19] = -nucpApB;
    values[20] = CYT * pApB;
    values[21] = -nucpBpB;
    values[22] = CYT * pBpB;
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double a = y[0];
    double b = y[1];
    double decay = p[0];
    double kExpHetero = p[1];
    double kExpHomo = p[2];
    double kImpHetero = p[3];
    double kImpHomo = p[4];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double dv0 = 2 * a * epo * kPhos * v[0];
    double dv1 = epo * kPhos * (a * v[1] + b * v[0]);
    double dv2 = 2 * b * epo * kPhos * v[1];
    double dimAa = kImpHomo * v[2];
    double dimAb = kImpHetero * v[3];
    double dimBb = kImpHomo * v[4];
    double dexAa = kExpHomo * v[5];
    double dexAb = kExpHetero * v[6];
    double dexBb = kExpHomo * v[7];
    out[0] = 2 * NUC * dexAa + NUC * dexAb - 2 * dv0 - dv1;
    out[1] = NUC * dexAb + 2 * NUC * dexBb - dv1 - 2 * dv2;
    out[2] = dv0 - dimAa;
    out[3] = dv1 - dimAb;
    out[4] = dv2 - dimBb;
    out[5] = CYT * dimAa - dexAa;
    out[6] = CYT * dimAb - dexAb;
    out[7] = CYT * dimBb - dexBb;
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double a = y[0];
    double b = y[1];
    double decay = p[0];
    double kExpHetero = p[1];
    double kExpHomo = p[2];
    double kImpHetero = p[3];
    double kImpHomo = p[4];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double gv0 = v[2] - 2 * v[0];
    double gv1 = v[3] - v[0] - v[1];
    double gv2 = v[4] - 2 * v[1];
    double gimAa = CYT * v[5] - v[2];
    double gimAb = CYT * v[6] - v[3];
    double gimBb = CYT * v[7] - v[4];
    double gexAa = 2 * NUC * v[0] - v[5];
    double gexAb = NUC * v[0] + NUC * v[1] - v[6];
    double gexBb = 2 * NUC * v[1] - v[7];
    out[0] = epo * kPhos * (2 * a * gv0 + b * gv1);
    out[1] = epo * kPhos * (a * gv1 + 2 * b * gv2);
    out[2] = gimAa * kImpHomo;
    out[3] = gimAb * kImpHetero;
    out[4] = gimBb * kImpHomo;
    out[5] = gexAa * kExpHomo;
    out[6] = gexAb * kExpHetero;
    out[7] = gexBb * kExpHomo;
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double a = y[0];
    double b = y[1];
    double pApA = y[2];
    double pApB = y[3];
    double pBpB = y[4];
    double nucpApA = y[5];
    double nucpApB = y[6];
    double nucpBpB = y[7];
    double decay = p[0];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double dv0 = a * a * epo * (-kPhos * t * w[0] + w[5]);
    double dv1 = a * b * epo * (-kPhos * t * w[0] + w[5]);
    double dv2 = b * b * epo * (-kPhos * t * w[0] + w[5]);
    double dimAa = pApA * w[4];
    double dimAb = pApB * w[3];
    double dimBb = pBpB * w[4];
    double dexAa = nucpApA * w[2];
    double dexAb = nucpApB * w[1];
    double dexBb = nucpBpB * w[2];
    out[0] = 2 * NUC * dexAa + NUC * dexAb - 2 * dv0 - dv1;
    out[1] = NUC * dexAb + 2 * NUC * dexBb - dv1 - 2 * dv2;
    out[2] = dv0 - dimAa;
    out[3] = dv1 - dimAb;
    out[4] = dv2 - dimBb;
    out[5] = CYT * dimAa - dexAa;
    out[6] = CYT * dimAb - dexAb;
    out[7] = CYT * dimBb - dexBb;
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double a = y[0];
    double b = y[1];
    double pApA = y[2];
    double pApB = y[3];
    double pBpB = y[4];
    double nucpApA = y[5];
    double nucpApB = y[6];
    double nucpBpB = y[7];
    double decay = p[0];
    double kPhos = p[5];
    double epo = DOSE * Math.exp(-decay * t);
    double gv0 = v[2] - 2 * v[0];
    double gv1 = v[3] - v[0] - v[1];
    double gv2 = v[4] - 2 * v[1];
    double gimAa = CYT * v[5] - v[2];
    double gimAb = CYT * v[6] - v[3];
    double gimBb = CYT * v[7] - v[4];
    double gexAa = 2 * NUC * v[0] - v[5];
    double gexAb = NUC * v[0] + NUC * v[1] - v[6];
    double gexBb = 2 * NUC * v[1] - v[7];
    out[0] = -epo * kPhos * t * (a * a * gv0 + a * b * gv1 + b * b * gv2);
    out[1] = gexAb * nucpApB;
    out[2] = gexAa * nucpApA + gexBb * nucpBpB;
    out[3] = gimAb * pApB;
    out[4] = gimAa * pApA + gimBb * pBpB;
    out[5] = epo * (a * a * gv0 + a * b * gv1 + b * b * gv2);
    out[6] = 0;
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = STAT5 * p[6];
    y0[1] = STAT5 - STAT5 * p[6];
    y0[2] = 0;
    y0[3] = 0;
    y0[4] = 0;
    y0[5] = 0;
    y0[6] = 0;
    y0[7] = 0;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    values[0] = STAT5;
    values[1] = -STAT5;
  }
}
