package org.stiffgrad.fit;

import org.stiffgrad.system.Sparsity;

/** Chain rules from states and parameters to one row of the information root. */
final class ObservationKernel {
  private ObservationKernel() {}

  /**
   * Adds dg/dy dy/dp to the row, g being an observable or its noise.
   *
   * @param structure structure of dg/dy, of which row k is meant
   * @param gradient values of that row, from index 0
   * @param s dy_i/dp_c, {@code s[i * columns.length + c]}
   * @param columns free parameter of each column of s
   * @param row [free parameters], added to
   */
  static void addStateTerms(
      Sparsity structure, int k, double[] gradient, double[] s, int[] columns, double[] row) {
    int first = structure.rowStart(k);
    int last = structure.rowStart(k + 1);
    for (int q = first; q < last; q++) {
      double g = gradient[q - first];
      int from = structure.column(q) * columns.length;
      for (int c = 0; c < columns.length; c++) {
        row[columns[c]] += g * s[from + c];
      }
    }
  }

  /**
   * Adds dg/dp to the row.
   *
   * @param source free parameter of each entry of p, or -1
   */
  static void addParameterTerms(
      Sparsity structure, int k, double[] gradient, int[] source, double[] row) {
    int first = structure.rowStart(k);
    int last = structure.rowStart(k + 1);
    for (int q = first; q < last; q++) {
      int free = source[structure.column(q)];
      if (free >= 0) {
        row[free] += gradient[q - first];
      }
    }
  }

  /** Adds factor dg/dx to a dense vector, x being y or p. */
  static void addScaled(
      Sparsity structure, int k, double factor, double[] gradient, double[] vector) {
    int first = structure.rowStart(k);
    int last = structure.rowStart(k + 1);
    for (int q = first; q < last; q++) {
      vector[structure.column(q)] += factor * gradient[q - first];
    }
  }

  /** Writes {@code factor * row * scale} to the matrix from position {@code at}; clears the row. */
  static void flush(double factor, double[] row, double[] scale, double[] matrix, int at) {
    for (int j = 0; j < row.length; j++) {
      matrix[at + j] = factor * row[j] * scale[j];
      row[j] = 0;
    }
  }
}
