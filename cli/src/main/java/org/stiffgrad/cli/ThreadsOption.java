package org.stiffgrad.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of the machine to use; no bit of a result depends on it. */
final class ThreadsOption {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads (default: one for each processor); the result has the same bits with"
              + " any number.")
  private @Nullable String threads;

  int threads() {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : OptionText.count("--threads", threads, MOST_THREADS);
  }
}
