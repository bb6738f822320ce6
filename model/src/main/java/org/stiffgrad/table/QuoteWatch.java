package org.stiffgrad.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes bytes on and notices whether they end inside a quoted cell, which FastCSV forgives: the
 * rest of a file that was cut off would count as the cell. Works on bytes, since what matters is
 * ASCII in UTF-8, and since a file that is a pipe can be read only once.
 */
final class QuoteWatch extends FilterInputStream {
  private enum Place {
    CELL_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE,
    OTHER_ENCODING
  }

  private static final int BYTE_ORDER_MARK_LENGTH = 3;

  private final char separator;
  private Place place = Place.CELL_START;
  private long count;
  private boolean isAtEnd;

  QuoteWatch(InputStream bytes, Separator separator) {
    super(bytes);
    this.separator = separator.character();
  }

  /** Whether all was read and the last quote was never closed. */
  boolean endsInQuote() {
    return isAtEnd && place == Place.QUOTED;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b < 0) {
      isAtEnd = true;
    } else {
      see(b);
    }
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = super.read(target, offset, length);
    isAtEnd |= got < 0;
    for (int i = offset; i < offset + got; i++) {
      see(target[i] & 0xFF);
    }
    return got;
  }

  private void see(int b) {
    if (count++ < BYTE_ORDER_MARK_LENGTH && (b >= 0xBB || b == 0)) {
      // a byte-order mark: of UTF-8 it is EF BB BF, of UTF-16 and UTF-32 it has FE, FF and 0
      place = b >= 0xFE || b == 0 ? Place.OTHER_ENCODING : place;
      return;
    }
    place =
        switch (place) {
          case CELL_START -> b == '"' ? Place.QUOTED : unquoted(b);
          case PLAIN -> unquoted(b);
          case QUOTED -> b == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
          case AFTER_QUOTE -> b == '"' ? Place.QUOTED : unquoted(b);
          case OTHER_ENCODING -> Place.OTHER_ENCODING;
        };
  }

  private Place unquoted(int b) {
    return b == separator || b == '\n' || b == '\r' ? Place.CELL_START : Place.PLAIN;
  }
}
