package org.stiffgrad.system;

import java.util.Arrays;

/**
 * The structure of a sparse matrix, compressed by rows: the entries of row i are at positions
 * {@code rowStart(i) <= q < rowStart(i + 1)} with columns {@code column(q)} in increasing order. A
 * values array of such a matrix has {@link #size()} entries in this order.
 */
public final class Sparsity {
  private final int rows;
  private final int columns;
  private final int[] rowStart;
  private final int[] column;

  private Sparsity(int rows, int columns, int[] rowStart, int[] column) {
    this.rows = rows;
    this.columns = columns;
    this.rowStart = rowStart;
    this.column = column;
  }

  /**
   * A structure from each row's column indices.
   *
   * @param columnsOfRow for every row its columns, strictly increasing
   */
  public static Sparsity ofRows(int columns, int[][] columnsOfRow) {
    int[] rowStart = new int[columnsOfRow.length + 1];
    for (int i = 0; i < columnsOfRow.length; i++) {
      rowStart[i + 1] = rowStart[i] + columnsOfRow[i].length;
    }
    int[] column = new int[rowStart[columnsOfRow.length]];
    for (int i = 0; i < columnsOfRow.length; i++) {
      int previous = -1;
      for (int k = 0; k < columnsOfRow[i].length; k++) {
        int c = columnsOfRow[i][k];
        if (c <= previous || c >= columns) {
          throw new IllegalArgumentException(
              "row " + i + ": column " + c + " is out of order or outside 0.." + (columns - 1));
        }
        column[rowStart[i] + k] = c;
        previous = c;
      }
    }
    return new Sparsity(columnsOfRow.length, columns, rowStart, column);
  }

  /** Every entry present. */
  public static Sparsity dense(int rows, int columns) {
    int[] all = new int[columns];
    Arrays.setAll(all, j -> j);
    int[][] rowsOf = new int[rows][];
    Arrays.fill(rowsOf, all);
    return ofRows(columns, rowsOf);
  }

  /** No entry present. */
  public static Sparsity empty(int rows, int columns) {
    int[][] rowsOf = new int[rows][];
    Arrays.fill(rowsOf, new int[0]);
    return ofRows(columns, rowsOf);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** Number of structurally non-zero entries. */
  public int size() {
    return column.length;
  }

  /** Position of the first entry of row i; {@code rowStart(rows())} is {@link #size()}. */
  public int rowStart(int i) {
    return rowStart[i];
  }

  /** Column of the entry at position q. */
  public int column(int q) {
    return column[q];
  }

  /** Position of the entry (i, j), or -1 where it is structurally zero. */
  public int position(int i, int j) {
    int q = Arrays.binarySearch(column, rowStart[i], rowStart[i + 1], j);
    return q >= 0 ? q : -1;
  }

  /** The same entries among more columns. */
  public Sparsity withColumns(int more) {
    if (more < columns) {
      throw new IllegalArgumentException(more + " columns, fewer than " + columns);
    }
    return new Sparsity(rows, more, rowStart, column);
  }

  /** Sets {@code columns[j]} for every column j that has an entry. */
  public void markColumns(boolean[] columns) {
    for (int c : column) {
      columns[c] = true;
    }
  }

  /** A fresh copy of the row starts, [rows + 1], for kernels that want the bare array. */
  public int[] rowStarts() {
    return rowStart.clone();
  }

  /** A fresh copy of the column indices, [size]. */
  public int[] columnIndices() {
    return column.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sparsity s
        && rows == s.rows
        && columns == s.columns
        && Arrays.equals(rowStart, s.rowStart)
        && Arrays.equals(column, s.column);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rowStart) + Arrays.hashCode(column);
  }

  @Override
  public String toString() {
    return rows + " x " + columns + " with " + column.length + " entries";
  }
}
