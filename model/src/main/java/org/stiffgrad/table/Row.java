package org.stiffgrad.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * One record of a CSV file.
 *
 * @param line the line it begins in, 1 for the first
 * @param cells its cells without surrounding blanks
 * @param columns the column in which each cell begins, 1 for the first character of a line
 */
record Row(String file, int line, List<String> cells, int[] columns) {
  SourcePosition position(int cell) {
    return new SourcePosition(file, line, columns[cell]);
  }

  InputException error(int cell, String reason) {
    return new InputException(position(cell), reason);
  }

  /** A line that holds nothing but blanks. */
  boolean isBlank() {
    return cells.isEmpty() || (cells.size() == 1 && cells.get(0).isEmpty());
  }

  /** A row without anything in its cells. */
  boolean isEmpty() {
    return cells.stream().allMatch(String::isEmpty);
  }

  /** The row with empty cells up to a number of cells. */
  Row padded(int size) {
    List<String> more = new ArrayList<>(cells);
    int[] places = Arrays.copyOf(columns, size);
    int end = columns[cells.size() - 1] + cells.get(cells.size() - 1).length();
    for (int i = cells.size(); i < size; i++) {
      more.add("");
      places[i] = end;
    }
    return new Row(file, line, more, places);
  }
}
