package org.stiffgrad.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to run an estimation; none of these changes a bit of a given start's result. */
final class RunOptions {
  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random starts (default: 1).")
  private @Nullable String seed;

  int threads() {
    return threads.threads();
  }

  long seed() {
    return seed == null ? 1 : OptionText.integer("--seed", seed);
  }
}
