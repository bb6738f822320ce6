package org.stiffgrad.table;

/** What stands between the cells of a row. */
public enum Separator {
  COMMA(',', "CSV", "commas"),
  TAB('\t', "TSV", "tabs");

  private final char character;
  private final String format;
  private final String plural;

  Separator(char character, String format, String plural) {
    this.character = character;
    this.format = format;
    this.plural = plural;
  }

  char character() {
    return character;
  }

  /** What a file with this separator is called. */
  String format() {
    return format;
  }

  String plural() {
    return plural;
  }

  /** Whether a header that seems to be one cell has several with another separator. */
  boolean isMistaken(String header) {
    return header.contains(";") || header.contains(this == COMMA ? "\t" : ",");
  }

  /** The separators that {@link #isMistaken} looks for. */
  String others() {
    return this == COMMA ? "';' or tabs" : "';' or commas";
  }
}
