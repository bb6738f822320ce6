package org.stiffgrad.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Remembers why writing failed: a {@link java.io.PrintStream} keeps only that it did. */
final class Sink extends FilterOutputStream {
  private @Nullable IOException failure;

  Sink(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Why something was lost, or null where nothing was, or nobody wanted to read on. */
  @Nullable String loss() {
    if (failure == null) {
      return null;
    }
    String message = String.valueOf(failure.getMessage());
    // What head(1) leaves behind: the reader has all it wants.
    return message.contains("Broken pipe") ? null : message;
  }
}
