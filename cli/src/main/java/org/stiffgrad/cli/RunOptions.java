package org.stiffgrad.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to run an estimation; none of these changes a bit of a given start's result. */
final class RunOptions {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads (default: one for each processor); the result has the same bits with"
              + " any number.")
  private @Nullable String threads;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random starts (default: 1).")
  private @Nullable String seed;

  int threads() {
    return threads == null
        ? Runtime.getRuntime().availableProcessors()
        : OptionText.count("--threads", threads, MOST_THREADS);
  }

  long seed() {
    return seed == null ? 1 : OptionText.integer("--seed", seed);
  }
}
