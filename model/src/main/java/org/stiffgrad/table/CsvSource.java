package org.stiffgrad.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** The header and then the rows of a table's file, checked to be as long as the header. */
final class CsvSource implements Closeable {
  /** Longest line in characters, against files that are not tables at all. */
  private static final int LONGEST_LINE = 256 << 20;

  private final Path file;
  private final Separator separator;
  private final RowReader cells;
  private final QuoteWatch quotes;
  private final CsvReader<Row> reader;
  private final CloseableIterator<Row> rows;
  private final Row header;

  private CsvSource(
      Path file, Separator separator, RowReader cells, QuoteWatch quotes, CsvReader<Row> reader) {
    this.file = file;
    this.separator = separator;
    this.cells = cells;
    this.quotes = quotes;
    this.reader = reader;
    this.rows = reader.iterator();
    this.header = readHeader();
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws InputException if the file cannot be read or its header is unusable
   */
  static CsvSource open(Path file, Separator separator) {
    try {
      if (Files.isDirectory(file)) {
        throw new InputException(
            SourcePosition.wholeFile(file.toString()),
            "found a directory, expected a " + separator.format() + " file");
      }
      QuoteWatch quotes = new QuoteWatch(Files.newInputStream(file), separator);
      RowReader cells = new RowReader(file.toString());
      CsvReader<Row> reader =
          CsvReader.builder()
              .fieldSeparator(separator.character())
              .detectBomHeader(true)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .maxBufferSize(LONGEST_LINE)
              .build(cells, quotes);
      return new CsvSource(file, separator, cells, quotes, reader);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  Row header() {
    return header;
  }

  /** The next row with a cell for each column of the header, or null at the end. */
  @Nullable Row next() {
    Row row = nextFilled();
    int expected = header.cells().size();
    if (row == null || row.cells().size() == expected) {
      return row;
    }
    int found = row.cells().size();
    if (separator == Separator.TAB && found < expected) {
      return row.padded(expected); // editors strip the tabs at the end of a line
    }
    throw row.error(
        Math.min(found, expected + 1) - 1,
        "found a row with " + cells(found) + ", expected " + expected + " as in the header");
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private @Nullable Row nextFilled() {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (quotes.endsInQuote() && !rows.hasNext()) {
          throw row.error(
              row.cells().size() - 1,
              "found a quote that is never closed, expected another '\"' at the end of the cell");
        }
        if (!row.isBlank() && !(separator == Separator.TAB && row.isEmpty())) {
          return row;
        }
      }
      return null;
    } catch (CsvParseException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new InputException(
          cells.position(),
          "found a row that is not "
              + separator.format()
              + " ("
              + reason.getMessage()
              + "), expected cells separated by "
              + separator.plural());
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw InputException.unreadable(file, cause == null ? new IOException(e) : cause);
    }
  }

  private Row readHeader() {
    Row row = nextFilled();
    if (row == null) {
      throw new InputException(
          new SourcePosition(file.toString(), 1, 1),
          "found an empty file, expected a line of column names");
    }
    Map<String, Integer> seen = new HashMap<>();
    List<String> names = row.cells();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty() && separator == Separator.TAB) {
        continue; // the row numbers that some programs write
      }
      if (name.isEmpty()) {
        throw row.error(i, "found a column without a name, expected one");
      }
      Integer before = seen.put(name, i);
      if (before != null) {
        throw row.error(i, "found a second column " + name + ", expected distinct names");
      }
    }
    if (names.size() == 1 && separator.isMistaken(names.get(0))) {
      throw row.error(
          0,
          "found columns separated by " + separator.others() + ", expected " + separator.plural());
    }
    return row;
  }

  private static String cells(int count) {
    return count + (count == 1 ? " cell" : " cells");
  }
}
