package org.stiffgrad.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.lu.LUDecompositionBase_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.jspecify.annotations.Nullable;

/**
 * The factors of a real sparse matrix with a static pattern. Fill {@link #values}, then {@link
 * #factor}, then solve. Where a pivot vanishes, or {@link #usePivoting} was asked for because a
 * residual was poor, a dense factorization with row exchanges takes over. Not thread-safe.
 */
public final class RealLu {
  private final LuPattern pattern;
  final double[] values;
  final double[] inversePivot;
  private final double[] x;
  private boolean pivoting;
  private @Nullable Dense dense;
  private @Nullable Dense denseTransposed;

  public RealLu(LuPattern pattern) {
    this.pattern = pattern;
    this.values = new double[pattern.size()];
    this.inversePivot = new double[pattern.n];
    this.x = new double[pattern.n];
  }

  /** The matrix before, the factors after {@link #factor}; positions by {@link #position}. */
  public double[] values() {
    return values;
  }

  /** Place in {@link #values} of the q-th entry of the original matrix. */
  public int position(int q) {
    return pattern.entry[q];
  }

  /** Place in {@link #values} of the diagonal entry of unknown i. */
  public int[] diagonalPositions() {
    int[] places = new int[pattern.n];
    for (int k = 0; k < pattern.n; k++) {
      places[pattern.order[k]] = pattern.diagonal[k];
    }
    return places;
  }

  /** Uses the dense factorization with row exchanges from now on, or no longer. */
  public void usePivoting(boolean use) {
    pivoting = use;
  }

  public boolean isPivoting() {
    return pivoting;
  }

  /** Factors the matrix in {@link #values} in place; false where it is singular. */
  public boolean factor() {
    return pivoting ? factorDense() : factorStatic();
  }

  private boolean factorStatic() {
    final double[] v = values;
    final int[] target = pattern.target;
    final int[] left = pattern.left;
    final int[] right = pattern.right;
    final int[] updateStart = pattern.updateStart;
    for (int i = 0; i < pattern.n; i++) {
      final int last = updateStart[i + 1];
      for (int o = updateStart[i]; o < last; o++) {
        v[target[o]] -= v[left[o]] * v[right[o]];
      }
      if (!invertPivot(i)) {
        return false;
      }
    }
    return true;
  }

  /** Scales row i of U by the inverse of its pivot; false where that is not finite. */
  boolean invertPivot(int i) {
    final double[] v = values;
    final int d = pattern.diagonal[i];
    final double reciprocal = 1 / v[d];
    if (!(Math.abs(reciprocal) <= Double.MAX_VALUE) || reciprocal == 0) {
      return false;
    }
    inversePivot[i] = reciprocal;
    final int end = pattern.rowStart[i + 1];
    for (int b = d + 1; b < end; b++) {
      v[b] *= reciprocal;
    }
    return true;
  }

  private boolean factorDense() {
    if (dense == null || denseTransposed == null) {
      dense = new Dense(pattern.n);
      denseTransposed = new Dense(pattern.n);
    }
    for (int i = 0; i < pattern.n; i++) {
      for (int a = pattern.rowStart[i]; a < pattern.rowStart[i + 1]; a++) {
        int row = pattern.order[i];
        int col = pattern.order[pattern.column[a]];
        dense.a.set(row, col, values[a]);
        denseTransposed.a.set(col, row, values[a]);
      }
    }
    return dense.factor() && denseTransposed.factor();
  }

  /** Solves A x = b in place, b [n]. */
  public void solve(double[] b) {
    if (pivoting && dense != null) {
      dense.solve(b);
      return;
    }
    final double[] v = values;
    final double[] y = x;
    final int n = pattern.n;
    final int[] order = pattern.order;
    final int[] rowStart = pattern.rowStart;
    final int[] column = pattern.column;
    final int[] diagonal = pattern.diagonal;
    for (int i = 0; i < n; i++) {
      double sum = b[order[i]];
      final int d = diagonal[i];
      for (int a = rowStart[i]; a < d; a++) {
        sum -= v[a] * y[column[a]];
      }
      y[i] = sum * inversePivot[i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double sum = y[i];
      final int end = rowStart[i + 1];
      for (int a = diagonal[i] + 1; a < end; a++) {
        sum -= v[a] * y[column[a]];
      }
      y[i] = sum;
      b[order[i]] = sum;
    }
  }

  /** Solves Aᵀ x = b in place, b [n]. */
  public void solveTransposed(double[] b) {
    if (pivoting && denseTransposed != null) {
      denseTransposed.solve(b);
      return;
    }
    final double[] v = values;
    final double[] y = x;
    final int n = pattern.n;
    final int[] order = pattern.order;
    final int[] rowStart = pattern.rowStart;
    final int[] column = pattern.column;
    final int[] diagonal = pattern.diagonal;
    for (int i = 0; i < n; i++) {
      y[i] = b[order[i]];
    }
    for (int i = 0; i < n; i++) {
      final double yi = y[i];
      final int end = rowStart[i + 1];
      for (int a = diagonal[i] + 1; a < end; a++) {
        y[column[a]] -= v[a] * yi;
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      final double yi = y[i] * inversePivot[i];
      final int d = diagonal[i];
      for (int a = rowStart[i]; a < d; a++) {
        y[column[a]] -= v[a] * yi;
      }
      b[order[i]] = yi;
    }
  }

  /**
   * Solves A X = B in place for many right-hand sides.
   *
   * @param b [n x m, {@code b[i * m + j]}]
   */
  public void solveBlock(double[] b, int m) {
    if (pivoting && dense != null) {
      dense.solveBlock(b, m);
      return;
    }
    int j = 0;
    for (; j + 8 <= m; j += 8) {
      BlockSubstitution.eight(pattern, values, inversePivot, b, m, j);
    }
    for (; j + 4 <= m; j += 4) {
      BlockSubstitution.four(pattern, values, inversePivot, b, m, j);
    }
    for (; j + 2 <= m; j += 2) {
      BlockSubstitution.two(pattern, values, inversePivot, b, m, j);
    }
    if (j < m) {
      BlockSubstitution.one(pattern, values, inversePivot, b, m, j);
    }
  }

  /** Dense factorization with row exchanges by EJML. */
  private static final class Dense {
    private final DMatrixRMaj a;
    private final DMatrixRMaj b;
    private final DMatrixRMaj x;
    private final LinearSolverDense<DMatrixRMaj> lu;

    Dense(int n) {
      a = new DMatrixRMaj(n, n);
      b = new DMatrixRMaj(n, 1);
      x = new DMatrixRMaj(n, 1);
      lu = LinearSolverFactory_DDRM.lu(n);
    }

    /** EJML's own quality is a product of pivots and underflows. */
    private static boolean isRegular(DMatrixRMaj factors) {
      for (int i = 0; i < factors.numRows; i++) {
        double reciprocal = 1 / factors.get(i, i);
        if (!(Math.abs(reciprocal) <= Double.MAX_VALUE) || reciprocal == 0) {
          return false;
        }
      }
      return true;
    }

    boolean factor() {
      return lu.setA(a) && isRegular(((LUDecompositionBase_DDRM) lu.getDecomposition()).getLU());
    }

    void solve(double[] rhs) {
      System.arraycopy(rhs, 0, b.data, 0, rhs.length);
      lu.solve(b, x);
      System.arraycopy(x.data, 0, rhs, 0, rhs.length);
    }

    void solveBlock(double[] rhs, int m) {
      for (int j = 0; j < m; j++) {
        for (int i = 0; i < a.numRows; i++) {
          b.data[i] = rhs[i * m + j];
        }
        lu.solve(b, x);
        for (int i = 0; i < a.numRows; i++) {
          rhs[i * m + j] = x.data[i];
        }
      }
    }
  }
}
