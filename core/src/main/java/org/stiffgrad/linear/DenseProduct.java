package org.stiffgrad.linear;

/** Sums of products of dense matrices, row by row, into the caller's arrays. */
public final class DenseProduct {
  private DenseProduct() {}

  /** C += factor A B, with A [n x n], B and C [n x m]; C may be neither. */
  public static void add(double factor, double[] a, double[] b, int n, int m, double[] c) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        final double value = factor * a[i * n + k];
        if (value != 0) {
          for (int j = 0; j < m; j++) {
            c[i * m + j] += value * b[k * m + j];
          }
        }
      }
    }
  }

  /** C += factor Aᵀ B, with A [n x n], B and C [n x m]; C may be neither. */
  public static void addTransposed(
      double factor, double[] a, double[] b, int n, int m, double[] c) {
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        final double value = factor * a[k * n + i];
        if (value != 0) {
          for (int j = 0; j < m; j++) {
            c[i * m + j] += value * b[k * m + j];
          }
        }
      }
    }
  }

  /** C += factor A Bᵀ, with A and B [n x m] and C [n x n]; C may be neither. */
  public static void addOuter(double factor, double[] a, double[] b, int n, int m, double[] c) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
          sum += a[i * m + j] * b[k * m + j];
        }
        c[i * n + k] += factor * sum;
      }
    }
  }
}
