package org.stiffgrad.theory;

import org.ejml.data.DMatrixRMaj;

/** Small dense complex matrices as arrays of rows. */
final class ComplexMatrix {
  private ComplexMatrix() {}

  static Complex[][] of(DMatrixRMaj a) {
    Complex[][] copy = new Complex[a.numRows][a.numCols];
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        copy[i][j] = Complex.real(a.get(i, j));
      }
    }
    return copy;
  }

  static Complex[][] identity(int n) {
    Complex[][] one = new Complex[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        one[i][j] = i == j ? Complex.ONE : Complex.ZERO;
      }
    }
    return one;
  }

  static DMatrixRMaj realPart(Complex[][] a) {
    DMatrixRMaj real = new DMatrixRMaj(a.length, a[0].length);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        real.set(i, j, a[i][j].re());
      }
    }
    return real;
  }

  static Complex[][] times(Complex[][] a, Complex[][] b) {
    Complex[][] product = new Complex[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        Complex sum = Complex.ZERO;
        for (int k = 0; k < b.length; k++) {
          sum = sum.plus(a[i][k].times(b[k][j]));
        }
        product[i][j] = sum;
      }
    }
    return product;
  }

  static double frobenius(Complex[][] a) {
    double sum = 0;
    for (Complex[] row : a) {
      for (Complex entry : row) {
        sum = Math.hypot(sum, entry.abs());
      }
    }
    return sum;
  }

  /**
   * The inverse, by Gauss and Jordan with row pivots.
   *
   * @throws ArithmeticException where a pivot is zero
   */
  static Complex[][] inverse(Complex[][] a) {
    int n = a.length;
    Complex[][] left = new Complex[n][];
    Complex[][] right = identity(n);
    for (int i = 0; i < n; i++) {
      left[i] = a[i].clone();
    }
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = left[i][k].abs() > left[pivot][k].abs() ? i : pivot;
      }
      if (left[pivot][k].abs() == 0) {
        throw new ArithmeticException("the matrix is singular");
      }
      swap(left, k, pivot);
      swap(right, k, pivot);
      Complex factor = Complex.ONE.over(left[k][k]);
      scale(left[k], factor);
      scale(right[k], factor);
      for (int i = 0; i < n; i++) {
        if (i != k) {
          Complex multiple = left[i][k];
          subtract(left[i], multiple, left[k]);
          subtract(right[i], multiple, right[k]);
        }
      }
    }
    return right;
  }

  private static void swap(Complex[][] rows, int i, int j) {
    Complex[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  private static void scale(Complex[] row, Complex factor) {
    for (int j = 0; j < row.length; j++) {
      row[j] = row[j].times(factor);
    }
  }

  private static void subtract(Complex[] row, Complex multiple, Complex[] other) {
    for (int j = 0; j < row.length; j++) {
      row[j] = row[j].minus(multiple.times(other[j]));
    }
  }
}
