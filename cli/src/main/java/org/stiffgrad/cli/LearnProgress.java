package org.stiffgrad.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.stiffgrad.learn.LearnMonitor;

/**
 * Tells of training on standard error, a line where a stage begins and at every fiftieth step, and
 * passes on the wish to stop it.
 */
final class LearnProgress implements LearnMonitor {
  private static final int EVERY = 50;

  private final Console console;
  private final boolean isQuiet;
  private final Interruption interruption;
  private final Map<Long, String> told = new HashMap<>();

  LearnProgress(Console console, boolean isQuiet, Interruption interruption) {
    this.console = console;
    this.isQuiet = isQuiet;
    this.interruption = interruption;
  }

  @Override
  public synchronized void tell(long seed, String stage, int iteration, double error) {
    String line = stage + ", step " + iteration / EVERY * EVERY;
    if (!isQuiet && !line.equals(told.put(seed, line))) {
      console
          .err()
          .println(
              String.format(
                  Locale.ROOT, "seed %d, %s, step %d, error %.3g", seed, stage, iteration, error));
    }
  }

  @Override
  public boolean isCancelled() {
    return interruption.isRequested();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}
