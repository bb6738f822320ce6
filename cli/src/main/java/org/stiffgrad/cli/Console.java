package org.stiffgrad.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes: results to {@code out}, progress and messages to {@code err}.
 *
 * @param terminal whether {@code err} is a terminal, where a progress bar can be drawn
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** The streams of this process, buffered and in UTF-8 whatever the locale. */
  static Console ofProcess() {
    return new Console(
        stream(FileDescriptor.out, false),
        stream(FileDescriptor.err, true),
        Boolean.getBoolean("stiffgrad.terminal"));
  }

  private static PrintStream stream(FileDescriptor file, boolean autoFlush) {
    return new PrintStream(new FileOutputStream(file), autoFlush, StandardCharsets.UTF_8);
  }
}
