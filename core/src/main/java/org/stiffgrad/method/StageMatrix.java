package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.linear.RealLu;

/** The matrix W = I - h gamma J of a single implicit stage and its factors. (dirk.3) */
final class StageMatrix {
  /** A row residual above this, relative to its terms, calls for row exchanges. */
  private static final double LARGEST_RESIDUAL = 1e-9;

  private final RealLu lu;
  private final int[] rowStart;
  private final int[] column;
  private final int[] entry;
  private final int[] diagonal;
  private double scale;

  /** Values of J, to be filled before {@link #factor}. */
  final double[] jacobian;

  /**
   * @param rowStart row starts of J
   * @param column columns of J
   */
  StageMatrix(LuPattern pattern, int[] rowStart, int[] column) {
    this.lu = new RealLu(pattern);
    this.rowStart = rowStart;
    this.column = column;
    this.jacobian = new double[column.length];
    this.entry = new int[column.length];
    for (int q = 0; q < entry.length; q++) {
      entry[q] = lu.position(q);
    }
    this.diagonal = lu.diagonalPositions();
  }

  /** Starts without row exchanges again. */
  void reset() {
    lu.usePivoting(false);
  }

  /**
   * Factors I - scale J.
   *
   * @return false where it is singular even with row exchanges
   */
  boolean factor(double by) {
    scale = by;
    if (!lu.isPivoting()) {
      fill();
      if (lu.factor()) {
        return true;
      }
      lu.usePivoting(true);
    }
    fill();
    return lu.factor();
  }

  private void fill() {
    final double[] v = lu.values();
    Arrays.fill(v, 0);
    for (int q = 0; q < entry.length; q++) {
      v[entry[q]] = -scale * jacobian[q];
    }
    for (int d : diagonal) {
      v[d] += 1;
    }
  }

  boolean isJacobianFinite() {
    double sum = 0;
    for (double x : jacobian) {
      sum += Math.abs(x);
    }
    return sum <= Double.MAX_VALUE;
  }

  /** Solves W x = b in place. */
  void solve(double[] b) {
    lu.solve(b);
  }

  /** Solves Wᵀ x = b in place. */
  void solveTransposed(double[] b) {
    lu.solveTransposed(b);
  }

  /** Solves W X = B in place, [n x m]. */
  void solveBlock(double[] b, int m) {
    lu.solveBlock(b, m);
  }

  /**
   * Solves W x = b and where that comes out poorly, again with row exchanges, which then stay.
   *
   * @param x may not be b
   * @return false where the matrix is singular
   */
  boolean solveChecked(double[] b, double[] x) {
    System.arraycopy(b, 0, x, 0, b.length);
    lu.solve(x);
    if (lu.isPivoting() || !residualIsPoor(b, x)) {
      return true;
    }
    lu.usePivoting(true);
    if (!factor(scale)) {
      return false;
    }
    System.arraycopy(b, 0, x, 0, b.length);
    lu.solve(x);
    return true;
  }

  private boolean residualIsPoor(double[] b, double[] x) {
    for (int i = 0; i < b.length; i++) {
      double residual = b[i] - x[i];
      double size = Math.abs(b[i]) + Math.abs(x[i]);
      for (int q = rowStart[i]; q < rowStart[i + 1]; q++) {
        final double term = scale * jacobian[q] * x[column[q]];
        residual += term;
        size += Math.abs(term);
      }
      if (!(Math.abs(residual) <= LARGEST_RESIDUAL * size)) {
        return true;
      }
    }
    return false;
  }

  /** out += factor K B for K of J's structure; B and out [n x m]. */
  void addProduct(double factor, double[] k, double[] block, int m, double[] out) {
    for (int i = 0; i < rowStart.length - 1; i++) {
      for (int q = rowStart[i]; q < rowStart[i + 1]; q++) {
        final double value = factor * k[q];
        final int from = column[q] * m;
        for (int j = 0; j < m; j++) {
          out[i * m + j] += value * block[from + j];
        }
      }
    }
  }

  /** out += factor Kᵀ v for K of J's structure, [n]. */
  void addTransposedProduct(double factor, double[] k, double[] v, double[] out) {
    for (int i = 0; i < rowStart.length - 1; i++) {
      final double value = factor * v[i];
      for (int q = rowStart[i]; q < rowStart[i + 1]; q++) {
        out[column[q]] += k[q] * value;
      }
    }
  }
}
