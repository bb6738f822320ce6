package org.stiffgrad.method;

import java.math.BigDecimal;
import java.util.Arrays;

/** det(I - z M) as a polynomial in z, and bounds on its coefficients' errors. */
final class Determinant {
  /** Part that the recursion's own arithmetic may lose: far below a rounding. */
  private static final double LOST = 1e-40;

  private Determinant() {}

  /**
   * Its coefficients, ascending, by Faddeev and LeVerrier's recursion (stability.3) with many
   * digits.
   *
   * @param m [s x s]
   */
  static BigDecimal[] ofPencil(BigDecimal[][] m) {
    int s = m.length;
    BigDecimal[] c = new BigDecimal[s + 1];
    c[0] = BigDecimal.ONE;
    BigDecimal[][] product = new BigDecimal[s][s];
    for (BigDecimal[] row : product) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int k = 1; k <= s; k++) {
      for (int i = 0; i < s; i++) {
        product[i][i] = product[i][i].add(c[k - 1]);
      }
      product = times(m, product);
      BigDecimal trace = BigDecimal.ZERO;
      for (int i = 0; i < s; i++) {
        trace = trace.add(product[i][i], Polynomial.DIGITS);
      }
      c[k] = trace.negate().divide(BigDecimal.valueOf(k), Polynomial.DIGITS);
    }
    return c;
  }

  private static BigDecimal[][] times(BigDecimal[][] a, BigDecimal[][] b) {
    int s = a.length;
    BigDecimal[][] c = new BigDecimal[s][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < s; k++) {
          if (a[i][k].signum() != 0 && b[k][j].signum() != 0) {
            sum = sum.add(a[i][k].multiply(b[k][j], Polynomial.DIGITS), Polynomial.DIGITS);
          }
        }
        c[i][j] = sum;
      }
    }
    return c;
  }

  /**
   * How far entries within their errors can move the coefficients: that of z^k is a sum of k x k
   * minors, each at most the product of its rows' sums of magnitudes, and linear in every row; of a
   * triangular matrix only the diagonal counts. What this neglects is quadratic in the errors.
   *
   * @param m [s x s]
   * @param error bounds on the errors of m's entries, [s x s]
   */
  static double[] bounds(BigDecimal[][] m, double[][] error) {
    int s = m.length;
    double[] product = new double[s + 1];
    double[] change = new double[s + 1];
    product[0] = 1;
    double norm = 0;
    boolean isTriangular = isTriangular(m);
    for (int i = 0; i < s; i++) {
      double size = 0;
      double moved = 0;
      for (int j = isTriangular ? i : 0; j < s; j++) {
        size += m[i][j].abs().doubleValue();
        moved += error[i][j];
      }
      norm = Math.max(norm, size);
      for (int k = i + 1; k >= 1; k--) {
        change[k] += size * change[k - 1] + moved * product[k - 1];
        product[k] += size * product[k - 1];
      }
    }
    for (int k = 1; k <= s; k++) {
      change[k] += LOST * Math.pow(norm, k);
    }
    return change;
  }

  private static boolean isTriangular(BigDecimal[][] m) {
    for (int i = 0; i < m.length; i++) {
      for (int j = i + 1; j < m.length; j++) {
        if (m[i][j].signum() != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
