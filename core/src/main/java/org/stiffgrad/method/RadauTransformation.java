package org.stiffgrad.method;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The similarity T^-1 A^-1 T = [gamma, 0, 0; 0, alpha, -beta; 0, beta, alpha] that splits the stage
 * system of Radau IIA-5 into a real and a complex one. Hairer and Wanner, (IV.8.4)-(IV.8.5). The
 * columns of T are scaled as there (real eigenvector of length 1, last component of the complex one
 * equal to 1): the norm in which Newton's iteration is judged depends on it.
 */
final class RadauTransformation {
  /** gamma, alpha, beta from the cube roots of 81 and 9. Hairer and Wanner, page 126. */
  static final double GAMMA;

  static final double ALPHA;
  static final double BETA;

  static final double T11;
  static final double T12;
  static final double T13;
  static final double T21;
  static final double T22;
  static final double T23;
  static final double T31;
  static final double I11;
  static final double I12;
  static final double I13;
  static final double I21;
  static final double I22;
  static final double I23;
  static final double I31;
  static final double I32;
  static final double I33;

  static {
    double cube81 = Math.cbrt(81);
    double cube9 = Math.cbrt(9);
    GAMMA = 30 / (6 + cube81 - cube9);
    double alpha = (12 - cube81 + cube9) / 60;
    double beta = (cube81 + cube9) * Math.sqrt(3) / 60;
    double modulus = alpha * alpha + beta * beta;
    ALPHA = alpha / modulus;
    BETA = beta / modulus;
    double[] real = eigenvector(GAMMA, 0);
    double[] complex = eigenvector(ALPHA, BETA);
    double length = 0;
    for (int i = 0; i < 3; i++) {
      length += real[2 * i] * real[2 * i];
    }
    double unit = Math.copySign(1 / Math.sqrt(length), real[4]);
    double re = complex[4];
    double im = complex[5];
    double size = re * re + im * im;
    double[] t = new double[9];
    for (int i = 0; i < 3; i++) {
      t[3 * i] = real[2 * i] * unit;
      // For an eigenvector u + iw to alpha + i beta, the columns (u, -w) give the block above.
      t[3 * i + 1] = (complex[2 * i] * re + complex[2 * i + 1] * im) / size;
      t[3 * i + 2] = -(complex[2 * i + 1] * re - complex[2 * i] * im) / size;
    }
    t[7] = 1;
    t[8] = 0;
    DMatrixRMaj inverse = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.invert(new DMatrixRMaj(3, 3, true, t), inverse);
    T11 = t[0];
    T12 = t[1];
    T13 = t[2];
    T21 = t[3];
    T22 = t[4];
    T23 = t[5];
    T31 = t[6];
    I11 = inverse.get(0, 0);
    I12 = inverse.get(0, 1);
    I13 = inverse.get(0, 2);
    I21 = inverse.get(1, 0);
    I22 = inverse.get(1, 1);
    I23 = inverse.get(1, 2);
    I31 = inverse.get(2, 0);
    I32 = inverse.get(2, 1);
    I33 = inverse.get(2, 2);
  }

  private RadauTransformation() {}

  /** Null vector of A^-1 - (re + i im) I as the cross product of two of its rows, interleaved. */
  private static double[] eigenvector(double re, double im) {
    double[] m = new double[18];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        m[2 * (3 * i + j)] = Methods.RADAU_IIA_5.inverse(i, j) - (i == j ? re : 0);
        m[2 * (3 * i + j) + 1] = i == j ? -im : 0;
      }
    }
    double[] v = new double[6];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      for (int sign = 1; sign >= -1; sign -= 2) {
        int a = 2 * (sign > 0 ? j : k);
        int b = 2 * (3 + (sign > 0 ? k : j));
        v[2 * i] += sign * (m[a] * m[b] - m[a + 1] * m[b + 1]);
        v[2 * i + 1] += sign * (m[a] * m[b + 1] + m[a + 1] * m[b]);
      }
    }
    return v;
  }
}
