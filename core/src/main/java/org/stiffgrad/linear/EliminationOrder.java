package org.stiffgrad.linear;

import java.util.BitSet;
import org.stiffgrad.system.Sparsity;

/**
 * Orders in which to eliminate the unknowns of a sparse system with pivots on the diagonal, so that
 * few entries fill in.
 */
public final class EliminationOrder {
  private EliminationOrder() {}

  /**
   * Markowitz's order: each pivot is the remaining diagonal entry with the smallest product (row
   * entries - 1)(column entries - 1). H. M. Markowitz, Management Science 3 (1957) 255.
   *
   * @param pattern square; diagonal entries are assumed present whether listed or not
   * @return the unknown eliminated at each position, [n]
   */
  public static int[] markowitz(Sparsity pattern) {
    int n = pattern.rows();
    BitSet[] rows = new BitSet[n];
    BitSet[] columns = new BitSet[n];
    for (int i = 0; i < n; i++) {
      rows[i] = new BitSet(n);
      columns[i] = new BitSet(n);
    }
    for (int i = 0; i < n; i++) {
      for (int q = pattern.rowStart(i); q < pattern.rowStart(i + 1); q++) {
        if (pattern.column(q) != i) {
          rows[i].set(pattern.column(q));
          columns[pattern.column(q)].set(i);
        }
      }
    }
    int[] order = new int[n];
    boolean[] eliminated = new boolean[n];
    for (int k = 0; k < n; k++) {
      int pivot = cheapest(rows, columns, eliminated);
      order[k] = pivot;
      eliminated[pivot] = true;
      eliminate(pivot, rows, columns);
    }
    return order;
  }

  private static int cheapest(BitSet[] rows, BitSet[] columns, boolean[] eliminated) {
    int best = -1;
    long bestCost = Long.MAX_VALUE;
    for (int i = 0; i < rows.length; i++) {
      if (!eliminated[i]) {
        long cost = (long) rows[i].cardinality() * columns[i].cardinality();
        if (cost < bestCost) {
          best = i;
          bestCost = cost;
        }
      }
    }
    return best;
  }

  private static void eliminate(int pivot, BitSet[] rows, BitSet[] columns) {
    BitSet row = rows[pivot];
    BitSet column = columns[pivot];
    for (int i = column.nextSetBit(0); i >= 0; i = column.nextSetBit(i + 1)) {
      rows[i].clear(pivot);
      rows[i].or(row);
      rows[i].clear(i);
    }
    for (int j = row.nextSetBit(0); j >= 0; j = row.nextSetBit(j + 1)) {
      columns[j].clear(pivot);
      columns[j].or(column);
      columns[j].clear(j);
    }
  }
}
