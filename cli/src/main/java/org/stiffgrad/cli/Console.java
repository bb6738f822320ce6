package org.stiffgrad.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes: results to {@code out}, progress and messages to {@code err}.
 *
 * @param terminal whether {@code err} is a terminal, where a progress bar can be drawn
 * @param results what {@code out} writes to
 */
record Console(PrintStream out, PrintStream err, boolean terminal, Sink results) {
  /** The streams of this process, in UTF-8 whatever the locale. */
  static Console ofProcess() {
    return of(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("stiffgrad.terminal"));
  }

  static Console of(OutputStream out, OutputStream err, boolean terminal) {
    Sink results = new Sink(out);
    return new Console(
        new PrintStream(results, false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        terminal,
        results);
  }

  /** Writes out what is left. Returns why results were lost, or null. */
  @Nullable String flush() {
    out.flush();
    err.flush();
    return results.loss();
  }
}
