package org.stiffgrad.compile;

import java.util.Arrays;

/** Products with a matrix compressed by rows. Outputs must not alias inputs. */
final class SparseProduct {
  private SparseProduct() {}

  /** out = A v. */
  static void times(int[] rowStart, int[] column, double[] values, double[] v, double[] out) {
    int q = 0;
    for (int i = 0; i < rowStart.length - 1; i++) {
      double sum = 0;
      for (int end = rowStart[i + 1]; q < end; q++) {
        sum += values[q] * v[column[q]];
      }
      out[i] = sum;
    }
  }

  /** out = Aᵀ v, where A has {@code columns} columns. */
  static void transposeTimes(
      int[] rowStart, int[] column, double[] values, int columns, double[] v, double[] out) {
    Arrays.fill(out, 0, columns, 0.0);
    int q = 0;
    for (int i = 0; i < rowStart.length - 1; i++) {
      double vi = v[i];
      for (int end = rowStart[i + 1]; q < end; q++) {
        out[column[q]] += values[q] * vi;
      }
    }
  }
}
