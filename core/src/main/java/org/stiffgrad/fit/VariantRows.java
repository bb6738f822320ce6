package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.system.Sparsity;

/**
 * Gradients with respect to p of rows in which some entries of p stand for others: where each
 * derivative of the plain row belongs (fit.19). Rows with the same columns share one layout, so
 * that many of them are light.
 */
final class VariantRows {
  /**
   * @param columns of the row
   * @param position in the row of each derivative of the plain row, or {@link Substitution#NOWHERE}
   */
  private record Layout(int[] columns, int[] position) {}

  private final Sparsity structure;
  private final Layout[] layouts;

  private VariantRows(Sparsity structure, Layout[] layouts) {
    this.structure = structure;
    this.layouts = layouts;
  }

  /** Rows of a structure over p under substitutions, [rows.length x m]. */
  static VariantRows of(Sparsity plain, int[] rows, Substitution[] substitutions) {
    Map<List<Integer>, Layout> shared = new HashMap<>();
    Layout[] layouts = new Layout[rows.length];
    for (int k = 0; k < rows.length; k++) {
      Substitution substitution = substitutions[k];
      int[] target = columns(plain, rows[k]);
      for (int q = 0; q < target.length; q++) {
        target[q] = substitution.sourceOf(target[q]);
      }
      layouts[k] =
          shared.computeIfAbsent(Arrays.stream(target).boxed().toList(), unused -> layout(target));
    }
    int[][] columns = Arrays.stream(layouts).map(Layout::columns).toArray(int[][]::new);
    return new VariantRows(Sparsity.ofRows(plain.columns(), columns), layouts);
  }

  /** Rows of a structure, as they are. */
  static Sparsity repeat(Sparsity plain, int[] rows) {
    int[][] columns = Arrays.stream(rows).mapToObj(k -> columns(plain, k)).toArray(int[][]::new);
    return Sparsity.ofRows(plain.columns(), columns);
  }

  /** Number of entries of the longest row. */
  static int longest(Sparsity plain) {
    int longest = 0;
    for (int k = 0; k < plain.rows(); k++) {
      longest = Math.max(longest, plain.rowStart(k + 1) - plain.rowStart(k));
    }
    return longest;
  }

  private static int[] columns(Sparsity plain, int row) {
    int first = plain.rowStart(row);
    int[] columns = new int[plain.rowStart(row + 1) - first];
    for (int q = 0; q < columns.length; q++) {
      columns[q] = plain.column(first + q);
    }
    return columns;
  }

  private static Layout layout(int[] target) {
    int[] columns =
        Arrays.stream(target).filter(c -> c != Substitution.NOWHERE).sorted().distinct().toArray();
    int[] position = new int[target.length];
    for (int q = 0; q < target.length; q++) {
      position[q] =
          target[q] == Substitution.NOWHERE
              ? Substitution.NOWHERE
              : Arrays.binarySearch(columns, target[q]);
    }
    return new Layout(columns, position);
  }

  Sparsity structure() {
    return structure;
  }

  /**
   * Adds up the derivatives of the plain row that belong to the same entry of p.
   *
   * @param plain derivatives in the order of the plain row
   * @param values overwritten with those of row k
   */
  void gather(int k, double[] plain, double[] values) {
    Layout layout = layouts[k];
    for (int q = 0; q < layout.columns.length; q++) {
      values[q] = 0;
    }
    for (int q = 0; q < layout.position.length; q++) {
      if (layout.position[q] != Substitution.NOWHERE) {
        values[layout.position[q]] += plain[q];
      }
    }
  }
}
