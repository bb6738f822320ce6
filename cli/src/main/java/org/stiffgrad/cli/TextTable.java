package org.stiffgrad.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, aligned on the left, separated by two blanks. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(PrintStream out) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        if (c == widths.size()) {
          widths.add(0);
        }
        widths.set(c, Math.max(widths.get(c), row.get(c).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < row.size(); c++) {
        line.append(row.get(c));
        line.append(" ".repeat(widths.get(c) - row.get(c).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
