package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.DenseProduct;

/**
 * The functions phi_0 = exp, phi_1, ..., phi_K of a dense matrix, with their exact derivative and
 * its transpose: Taylor series of the scaled matrix, then doubling. All three use the numbers of
 * the same evaluation. Allocates only where a matrix needs more doublings than any before it.
 */
final class MatrixPhi {
  /** Terms of the series: at norm 1 the remainder is 1/19!, below rounding. */
  private static final int DEGREE = 18;

  /**
   * Before these doublings exp is held as exp - I, which keeps what is small beside 1; the last
   * ones square it, which keeps what has decayed small. (exponential.5)
   */
  private static final int SQUARINGS = 4;

  private final int n;
  private final int most;
  private final double[] x;

  /** Horner's polynomials; the one before the last by k is phi_k. */
  private final double[][] series;

  private final double[] inverseFactorial;

  /** Level l holds exp or exp - I, phi_1, ..., phi_K of 2^l x. */
  private double[][][] levels = new double[0][][];

  private final double[] scaledChange;
  private final double[] term;
  private final double[] nextTerm;

  /** The derivative, or weights of the transpose, of all functions at one level. */
  private double[][] change;

  private double[][] nextChange;
  private int doublings;

  /**
   * @param n size of the matrix
   * @param most largest index of the functions, at least 1
   */
  MatrixPhi(int n, int most) {
    this.n = n;
    this.most = most;
    this.x = new double[n * n];
    this.series = new double[DEGREE + most + 1][n * n];
    this.inverseFactorial = new double[DEGREE + most + 1];
    inverseFactorial[0] = 1;
    for (int i = 1; i < inverseFactorial.length; i++) {
      inverseFactorial[i] = inverseFactorial[i - 1] / i;
    }
    this.scaledChange = new double[n * n];
    this.term = new double[n * n];
    this.nextTerm = new double[n * n];
    this.change = new double[most + 1][n * n];
    this.nextChange = new double[most + 1][n * n];
  }

  /**
   * Evaluates the functions of {@code scale * a}.
   *
   * @param a [n x n]
   * @return false where an entry is infinite or undefined
   */
  boolean evaluate(double[] a, double scale) {
    double norm = Math.abs(scale) * norm(a);
    if (!(norm <= Double.MAX_VALUE)) {
      return false;
    }
    doublings = norm <= 1 ? 0 : Math.getExponent(norm) + 1;
    reserve();
    for (int e = 0; e < x.length; e++) {
      x[e] = Math.scalb(scale * a[e], -doublings);
    }
    evaluateSeries();
    for (int l = 0; l < doublings; l++) {
      twice(l);
    }
    return true;
  }

  /** The smaller of the largest row sum and the largest column sum. */
  private double norm(double[] a) {
    double rows = 0;
    double columns = 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      double column = 0;
      for (int j = 0; j < n; j++) {
        row += Math.abs(a[i * n + j]);
        column += Math.abs(a[j * n + i]);
      }
      rows = Math.max(rows, row);
      columns = Math.max(columns, column);
    }
    return Math.min(rows, columns);
  }

  private void reserve() {
    if (levels.length <= doublings) {
      int old = levels.length;
      levels = Arrays.copyOf(levels, doublings + 1);
      for (int l = old; l <= doublings; l++) {
        levels[l] = new double[most + 1][n * n];
      }
    }
  }

  /** (exponential.3) */
  private void evaluateSeries() {
    final int last = series.length - 1;
    Arrays.fill(series[0], 0);
    addIdentity(inverseFactorial[last], series[0]);
    for (int i = 0; i < last; i++) {
      Arrays.fill(series[i + 1], 0);
      DenseProduct.add(1, x, series[i], n, n, series[i + 1]);
      if (i + 1 < last || holdsExp(0)) {
        addIdentity(inverseFactorial[last - 1 - i], series[i + 1]);
      }
    }
    for (int k = 0; k <= most; k++) {
      System.arraycopy(series[last - k], 0, levels[0][k], 0, x.length);
    }
  }

  private void addIdentity(double factor, double[] out) {
    for (int i = 0; i < n; i++) {
      out[i * (n + 1)] += factor;
    }
  }

  /** Whether that level holds exp and not exp - I. */
  private boolean holdsExp(int level) {
    return level >= doublings - SQUARINGS;
  }

  /** From a level to the next. (exponential.4) */
  private void twice(int level) {
    final double[][] from = levels[level];
    final double[][] to = levels[level + 1];
    for (int k = 0; k <= most; k++) {
      Arrays.fill(to[k], 0);
      DenseProduct.add(Math.scalb(1., -k), from[0], from[k], n, n, to[k]);
    }
    addSums(level, from, to);
    if (!holdsExp(level) && holdsExp(level + 1)) {
      addIdentity(1, to[0]);
    }
  }

  /** The part of the doubling that is linear. */
  private void addSums(int level, double[][] from, double[][] to) {
    if (!holdsExp(level)) {
      add(2, from[0], to[0]);
    }
    for (int k = 1; k <= most; k++) {
      for (int j = 1; j <= k; j++) {
        add(weight(level, k, j), from[j], to[k]);
      }
    }
  }

  /** The weight of phi_j in the doubling of phi_k. */
  private double weight(int level, int k, int j) {
    double own = j == k && !holdsExp(level) ? 1 : 0;
    return Math.scalb(inverseFactorial[k - j] + own, -k);
  }

  private static void add(double factor, double[] a, double[] out) {
    for (int e = 0; e < a.length; e++) {
      out[e] += factor * a[e];
    }
  }

  /** phi_k, [n x n]; to be read only. */
  double[] value(int k) {
    return levels[doublings][k];
  }

  /** The last derivative of phi_k, [n x n]; to be read only. */
  double[] derivative(int k) {
    return change[k];
  }

  /**
   * The derivative of the functions along a change of their matrix. (exponential.6)
   *
   * @param da change of the matrix before it is scaled, [n x n]
   */
  void differentiate(double[] da, double scale) {
    final int last = series.length - 1;
    for (int e = 0; e < x.length; e++) {
      scaledChange[e] = Math.scalb(scale * da[e], -doublings);
    }
    Arrays.fill(term, 0);
    for (int i = 0; i < last; i++) {
      Arrays.fill(nextTerm, 0);
      DenseProduct.add(1, scaledChange, series[i], n, n, nextTerm);
      DenseProduct.add(1, x, term, n, n, nextTerm);
      System.arraycopy(nextTerm, 0, term, 0, x.length);
      if (last - 1 - i <= most) {
        System.arraycopy(term, 0, change[last - 1 - i], 0, x.length);
      }
    }
    for (int l = 0; l < doublings; l++) {
      for (int k = 0; k <= most; k++) {
        final double factor = Math.scalb(1., -k);
        Arrays.fill(nextChange[k], 0);
        DenseProduct.add(factor, change[0], levels[l][k], n, n, nextChange[k]);
        DenseProduct.add(factor, levels[l][0], change[k], n, n, nextChange[k]);
      }
      addSums(l, change, nextChange);
      swap();
    }
  }

  private void swap() {
    final double[][] old = change;
    change = nextChange;
    nextChange = old;
  }

  /**
   * Adds the transpose of {@link #differentiate}. (exponential.7)
   *
   * @param weights of phi_0, ..., phi_K, [K + 1][n x n]
   * @param out of the matrix before it is scaled, [n x n]
   */
  void addTransposed(double[][] weights, double scale, double[] out) {
    for (int k = 0; k <= most; k++) {
      System.arraycopy(weights[k], 0, change[k], 0, x.length);
    }
    for (int l = doublings - 1; l >= 0; l--) {
      halve(l);
    }
    final int last = series.length - 1;
    Arrays.fill(scaledChange, 0);
    System.arraycopy(change[0], 0, term, 0, x.length);
    for (int i = last - 1; i >= 0; i--) {
      DenseProduct.addOuter(1, term, series[i], n, n, scaledChange);
      Arrays.fill(nextTerm, 0);
      DenseProduct.addTransposed(1, x, term, n, n, nextTerm);
      if (last - i <= most) {
        add(1, change[last - i], nextTerm);
      }
      System.arraycopy(nextTerm, 0, term, 0, x.length);
    }
    for (int e = 0; e < x.length; e++) {
      out[e] += scale * Math.scalb(scaledChange[e], -doublings);
    }
  }

  /** The transpose of one doubling. */
  private void halve(int level) {
    final double[][] value = levels[level];
    for (double[] next : nextChange) {
      Arrays.fill(next, 0);
    }
    for (int k = 0; k <= most; k++) {
      final double factor = Math.scalb(1., -k);
      DenseProduct.addOuter(factor, change[k], value[k], n, n, nextChange[0]);
      DenseProduct.addTransposed(factor, value[0], change[k], n, n, nextChange[k]);
    }
    if (!holdsExp(level)) {
      add(2, change[0], nextChange[0]);
    }
    for (int k = 1; k <= most; k++) {
      for (int j = 1; j <= k; j++) {
        add(weight(level, k, j), change[k], nextChange[j]);
      }
    }
    swap();
  }
}
