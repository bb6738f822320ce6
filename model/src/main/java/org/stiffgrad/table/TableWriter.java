package org.stiffgrad.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes a table of numbers. Numbers keep all digits that it takes to read back the same double;
 * NaN becomes an empty cell; names are quoted where they need it.
 */
public final class TableWriter implements Closeable {
  private final CsvWriter writer;
  private final int width;

  /**
   * Writes the header of a table in CSV.
   *
   * @param out closed with this
   * @param names of the columns
   */
  public TableWriter(Writer out, List<String> names) {
    this(out, Separator.COMMA, names);
  }

  /**
   * Writes the header.
   *
   * @param out closed with this
   * @param names of the columns
   */
  public TableWriter(Writer out, Separator separator, List<String> names) {
    this.writer =
        CsvWriter.builder()
            .fieldSeparator(separator.character())
            .lineDelimiter(LineDelimiter.LF)
            .build(out);
    this.width = names.size();
    writer.writeRecord(names);
  }

  /**
   * Writes a row.
   *
   * @param values one for each column, finite or NaN
   * @throws IllegalArgumentException if a value is infinite or the row has another length
   */
  public void row(double... values) {
    row(List.of(), values);
  }

  /**
   * Writes a row that begins with texts.
   *
   * @param texts the first cells
   * @param values the remaining cells, finite or NaN
   * @throws IllegalArgumentException if a value is infinite or the row has another length
   */
  public void row(List<String> texts, double... values) {
    if (texts.size() + values.length != width) {
      throw new IllegalArgumentException(
          "a row of " + (texts.size() + values.length) + " cells in a table of " + width);
    }
    CsvWriter.CsvWriterRecord row = writer.writeRecord();
    for (String text : texts) {
      row.writeField(text);
    }
    for (double value : values) {
      row.writeField(number(value));
    }
    row.endRecord();
  }

  /** The shortest form that Java knows to read back the same double; empty for NaN. */
  public static String number(double value) {
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("an infinite number in a table");
    }
    if (Double.isNaN(value)) {
      return "";
    }
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
