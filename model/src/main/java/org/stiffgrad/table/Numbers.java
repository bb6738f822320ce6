package org.stiffgrad.table;

import org.stiffgrad.input.InputException;

/** Numbers in cells. */
final class Numbers {
  private static final int LONGEST_QUOTE = 40;

  private Numbers() {}

  /**
   * The number in a cell, or NaN if the cell is empty.
   *
   * @throws InputException if the cell holds something else than a finite decimal number
   */
  static double parse(Row row, int cell, String column) {
    String text = row.cells().get(cell);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    if (!isDecimal(text)) {
      throw row.error(
          cell,
          "found '" + shortened(text) + "' in column " + column + ", expected a number or nothing");
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw row.error(
          cell,
          "found '" + shortened(text) + "' in column " + column + ", expected a number or nothing");
    }
    if (Double.isInfinite(value)) {
      throw row.error(
          cell, "found " + shortened(text) + " in column " + column + ", expected a finite number");
    }
    return value;
  }

  /** Keeps out what Java takes for a number and nobody else does: 1d, 0x1p3, NaN. */
  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
  }
}
