package org.stiffgrad.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * An input file that cannot be read or does not make sense. The message is for the user: {@code
 * FILE:LINE:COLUMN: what was found, what was expected}.
 */
public final class InputException extends RuntimeException {
  private final SourcePosition position;

  /**
   * @param position where the trouble is
   * @param reason what was found there and what was expected, without the position
   */
  public InputException(SourcePosition position, String reason) {
    super(position + ": " + reason);
    this.position = position;
  }

  private InputException(SourcePosition position, String reason, Throwable cause) {
    super(position + ": " + reason, cause);
    this.position = position;
  }

  /** A file that the operating system does not let us read. */
  public static InputException unreadable(Path file, IOException cause) {
    String reason;
    if (cause instanceof NoSuchFileException || cause instanceof FileNotFoundException) {
      reason = "there is no such file";
    } else if (cause instanceof AccessDeniedException) {
      reason = "the file may not be read (permission denied)";
    } else {
      reason = "the file cannot be read (" + cause.getMessage() + ")";
    }
    return new InputException(SourcePosition.wholeFile(file.toString()), reason, cause);
  }

  public SourcePosition position() {
    return position;
  }
}
