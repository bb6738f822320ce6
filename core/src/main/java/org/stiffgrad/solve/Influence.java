package org.stiffgrad.solve;

import java.util.Arrays;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.linear.RealLu;
import org.stiffgrad.system.Sparsity;

/**
 * The influence of an error of each component at a time on every component at a later time, carried
 * backward along a trajectory: X' = -Jᵀ X with X(T) = diag(1/size(T)). Row i of X belongs to the
 * component that errs, column j to the one that is wanted, relative to its size. (radau.9)
 */
final class Influence {
  /** Of the diagonally implicit method of order 2 with two stages that is L-stable. (radau.10) */
  private static final double GAMMA = 1 - Math.sqrt(0.5);

  private static final double SECOND = (1 - 2 * GAMMA) / GAMMA;

  private final int n;
  private final RealLu lu;

  /** Where an entry of J goes in the factors of a matrix like Jᵀ. */
  private final int[] entry;

  private final int[] diagonal;
  private double[] x;
  private double[] next;

  Influence(Sparsity jacobian) {
    n = jacobian.rows();
    Sparsity transposed = transpose(jacobian);
    lu = new RealLu(LuPattern.of(transposed));
    entry = new int[jacobian.size()];
    for (int i = 0; i < n; i++) {
      for (int q = jacobian.rowStart(i); q < jacobian.rowStart(i + 1); q++) {
        entry[q] = lu.position(transposed.position(jacobian.column(q), i));
      }
    }
    diagonal = lu.diagonalPositions();
    x = new double[n * n];
    next = new double[n * n];
  }

  private static Sparsity transpose(Sparsity matrix) {
    int[][] rows = new int[matrix.columns()][];
    int[] count = new int[rows.length];
    for (int q = 0; q < matrix.size(); q++) {
      count[matrix.column(q)]++;
    }
    Arrays.setAll(rows, j -> new int[count[j]]);
    Arrays.fill(count, 0);
    for (int i = 0; i < matrix.rows(); i++) {
      for (int q = matrix.rowStart(i); q < matrix.rowStart(i + 1); q++) {
        int j = matrix.column(q);
        rows[j][count[j]++] = i;
      }
    }
    return Sparsity.ofRows(matrix.rows(), rows);
  }

  /** Starts at the end, where component i has the given size; none is wanted where that is 0. */
  void start(double[] size) {
    Arrays.fill(x, 0);
    for (int i = 0; i < n; i++) {
      x[i * n + i] = size[i] > 0 ? 1 / size[i] : 0;
    }
  }

  /**
   * Back over a step of length h with the mean of the Jacobians at its ends.
   *
   * @param jacobians values of the Jacobians, the one at the start of the step at {@code first} and
   *     the one at its end right behind it
   * @return false where a matrix is singular
   */
  boolean back(double h, double[] jacobians, int first) {
    final double[] v = lu.values();
    final int size = entry.length;
    final double half = 0.5 * GAMMA * h;
    Arrays.fill(v, 0);
    for (int q = 0; q < size; q++) {
      v[entry[q]] = -half * (jacobians[first + q] + jacobians[first + size + q]);
    }
    for (int d : diagonal) {
      v[d] += 1;
    }
    if (!lu.factor()) {
      return false;
    }
    System.arraycopy(x, 0, next, 0, x.length);
    lu.solveBlock(next, n);
    for (int e = 0; e < x.length; e++) {
      next[e] = (1 + SECOND) * next[e] - SECOND * x[e];
    }
    lu.solveBlock(next, n);
    double[] swap = x;
    x = next;
    next = swap;
    return true;
  }

  /** The error of component i that changes the wanted ones by one size in all; NaN if unknown. */
  double allowance(int i) {
    double sum = 0;
    for (int j = 0; j < n; j++) {
      sum += Math.abs(x[i * n + j]);
    }
    return 1 / sum;
  }
}
