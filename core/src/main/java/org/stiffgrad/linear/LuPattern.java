package org.stiffgrad.linear;

import java.util.Arrays;
import org.stiffgrad.system.Sparsity;

/**
 * The structure of the factorization PAPᵀ = LU of a sparse matrix, pivots on the diagonal in a
 * given order, worked out once for a model. Factors are stored by rows in one values array: row i
 * holds L with its diagonal at {@link #diagonal}, then U (unit diagonal not stored). (lin.1)
 *
 * <p>Immutable; the arrays are shared with the kernels of {@link RealLu} and {@link ComplexLu} and
 * never written after construction.
 */
public final class LuPattern {
  /** Size of the system. */
  final int n;

  /** The unknown (and equation) eliminated at each position, [n]. */
  final int[] order;

  /** First entry of each row, [n + 1]. */
  final int[] rowStart;

  /** Permuted column of each entry. */
  final int[] column;

  /** The unknown of each entry's column: {@code order[column]}. */
  final int[] unknown;

  /** Position of each diagonal entry, [n]. */
  final int[] diagonal;

  /**
   * The elementary updates v[target] -= v[left] v[right] of the factorization, by rows: those of
   * row i are {@code updateStart[i] <= o < updateStart[i + 1]}. Listing them makes one long loop of
   * many short ones.
   */
  final int[] target;

  final int[] left;
  final int[] right;
  final int[] updateStart;

  /** Where each entry of the original matrix goes, in the order of its {@link Sparsity}. */
  final int[] entry;

  private final Sparsity matrix;

  /**
   * @param matrix structure of the matrix, square; missing diagonal entries are added
   * @param order the elimination order, a permutation of the unknowns
   */
  public LuPattern(Sparsity matrix, int[] order) {
    this.matrix = matrix;
    this.n = matrix.rows();
    this.order = order.clone();
    int[] place = new int[n];
    for (int k = 0; k < n; k++) {
      place[order[k]] = k;
    }
    int[][] rows = filledRows(place);
    this.rowStart = new int[n + 1];
    for (int i = 0; i < n; i++) {
      rowStart[i + 1] = rowStart[i] + rows[i].length;
    }
    this.column = new int[rowStart[n]];
    this.diagonal = new int[n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows[i], 0, column, rowStart[i], rows[i].length);
      diagonal[i] = find(i, i);
    }
    this.unknown = new int[column.length];
    for (int a = 0; a < column.length; a++) {
      unknown[a] = order[column[a]];
    }
    int updates = countUpdates();
    this.target = new int[updates];
    this.left = new int[updates];
    this.right = new int[updates];
    this.updateStart = new int[n + 1];
    listUpdates();
    this.entry = new int[matrix.size()];
    for (int i = 0; i < n; i++) {
      for (int q = matrix.rowStart(i); q < matrix.rowStart(i + 1); q++) {
        entry[q] = find(place[i], place[matrix.column(q)]);
      }
    }
  }

  /** The pattern in Markowitz's order. */
  public static LuPattern of(Sparsity matrix) {
    return new LuPattern(matrix, EliminationOrder.markowitz(matrix));
  }

  /** Number of stored entries of both factors. */
  public int size() {
    return column.length;
  }

  /** Structure of L + U by symbolic elimination, row by row. */
  private int[][] filledRows(int[] place) {
    int[][] rows = new int[n][];
    boolean[] present = new boolean[n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(present, false);
      present[i] = true;
      int original = order[i];
      for (int q = matrix.rowStart(original); q < matrix.rowStart(original + 1); q++) {
        present[place[matrix.column(q)]] = true;
      }
      for (int k = 0; k < i; k++) {
        if (present[k]) {
          for (int j : rows[k]) {
            if (j > k) {
              present[j] = true;
            }
          }
        }
      }
      int count = 0;
      for (boolean b : present) {
        count += b ? 1 : 0;
      }
      rows[i] = new int[count];
      int next = 0;
      for (int j = 0; j < n; j++) {
        if (present[j]) {
          rows[i][next++] = j;
        }
      }
    }
    return rows;
  }

  private int find(int i, int j) {
    return Arrays.binarySearch(column, rowStart[i], rowStart[i + 1], j);
  }

  private int countUpdates() {
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int a = rowStart[i]; a < diagonal[i]; a++) {
        count += rowStart[column[a] + 1] - diagonal[column[a]] - 1;
      }
    }
    return count;
  }

  private void listUpdates() {
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int a = rowStart[i]; a < diagonal[i]; a++) {
        int k = column[a];
        for (int b = diagonal[k] + 1; b < rowStart[k + 1]; b++) {
          target[next] = find(i, column[b]);
          left[next] = a;
          right[next] = b;
          next++;
        }
      }
      updateStart[i + 1] = next;
    }
  }
}
