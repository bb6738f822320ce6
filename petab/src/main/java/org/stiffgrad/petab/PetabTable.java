package org.stiffgrad.petab;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.problem.Spelling;
import org.stiffgrad.table.Separator;
import org.stiffgrad.table.TableWriter;
import org.stiffgrad.table.TextTable;

/**
 * The rows of one kind of table, which may be spread over files with headers of their own.
 *
 * @param kind what messages call it
 */
record PetabTable(String kind, List<TextTable> files) {
  PetabTable {
    files = List.copyOf(files);
  }

  /**
   * Reads the files.
   *
   * @param mandatory columns that each of them must have
   * @param optional columns that change the problem where they are there; others are free to have
   *     any name but nearly one of these, which would be a misspelling that nobody notices
   */
  static PetabTable read(
      String kind, List<Path> paths, List<String> mandatory, List<String> optional) {
    List<TextTable> files = new ArrayList<>();
    for (Path path : paths) {
      TextTable file = TextTable.read(path, Separator.TAB);
      for (String column : mandatory) {
        if (file.column(column).isEmpty()) {
          throw new InputException(
              file.headerPosition(0),
              "found no column "
                  + column
                  + " in the "
                  + kind
                  + " table, expected one; "
                  + Spelling.help(column, file.columns()));
        }
      }
      requireSpelled(file, optional);
      files.add(file);
    }
    return new PetabTable(kind, files);
  }

  private static void requireSpelled(TextTable file, List<String> optional) {
    for (int c = 0; c < file.columns().size(); c++) {
      String column = file.columns().get(c);
      for (String known : optional) {
        if (!column.equals(known)
            && file.column(known).isEmpty()
            && Spelling.isSlip(column, known)) {
          throw new InputException(
              file.headerPosition(c), "found the column " + column + ", expected " + known);
        }
      }
    }
  }

  /** Where the first file has its header. */
  SourcePosition position() {
    return files.get(0).headerPosition(0);
  }

  /** All rows, file by file. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (TextTable file : files) {
      for (int row = 0; row < file.rows(); row++) {
        lines.add(new Line(file, row));
      }
    }
    return lines;
  }

  /** What a rewritten column holds. */
  interface Rewrite {
    String cell(int row, Line line);
  }

  /**
   * The rows as one table, with one column rewritten, which replaces one that has its new name.
   *
   * @param column the column to rewrite; where there is none it comes last
   * @param name its new name
   */
  String text(String column, String name, Rewrite rewrite) {
    Set<String> columns = new LinkedHashSet<>();
    files.forEach(file -> columns.addAll(file.columns()));
    columns.add(column);
    if (!name.equals(column)) {
      columns.remove(name);
    }
    List<String> header = columns.stream().map(c -> c.equals(column) ? name : c).toList();
    StringWriter text = new StringWriter();
    try (TableWriter writer = new TableWriter(text, Separator.TAB, header)) {
      List<Line> lines = lines();
      for (int row = 0; row < lines.size(); row++) {
        List<String> cells = new ArrayList<>();
        for (String c : columns) {
          cells.add(c.equals(column) ? rewrite.cell(row, lines.get(row)) : lines.get(row).text(c));
        }
        writer.row(cells);
      }
    }
    return text.toString();
  }

  /** One row. */
  record Line(TextTable table, int row) {
    /** The text in a column; empty also where there is no such column. */
    String text(String column) {
      OptionalInt index = table.column(column);
      return index.isEmpty() ? "" : table.text(row, index.getAsInt());
    }

    /** The text in a column, empty where it says that there is no value. */
    String optional(String column) {
      String text = text(column);
      return isMissing(text) ? "" : text;
    }

    /** The text in a column that must not be empty. */
    String required(String column) {
      String text = text(column);
      if (text.isEmpty()) {
        throw error(column, "found nothing in column " + column + ", expected a value");
      }
      return text;
    }

    /** A name of the standard: letters, digits and underscores, no digit first. */
    String id(String column) {
      String text = required(column);
      if (!Literal.isId(text)) {
        throw error(
            column,
            "found '" + text + "' in column " + column + ", expected letters, digits and '_'");
      }
      return text;
    }

    /** The finite number in a column, NaN where there is none. */
    double number(String column) {
      String text = optional(column);
      double number = Literal.number(text);
      if (Double.isNaN(number) && !text.isEmpty()) {
        throw error(
            column,
            "found '" + text + "' in column " + column + ", expected a finite number or nothing");
      }
      return number;
    }

    /** The finite number in a column that must have one. */
    double requiredNumber(String column) {
      String text = text(column);
      double number = Literal.number(text);
      if (Double.isNaN(number)) {
        throw error(
            column,
            "found "
                + (text.isEmpty() ? "nothing" : "'" + text + "'")
                + " in column "
                + column
                + ", expected a finite number");
      }
      return number;
    }

    /** Where the text of a column stands; where the row begins if there is no such column. */
    SourcePosition position(String column) {
      return table.position(row, table.column(column).orElse(0));
    }

    InputException error(String column, String reason) {
      return new InputException(position(column), reason);
    }
  }

  /** What tables write for "no value". */
  static boolean isMissing(String text) {
    return text.isEmpty() || text.equalsIgnoreCase("nan") || text.equals("NA");
  }
}
