package org.stiffgrad.linear;

import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.decompose.lu.LUDecompositionBase_ZDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_ZDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/** As {@link RealLu}, for a complex matrix in two arrays of real and imaginary parts. */
public final class ComplexLu {
  private final LuPattern pattern;
  private final double[] re;
  private final double[] im;
  private final double[] inverseRe;
  private final double[] inverseIm;
  private final double[] xRe;
  private final double[] xIm;
  private boolean pivoting;
  private @Nullable Dense dense;

  public ComplexLu(LuPattern pattern) {
    this.pattern = pattern;
    this.re = new double[pattern.size()];
    this.im = new double[pattern.size()];
    this.inverseRe = new double[pattern.n];
    this.inverseIm = new double[pattern.n];
    this.xRe = new double[pattern.n];
    this.xIm = new double[pattern.n];
  }

  /** Real parts of the matrix before, of the factors after {@link #factor}. */
  public double[] real() {
    return re;
  }

  /** Imaginary parts of the matrix before, of the factors after {@link #factor}. */
  public double[] imaginary() {
    return im;
  }

  /** Uses the dense factorization with row exchanges from now on, or no longer. */
  public void usePivoting(boolean use) {
    pivoting = use;
  }

  public boolean isPivoting() {
    return pivoting;
  }

  /** Factors the matrix in place; false where it is singular. */
  public boolean factor() {
    return pivoting ? factorDense() : factorStatic();
  }

  private boolean factorStatic() {
    final double[] vr = re;
    final double[] vi = im;
    final int[] target = pattern.target;
    final int[] left = pattern.left;
    final int[] right = pattern.right;
    for (int i = 0; i < pattern.n; i++) {
      final int last = pattern.updateStart[i + 1];
      for (int o = pattern.updateStart[i]; o < last; o++) {
        final double ar = vr[left[o]];
        final double ai = vi[left[o]];
        final double br = vr[right[o]];
        final double bi = vi[right[o]];
        vr[target[o]] -= ar * br - ai * bi;
        vi[target[o]] -= ar * bi + ai * br;
      }
      if (!invertPivot(i)) {
        return false;
      }
    }
    return true;
  }

  /** Scales row i of U by the inverse of its pivot; false where that is not finite. */
  private boolean invertPivot(int i) {
    final int d = pattern.diagonal[i];
    final double dr = re[d];
    final double di = im[d];
    final double reciprocal = 1 / (dr * dr + di * di);
    if (!(reciprocal <= Double.MAX_VALUE) || reciprocal == 0) {
      return false;
    }
    final double pr = dr * reciprocal;
    final double pi = -di * reciprocal;
    inverseRe[i] = pr;
    inverseIm[i] = pi;
    final int end = pattern.rowStart[i + 1];
    for (int b = d + 1; b < end; b++) {
      final double br = re[b];
      final double bi = im[b];
      re[b] = br * pr - bi * pi;
      im[b] = br * pi + bi * pr;
    }
    return true;
  }

  /** Solves A x = b in place; b in two arrays [n]. */
  public void solve(double[] bRe, double[] bIm) {
    if (pivoting && dense != null) {
      dense.solve(bRe, bIm);
      return;
    }
    final double[] vr = re;
    final double[] vi = im;
    final double[] yr = xRe;
    final double[] yi = xIm;
    final int n = pattern.n;
    final int[] order = pattern.order;
    final int[] rowStart = pattern.rowStart;
    final int[] column = pattern.column;
    final int[] diagonal = pattern.diagonal;
    for (int i = 0; i < n; i++) {
      double sr = bRe[order[i]];
      double si = bIm[order[i]];
      final int d = diagonal[i];
      for (int a = rowStart[i]; a < d; a++) {
        final int k = column[a];
        sr -= vr[a] * yr[k] - vi[a] * yi[k];
        si -= vr[a] * yi[k] + vi[a] * yr[k];
      }
      yr[i] = sr * inverseRe[i] - si * inverseIm[i];
      yi[i] = sr * inverseIm[i] + si * inverseRe[i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sr = yr[i];
      double si = yi[i];
      final int end = rowStart[i + 1];
      for (int a = diagonal[i] + 1; a < end; a++) {
        final int k = column[a];
        sr -= vr[a] * yr[k] - vi[a] * yi[k];
        si -= vr[a] * yi[k] + vi[a] * yr[k];
      }
      yr[i] = sr;
      yi[i] = si;
      bRe[order[i]] = sr;
      bIm[order[i]] = si;
    }
  }

  /**
   * Factors a real matrix of the same pattern and this one in one pass: for a few unknowns, walking
   * the pattern costs more than the arithmetic.
   *
   * @return false where one of them is singular
   */
  public boolean factorWith(RealLu real) {
    if (pivoting || real.isPivoting()) {
      return real.factor() && factor();
    }
    final double[] v = real.values;
    final double[] vr = re;
    final double[] vi = im;
    final int[] target = pattern.target;
    final int[] left = pattern.left;
    final int[] right = pattern.right;
    for (int i = 0; i < pattern.n; i++) {
      final int last = pattern.updateStart[i + 1];
      for (int o = pattern.updateStart[i]; o < last; o++) {
        final int t = target[o];
        final int a = left[o];
        final int b = right[o];
        final double ar = vr[a];
        final double ai = vi[a];
        final double br = vr[b];
        final double bi = vi[b];
        v[t] -= v[a] * v[b];
        vr[t] -= ar * br - ai * bi;
        vi[t] -= ar * bi + ai * br;
      }
      if (!real.invertPivot(i) || !invertPivot(i)) {
        return false;
      }
    }
    return true;
  }

  /** Solves with the factors of {@link #factorWith} in one pass: b real, bRe + i bIm complex. */
  public void solveWith(RealLu real, double[] b, double[] bRe, double[] bIm) {
    if (pivoting || real.isPivoting()) {
      real.solve(b);
      solve(bRe, bIm);
      return;
    }
    final double[] v = real.values;
    final double[] vr = re;
    final double[] vi = im;
    final int n = pattern.n;
    final int[] order = pattern.order;
    final int[] rowStart = pattern.rowStart;
    final int[] unknown = pattern.unknown;
    final int[] diagonal = pattern.diagonal;
    for (int i = 0; i < n; i++) {
      final int row = order[i];
      double s = b[row];
      double sr = bRe[row];
      double si = bIm[row];
      final int d = diagonal[i];
      for (int a = rowStart[i]; a < d; a++) {
        final int k = unknown[a];
        s -= v[a] * b[k];
        sr -= vr[a] * bRe[k] - vi[a] * bIm[k];
        si -= vr[a] * bIm[k] + vi[a] * bRe[k];
      }
      b[row] = s * real.inversePivot[i];
      bRe[row] = sr * inverseRe[i] - si * inverseIm[i];
      bIm[row] = sr * inverseIm[i] + si * inverseRe[i];
    }
    for (int i = n - 1; i >= 0; i--) {
      final int row = order[i];
      double s = b[row];
      double sr = bRe[row];
      double si = bIm[row];
      final int end = rowStart[i + 1];
      for (int a = diagonal[i] + 1; a < end; a++) {
        final int k = unknown[a];
        s -= v[a] * b[k];
        sr -= vr[a] * bRe[k] - vi[a] * bIm[k];
        si -= vr[a] * bIm[k] + vi[a] * bRe[k];
      }
      b[row] = s;
      bRe[row] = sr;
      bIm[row] = si;
    }
  }

  private boolean factorDense() {
    if (dense == null) {
      dense = new Dense(pattern.n);
    }
    for (int i = 0; i < pattern.n; i++) {
      for (int a = pattern.rowStart[i]; a < pattern.rowStart[i + 1]; a++) {
        dense.a.set(pattern.order[i], pattern.order[pattern.column[a]], re[a], im[a]);
      }
    }
    return dense.lu.setA(dense.a) && dense.isRegular();
  }

  /** Dense factorization with row exchanges by EJML. */
  private static final class Dense {
    private final ZMatrixRMaj a;
    private final ZMatrixRMaj b;
    private final ZMatrixRMaj x;
    private final LinearSolverDense<ZMatrixRMaj> lu;

    Dense(int n) {
      a = new ZMatrixRMaj(n, n);
      b = new ZMatrixRMaj(n, 1);
      x = new ZMatrixRMaj(n, 1);
      lu = LinearSolverFactory_ZDRM.lu(n);
    }

    /** EJML's own quality is a product of pivots and underflows. */
    boolean isRegular() {
      ZMatrixRMaj factors = ((LUDecompositionBase_ZDRM) lu.getDecomposition()).getLU();
      for (int i = 0; i < factors.numRows; i++) {
        double size = Math.abs(factors.getReal(i, i)) + Math.abs(factors.getImag(i, i));
        if (!(size > 0 && size <= Double.MAX_VALUE)) {
          return false;
        }
      }
      return true;
    }

    void solve(double[] bRe, double[] bIm) {
      for (int i = 0; i < bRe.length; i++) {
        b.data[2 * i] = bRe[i];
        b.data[2 * i + 1] = bIm[i];
      }
      lu.solve(b, x);
      for (int i = 0; i < bRe.length; i++) {
        bRe[i] = x.data[2 * i];
        bIm[i] = x.data[2 * i + 1];
      }
    }
  }
}
