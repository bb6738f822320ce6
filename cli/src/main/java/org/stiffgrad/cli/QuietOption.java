package org.stiffgrad.cli;

import picocli.CommandLine.Option;

/** Every command takes it, also those that have no progress to show. */
final class QuietOption {
  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  boolean isQuiet() {
    return quiet;
  }
}
