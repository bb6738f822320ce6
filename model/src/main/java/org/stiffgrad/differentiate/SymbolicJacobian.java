package org.stiffgrad.differentiate;

/**
 * Derivatives of roots with respect to variables, structural zeros left out.
 *
 * @param columns for every root the indices of the variables it depends on, increasing
 * @param entries the nodes of the derivatives, in the same order
 */
public record SymbolicJacobian(int[][] columns, int[][] entries) {
  /** All entries, row after row. */
  public int[] flatEntries() {
    int size = 0;
    for (int[] row : entries) {
      size += row.length;
    }
    int[] flat = new int[size];
    int next = 0;
    for (int[] row : entries) {
      System.arraycopy(row, 0, flat, next, row.length);
      next += row.length;
    }
    return flat;
  }
}
