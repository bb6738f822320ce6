package org.stiffgrad.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.SourcePosition;

/** Keeps, beside the cells of a record, where each of them begins. */
final class RowReader extends AbstractBaseCsvCallbackHandler<Row> {
  private final String file;
  private List<String> cells = new ArrayList<>();
  private int[] columns = new int[16];
  private int nextColumn = 1;

  RowReader(String file) {
    this.file = file;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    cells = new ArrayList<>(cells.size());
    nextColumn = 1;
  }

  @Override
  protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
    if (index == columns.length) {
      columns = Arrays.copyOf(columns, 2 * index);
    }
    columns[index] = nextColumn;
    cells.add(trimmed(buffer, offset, length));
    // A quoted cell has two quotes around it and each of its own quotes doubled.
    int width = quoted ? length + 2 : length;
    for (int i = offset; i < offset + length; i++) {
      if (quoted && buffer[i] == '"') {
        width++;
      } else if (Character.isLowSurrogate(buffer[i])) {
        width--;
      }
    }
    nextColumn += width + 1;
  }

  @Override
  protected @Nullable Row buildRecord() {
    int line = (int) Math.min(getStartingLineNumber(), Integer.MAX_VALUE);
    return new Row(file, line, cells, Arrays.copyOf(columns, cells.size()));
  }

  /** Where the next cell of the record at hand begins, for an error in the middle of it. */
  SourcePosition position() {
    int line = (int) Math.min(getStartingLineNumber(), Integer.MAX_VALUE);
    return new SourcePosition(file, line, nextColumn);
  }

  private static String trimmed(char[] buffer, int offset, int length) {
    int from = offset;
    int to = offset + length;
    while (from < to && buffer[from] <= ' ') {
      from++;
    }
    while (to > from && buffer[to - 1] <= ' ') {
      to--;
    }
    return new String(buffer, from, to - from);
  }
}
