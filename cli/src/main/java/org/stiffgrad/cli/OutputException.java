package org.stiffgrad.cli;

import java.io.IOException;

/** A result that could not be written where it was to go, though that place looked usable. */
final class OutputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputException(String target, IOException cause) {
    super(message(target, String.valueOf(cause.getMessage())), cause);
  }

  static String message(String target, String why) {
    return target + " could not be written (" + why + "); the result is lost";
  }
}
