package org.stiffgrad.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * A table of texts, each with its place in the file: for formats that give every column a meaning
 * of its own. Cells are without surrounding blanks; rows and columns count from 0, the header is no
 * row, and rows without anything in them are left out. In a table with tabs a column may be without
 * name, and cells may be missing at the end of a row: they are empty.
 */
public final class TextTable {
  private final Row header;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> columns = new HashMap<>();

  private TextTable(Row header) {
    this.header = header;
    for (int i = 0; i < header.cells().size(); i++) {
      columns.put(header.cells().get(i), i);
    }
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws InputException at the first place that is not such a table
   */
  public static TextTable read(Path file, Separator separator) {
    try (CsvSource source = CsvSource.open(file, separator)) {
      TextTable table = new TextTable(source.header());
      for (Row row = source.next(); row != null; row = source.next()) {
        table.rows.add(row);
      }
      return table;
    }
  }

  /** The file's name as given, for messages. */
  public String file() {
    return header.file();
  }

  /** Names of the columns. */
  public List<String> columns() {
    return header.cells();
  }

  /** The column of this name, or empty where there is none. */
  public OptionalInt column(String name) {
    Integer column = columns.get(name);
    return column == null ? OptionalInt.empty() : OptionalInt.of(column);
  }

  public int rows() {
    return rows.size();
  }

  public String text(int row, int column) {
    return rows.get(row).cells().get(column);
  }

  /** Where a cell begins. */
  public SourcePosition position(int row, int column) {
    return rows.get(row).position(column);
  }

  /** Where a column is named. */
  public SourcePosition headerPosition(int column) {
    return header.position(column);
  }
}
