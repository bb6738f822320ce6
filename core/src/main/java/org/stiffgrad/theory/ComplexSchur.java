package org.stiffgrad.theory;

/**
 * A = U T U^H with unitary U and upper triangular T, by Givens rotations: first to Hessenberg form,
 * then QR steps with Wilkinson's shift. Golub and Van Loan, Matrix Computations, chapter 7. Library
 * decompositions give eigenvectors of real eigenvalues only.
 */
final class ComplexSchur {
  private static final int MOST_SWEEPS_EACH = 60;

  private final int n;
  private final Complex[][] t;
  private final Complex[][] u;

  /** The rotation of rows i, i + 1 that maps (x, y) to (r, 0). */
  private record Rotation(double c, Complex s) {
    static Rotation of(Complex x, Complex y) {
      double size = Math.hypot(x.abs(), y.abs());
      if (size == 0 || y.abs() == 0) {
        return new Rotation(1, Complex.ZERO);
      }
      if (x.abs() == 0) {
        return new Rotation(0, y.conjugate().times(1 / y.abs()));
      }
      Complex phase = x.times(1 / x.abs());
      return new Rotation(x.abs() / size, phase.times(y.conjugate()).times(1 / size));
    }
  }

  /**
   * @param a [n x n], copied
   */
  ComplexSchur(Complex[][] a) {
    this.n = a.length;
    this.t = new Complex[n][];
    for (int i = 0; i < n; i++) {
      t[i] = a[i].clone();
    }
    this.u = ComplexMatrix.identity(n);
    for (int k = 0; k + 2 < n; k++) {
      for (int i = n - 1; i > k + 1; i--) {
        Rotation g = Rotation.of(t[i - 1][k], t[i][k]);
        rotateRows(g, i - 1);
        rotateColumns(t, g, i - 1);
        rotateColumns(u, g, i - 1);
      }
    }
    iterate();
  }

  private void iterate() {
    int last = n - 1;
    int sweeps = 0;
    while (last > 0) {
      int first = last;
      while (first > 0 && !isNegligible(first)) {
        first--;
      }
      if (first > 0) {
        t[first][first - 1] = Complex.ZERO;
      }
      if (first == last) {
        last--;
        sweeps = 0;
      } else if (++sweeps > MOST_SWEEPS_EACH) {
        throw new ArithmeticException("QR iteration did not converge");
      } else {
        // Every tenth shift is another one, in case the iteration goes in circles.
        sweep(first, last, sweeps % 10 == 0 ? t[last][last - 1] : shift(last));
      }
    }
  }

  private boolean isNegligible(int i) {
    double around = t[i][i].abs() + t[i - 1][i - 1].abs();
    return t[i][i - 1].abs() <= 0.5 * Math.ulp(around);
  }

  /** The eigenvalue of the last 2 x 2 block that is nearer to its last entry. */
  private Complex shift(int last) {
    Complex d = t[last][last];
    Complex half = t[last - 1][last - 1].minus(d).times(0.5);
    Complex product = t[last - 1][last].times(t[last][last - 1]);
    Complex root = half.times(half).plus(product).sqrt();
    Complex plus = half.plus(root);
    Complex minus = half.minus(root);
    Complex larger = plus.abs() > minus.abs() ? plus : minus;
    return larger.abs() == 0 ? d : d.minus(product.over(larger));
  }

  private void sweep(int first, int last, Complex shift) {
    for (int i = first; i <= last; i++) {
      t[i][i] = t[i][i].minus(shift);
    }
    Rotation[] rotations = new Rotation[last - first];
    for (int i = first; i < last; i++) {
      rotations[i - first] = Rotation.of(t[i][i], t[i + 1][i]);
      rotateRows(rotations[i - first], i);
    }
    for (int i = first; i < last; i++) {
      rotateColumns(t, rotations[i - first], i);
      rotateColumns(u, rotations[i - first], i);
    }
    for (int i = first; i <= last; i++) {
      t[i][i] = t[i][i].plus(shift);
    }
    for (int i = first + 1; i <= last; i++) {
      for (int j = 0; j < i - 1; j++) {
        t[i][j] = Complex.ZERO;
      }
    }
  }

  private void rotateRows(Rotation g, int i) {
    for (int j = 0; j < n; j++) {
      Complex x = t[i][j];
      Complex y = t[i + 1][j];
      t[i][j] = x.times(g.c).plus(g.s.times(y));
      t[i + 1][j] = y.times(g.c).minus(g.s.conjugate().times(x));
    }
  }

  private static void rotateColumns(Complex[][] m, Rotation g, int i) {
    for (Complex[] row : m) {
      Complex x = row[i];
      Complex y = row[i + 1];
      row[i] = x.times(g.c).plus(g.s.conjugate().times(y));
      row[i + 1] = y.times(g.c).minus(g.s.times(x));
    }
  }

  /** T_ii, the eigenvalues. */
  Complex[] eigenvalues() {
    Complex[] diagonal = new Complex[n];
    for (int i = 0; i < n; i++) {
      diagonal[i] = t[i][i];
    }
    return diagonal;
  }

  /** Eigenvectors of unit length as columns, by substitution in T. */
  Complex[][] eigenvectors() {
    double small = Math.ulp(1.) * Math.max(ComplexMatrix.frobenius(t), Double.MIN_NORMAL);
    Complex[][] x = new Complex[n][n];
    for (int k = 0; k < n; k++) {
      double size = 1;
      for (int i = n - 1; i >= 0; i--) {
        x[i][k] = i == k ? Complex.ONE : Complex.ZERO;
      }
      for (int i = k - 1; i >= 0; i--) {
        Complex sum = Complex.ZERO;
        for (int j = i + 1; j <= k; j++) {
          sum = sum.minus(t[i][j].times(x[j][k]));
        }
        Complex gap = t[i][i].minus(t[k][k]);
        // Equal eigenvalues are taken apart by a rounding, so that independent vectors stay so.
        x[i][k] = sum.over(gap.abs() < small ? Complex.real(small) : gap);
        size = Math.hypot(size, x[i][k].abs());
      }
      for (int i = 0; i <= k; i++) {
        x[i][k] = x[i][k].times(1 / size);
      }
    }
    return ComplexMatrix.times(u, x);
  }
}
