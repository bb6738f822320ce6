package org.stiffgrad.table;

import java.util.Arrays;
import org.stiffgrad.input.SourcePosition;

/** The numbers of a table, row by row, each with its place in the file. Grows while it is read. */
final class Grid {
  private final String file;
  private final int width;
  private double[] values;
  private int[] columns;
  private int[] lines;
  private int rows;

  Grid(String file, int width) {
    this.file = file;
    this.width = width;
    this.values = new double[16 * width];
    this.columns = new int[16 * width];
    this.lines = new int[16];
  }

  /**
   * Appends a row of the file.
   *
   * @param row all its cells
   * @param cells which of them are numbers, [width]
   * @param header the names of all columns
   */
  void add(Row row, int[] cells, Row header) {
    if (rows == lines.length) {
      int capacity = Math.addExact(rows, Math.max(rows >> 1, 16));
      lines = Arrays.copyOf(lines, capacity);
      values = Arrays.copyOf(values, Math.multiplyExact(capacity, width));
      columns = Arrays.copyOf(columns, capacity * width);
    }
    lines[rows] = row.line();
    int at = rows * width;
    for (int i = 0; i < width; i++) {
      values[at + i] = Numbers.parse(row, cells[i], header.cells().get(cells[i]));
      columns[at + i] = row.columns()[cells[i]];
    }
    rows++;
  }

  int rows() {
    return rows;
  }

  double value(int row, int column) {
    return values[index(row, column)];
  }

  SourcePosition position(int row, int column) {
    return new SourcePosition(file, lines[row], columns[index(row, column)]);
  }

  int line(int row) {
    return lines[row];
  }

  private int index(int row, int column) {
    if (row < 0 || row >= rows || column < 0 || column >= width) {
      throw new IndexOutOfBoundsException("there is no row " + row + ", column " + column);
    }
    return row * width + column;
  }
}
