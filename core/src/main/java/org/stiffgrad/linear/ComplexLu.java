package org.stiffgrad.linear;

import org.ejml.data.ZMatrixRMaj;
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

  /** Factors the matrix in place; false where it is singular. */
  public boolean factor() {
    return pivoting ? factorDense() : factorStatic();
  }

  private boolean factorStatic() {
    final double[] vr = re;
    final double[] vi = im;
    final int[] rowStart = pattern.rowStart;
    final int[] column = pattern.column;
    final int[] diagonal = pattern.diagonal;
    final int[] target = pattern.target;
    int next = 0;
    for (int i = 0; i < pattern.n; i++) {
      final int d = diagonal[i];
      for (int a = rowStart[i]; a < d; a++) {
        final int k = column[a];
        final double ar = vr[a];
        final double ai = vi[a];
        final double mr = ar * inverseRe[k] - ai * inverseIm[k];
        final double mi = ar * inverseIm[k] + ai * inverseRe[k];
        vr[a] = mr;
        vi[a] = mi;
        final int end = rowStart[k + 1];
        for (int b = diagonal[k] + 1; b < end; b++) {
          final int t = target[next++];
          final double br = vr[b];
          final double bi = vi[b];
          vr[t] -= mr * br - mi * bi;
          vi[t] -= mr * bi + mi * br;
        }
      }
      final double dr = vr[d];
      final double di = vi[d];
      final double reciprocal = 1 / (dr * dr + di * di);
      if (!(reciprocal <= Double.MAX_VALUE)) {
        return false;
      }
      inverseRe[i] = dr * reciprocal;
      inverseIm[i] = -di * reciprocal;
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
      yr[i] = sr;
      yi[i] = si;
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
      final double zr = sr * inverseRe[i] - si * inverseIm[i];
      final double zi = sr * inverseIm[i] + si * inverseRe[i];
      yr[i] = zr;
      yi[i] = zi;
      bRe[order[i]] = zr;
      bIm[order[i]] = zi;
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
    final double[] inverse = real.inversePivot;
    final double[] vr = re;
    final double[] vi = im;
    final int[] rowStart = pattern.rowStart;
    final int[] column = pattern.column;
    final int[] diagonal = pattern.diagonal;
    final int[] target = pattern.target;
    int next = 0;
    for (int i = 0; i < pattern.n; i++) {
      final int d = diagonal[i];
      for (int a = rowStart[i]; a < d; a++) {
        final int k = column[a];
        final double m = v[a] * inverse[k];
        final double mr = vr[a] * inverseRe[k] - vi[a] * inverseIm[k];
        final double mi = vr[a] * inverseIm[k] + vi[a] * inverseRe[k];
        v[a] = m;
        vr[a] = mr;
        vi[a] = mi;
        final int end = rowStart[k + 1];
        for (int b = diagonal[k] + 1; b < end; b++) {
          final int t = target[next++];
          final double br = vr[b];
          final double bi = vi[b];
          v[t] -= m * v[b];
          vr[t] -= mr * br - mi * bi;
          vi[t] -= mr * bi + mi * br;
        }
      }
      final double dr = vr[d];
      final double di = vi[d];
      final double reciprocal = 1 / (dr * dr + di * di);
      final double realReciprocal = 1 / v[d];
      if (!(reciprocal <= Double.MAX_VALUE && Math.abs(realReciprocal) <= Double.MAX_VALUE)) {
        return false;
      }
      inverse[i] = realReciprocal;
      inverseRe[i] = dr * reciprocal;
      inverseIm[i] = -di * reciprocal;
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
      b[row] = s;
      bRe[row] = sr;
      bIm[row] = si;
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
      b[row] = s * real.inversePivot[i];
      bRe[row] = sr * inverseRe[i] - si * inverseIm[i];
      bIm[row] = sr * inverseIm[i] + si * inverseRe[i];
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
    return dense.lu.setA(dense.a) && dense.lu.quality() > 0;
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
