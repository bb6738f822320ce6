package org.stiffgrad.linear;

import java.util.Arrays;

/** Products A A' of wide matrices, some columns at a time so that the result stays in the cache. */
public final class GramMatrix {
  /** Columns whose products are added in one pass over the result. */
  private static final int TOGETHER = 4;

  private GramMatrix() {}

  /**
   * Overwrites a square matrix with A A'.
   *
   * @param a row-major, [m x n]
   * @param gram row-major, [m x m]
   */
  public static void of(double[] a, int m, int n, double[] gram) {
    Arrays.fill(gram, 0, m * m, 0);
    double[] columns = new double[TOGETHER * m];
    for (int c = 0; c < n; c += TOGETHER) {
      int count = Math.min(TOGETHER, n - c);
      for (int q = 0; q < TOGETHER; q++) {
        for (int i = 0; i < m; i++) {
          columns[q * m + i] = q < count ? a[i * n + c + q] : 0;
        }
      }
      for (int i = 0; i < m; i++) {
        add(columns, m, i, gram);
      }
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < i; j++) {
        gram[j * m + i] = gram[i * m + j];
      }
    }
  }

  /** Adds the products of row i with the rows up to it. */
  private static void add(double[] columns, int m, int i, double[] gram) {
    double v0 = columns[i];
    double v1 = columns[m + i];
    double v2 = columns[2 * m + i];
    double v3 = columns[3 * m + i];
    int row = i * m;
    for (int j = 0; j <= i; j++) {
      gram[row + j] +=
          v0 * columns[j] + v1 * columns[m + j] + v2 * columns[2 * m + j] + v3 * columns[3 * m + j];
    }
  }
}
