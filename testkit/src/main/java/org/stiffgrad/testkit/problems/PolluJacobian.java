package org.stiffgrad.testkit.problems;

/**
 * The two sparse Jacobians of {@link Pollu}, row by row; {@code dr2dY4} is the derivative of rate 2
 * by y4.
 */
final class PolluJacobian {
  private PolluJacobian() {}

  static void stateRows1To3(double[] y, double[] p, double[] values) {
    double dr2dY2 = p[1] * y[3];
    double dr2dY4 = p[1] * y[1];
    double dr3dY2 = p[2] * y[4];
    double dr3dY5 = p[2] * y[1];
    double dr9dY2 = p[8] * y[10];
    double dr9dY11 = p[8] * y[1];
    double dr10dY1 = p[9] * y[10];
    double dr10dY11 = p[9] * y[0];
    double dr12dY2 = p[11] * y[9];
    double dr12dY10 = p[11] * y[1];
    double dr14dY1 = p[13] * y[5];
    double dr14dY6 = p[13] * y[0];
    double dr23dY1 = p[22] * y[3];
    double dr23dY4 = p[22] * y[0];
    double dr24dY1 = p[23] * y[18];
    double dr24dY19 = p[23] * y[0];
    values[0] = -p[0] - dr10dY1 - dr14dY1 - dr23dY1 - dr24dY1;
    values[1] = dr2dY2 + dr3dY2 + dr9dY2 + dr12dY2;
    values[2] = dr2dY4 - dr23dY4;
    values[3] = dr3dY5;
    values[4] = -dr14dY6;
    values[5] = dr12dY10;
    values[6] = dr9dY11 - dr10dY11;
    values[7] = p[10];
    values[8] = p[21] - dr24dY19;
    values[9] = p[24];
    values[10] = p[0];
    values[11] = -dr2dY2 - dr3dY2 - dr9dY2 - dr12dY2;
    values[12] = -dr2dY4;
    values[13] = -dr3dY5;
    values[14] = -dr12dY10;
    values[15] = -dr9dY11;
    values[16] = p[20];
    values[17] = p[0];
    values[18] = -p[14];
    values[19] = p[16];
    values[20] = p[18];
    values[21] = p[21];
  }

  static void stateRows4To7(double[] y, double[] p, double[] values) {
    double dr2dY2 = p[1] * y[3];
    double dr2dY4 = p[1] * y[1];
    double dr3dY2 = p[2] * y[4];
    double dr3dY5 = p[2] * y[1];
    double dr6dY6 = p[5] * y[6];
    double dr6dY7 = p[5] * y[5];
    double dr8dY6 = p[7] * y[8];
    double dr8dY9 = p[7] * y[5];
    double dr14dY1 = p[13] * y[5];
    double dr14dY6 = p[13] * y[0];
    double dr20dY6 = p[19] * y[16];
    double dr20dY17 = p[19] * y[5];
    double dr23dY1 = p[22] * y[3];
    double dr23dY4 = p[22] * y[0];
    values[22] = -dr23dY1;
    values[23] = -dr2dY2;
    values[24] = p[14];
    values[25] = -dr2dY4 - p[15] - p[16] - dr23dY4;
    values[26] = -dr3dY2;
    values[27] = -dr3dY5;
    values[28] = dr6dY6 + dr20dY6;
    values[29] = 2 * p[3] + dr6dY7;
    values[30] = p[6];
    values[31] = p[12];
    values[32] = dr20dY17;
    values[33] = -dr14dY1;
    values[34] = dr3dY2;
    values[35] = dr3dY5;
    values[36] = -dr6dY6 - dr8dY6 - dr14dY6 - dr20dY6;
    values[37] = -dr6dY7;
    values[38] = -dr8dY9;
    values[39] = 2 * p[17];
    values[40] = -dr20dY17;
    values[41] = -dr6dY6;
    values[42] = -p[3] - p[4] - dr6dY7;
    values[43] = p[12];
  }

  static void stateRows8To14(double[] y, double[] p, double[] values) {
    double dr6dY6 = p[5] * y[6];
    double dr6dY7 = p[5] * y[5];
    double dr8dY6 = p[7] * y[8];
    double dr8dY9 = p[7] * y[5];
    double dr9dY2 = p[8] * y[10];
    double dr9dY11 = p[8] * y[1];
    double dr10dY1 = p[9] * y[10];
    double dr10dY11 = p[9] * y[0];
    double dr12dY2 = p[11] * y[9];
    double dr12dY10 = p[11] * y[1];
    values[44] = dr6dY6;
    values[45] = p[3] + p[4] + dr6dY7;
    values[46] = p[6];
    values[47] = -dr8dY6;
    values[48] = -p[6] - dr8dY9;
    values[49] = dr9dY2 - dr12dY2;
    values[50] = p[6];
    values[51] = -dr12dY10;
    values[52] = dr9dY11;
    values[53] = -dr10dY1;
    values[54] = -dr9dY2;
    values[55] = dr8dY6;
    values[56] = dr8dY9;
    values[57] = -dr9dY11 - dr10dY11;
    values[58] = p[10];
    values[59] = dr9dY2;
    values[60] = dr9dY11;
    values[61] = dr10dY1;
    values[62] = dr10dY11;
    values[63] = -p[10];
    values[64] = dr12dY2;
    values[65] = dr12dY10;
    values[66] = -p[12];
  }

  static void stateRows15To20(double[] y, double[] p, double[] values) {
    double dr14dY1 = p[13] * y[5];
    double dr14dY6 = p[13] * y[0];
    double dr20dY6 = p[19] * y[16];
    double dr20dY17 = p[19] * y[5];
    double dr23dY1 = p[22] * y[3];
    double dr23dY4 = p[22] * y[0];
    double dr24dY1 = p[23] * y[18];
    double dr24dY19 = p[23] * y[0];
    values[67] = dr14dY1;
    values[68] = dr14dY6;
    values[69] = p[15];
    values[70] = -p[17] - p[18];
    values[71] = -dr20dY6;
    values[72] = -dr20dY17;
    values[73] = dr20dY6;
    values[74] = dr20dY17;
    values[75] = dr23dY1 - dr24dY1;
    values[76] = dr23dY4;
    values[77] = -p[20] - p[21] - dr24dY19;
    values[78] = p[24];
    values[79] = dr24dY1;
    values[80] = dr24dY19;
    values[81] = -p[24];
  }

  static void parameterRows1To3(double[] y, double[] values) {
    double dr2dK2 = y[1] * y[3];
    double dr3dK3 = y[1] * y[4];
    double dr9dK9 = y[10] * y[1];
    double dr10dK10 = y[0] * y[10];
    double dr12dK12 = y[9] * y[1];
    double dr14dK14 = y[0] * y[5];
    double dr23dK23 = y[0] * y[3];
    double dr24dK24 = y[0] * y[18];
    values[0] = -y[0];
    values[1] = dr2dK2;
    values[2] = dr3dK3;
    values[3] = dr9dK9;
    values[4] = -dr10dK10;
    values[5] = y[12];
    values[6] = dr12dK12;
    values[7] = -dr14dK14;
    values[8] = y[18];
    values[9] = -dr23dK23;
    values[10] = -dr24dK24;
    values[11] = y[19];
    values[12] = y[0];
    values[13] = -dr2dK2;
    values[14] = -dr3dK3;
    values[15] = -dr9dK9;
    values[16] = -dr12dK12;
    values[17] = y[18];
    values[18] = y[0];
    values[19] = -y[2];
    values[20] = y[3];
    values[21] = y[15];
    values[22] = y[18];
  }

  static void parameterRows4To7(double[] y, double[] values) {
    double dr2dK2 = y[1] * y[3];
    double dr3dK3 = y[1] * y[4];
    double dr6dK6 = y[5] * y[6];
    double dr8dK8 = y[5] * y[8];
    double dr14dK14 = y[0] * y[5];
    double dr20dK20 = y[16] * y[5];
    double dr23dK23 = y[0] * y[3];
    values[23] = -dr2dK2;
    values[24] = y[2];
    values[25] = -y[3];
    values[26] = -y[3];
    values[27] = -dr23dK23;
    values[28] = -dr3dK3;
    values[29] = 2 * y[6];
    values[30] = dr6dK6;
    values[31] = y[8];
    values[32] = y[13];
    values[33] = dr20dK20;
    values[34] = dr3dK3;
    values[35] = -dr6dK6;
    values[36] = -dr8dK8;
    values[37] = -dr14dK14;
    values[38] = 2 * y[15];
    values[39] = -dr20dK20;
    values[40] = -y[6];
    values[41] = -y[6];
    values[42] = -dr6dK6;
    values[43] = y[13];
  }

  static void parameterRows8To18(double[] y, double[] values) {
    double dr6dK6 = y[5] * y[6];
    double dr8dK8 = y[5] * y[8];
    double dr9dK9 = y[10] * y[1];
    double dr10dK10 = y[0] * y[10];
    double dr12dK12 = y[9] * y[1];
    double dr14dK14 = y[0] * y[5];
    double dr20dK20 = y[16] * y[5];
    values[44] = y[6];
    values[45] = y[6];
    values[46] = dr6dK6;
    values[47] = y[8];
    values[48] = -y[8];
    values[49] = -dr8dK8;
    values[50] = y[8];
    values[51] = dr9dK9;
    values[52] = -dr12dK12;
    values[53] = dr8dK8;
    values[54] = -dr9dK9;
    values[55] = -dr10dK10;
    values[56] = y[12];
    values[57] = dr9dK9;
    values[58] = dr10dK10;
    values[59] = -y[12];
    values[60] = dr12dK12;
    values[61] = -y[13];
    values[62] = dr14dK14;
    values[63] = y[3];
    values[64] = -y[15];
    values[65] = -y[15];
    values[66] = -dr20dK20;
    values[67] = dr20dK20;
  }

  static void parameterRows19To20(double[] y, double[] values) {
    double dr23dK23 = y[0] * y[3];
    double dr24dK24 = y[0] * y[18];
    values[68] = -y[18];
    values[69] = -y[18];
    values[70] = dr23dK23;
    values[71] = -dr24dK24;
    values[72] = y[19];
    values[73] = dr24dK24;
    values[74] = -y[19];
  }
}
