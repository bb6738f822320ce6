package org.stiffgrad.input;

/**
 * A place in an input file.
 *
 * @param file the file's name as the user gave it
 * @param line 1 is the first line; 0 means the file as a whole
 * @param column 1 is the first character of a line; 0 means the file as a whole
 */
public record SourcePosition(String file, int line, int column) {
  public SourcePosition {
    if (line < 0 || column < 0 || (line == 0) != (column == 0)) {
      throw new IllegalArgumentException("there is no line " + line + ", column " + column);
    }
  }

  /** A position for what concerns a file as a whole, for instance that it cannot be read. */
  public static SourcePosition wholeFile(String file) {
    return new SourcePosition(file, 0, 0);
  }

  /** {@code FILE:LINE:COLUMN}, or {@code FILE} alone for a file as a whole. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
