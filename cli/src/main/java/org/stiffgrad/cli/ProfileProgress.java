package org.stiffgrad.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.identify.ProfilePoint;
import org.stiffgrad.report.Digits;

/** Shows how profiles are getting on, and passes on the wish to stop them. */
final class ProfileProgress implements ProfileMonitor, AutoCloseable {
  private static final int BAR_WIDTH = 78;

  private final Console console;
  private final boolean quiet;
  private final Interruption interruption;
  private final Journal journal;
  private @Nullable ProgressBar bar;

  private ProfileProgress(
      Console console, boolean quiet, Interruption interruption, Journal journal) {
    this.console = console;
    this.quiet = quiet;
    this.interruption = interruption;
    this.journal = journal;
  }

  static ProfileProgress on(
      Console console, boolean quiet, Interruption interruption, Journal journal) {
    return new ProfileProgress(console, quiet, interruption, journal);
  }

  @Override
  public Journal journal() {
    return journal;
  }

  @Override
  public void point(String parameter, ProfilePoint point) {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.setExtraMessage(parameter + " = " + Digits.three(point.value()));
    }
  }

  @Override
  public void side(int finished, int sides) {
    if (quiet) {
      return;
    }
    if (!console.terminal()) {
      console.err().println("profiles: " + finished + " of " + sides + " sides");
      return;
    }
    ProgressBar shown = bar;
    if (shown == null) {
      shown =
          new ProgressBarBuilder()
              .setTaskName("profiles")
              .setInitialMax(sides)
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(console.err(), BAR_WIDTH))
              .build();
      bar = shown;
    }
    shown.stepTo(finished);
  }

  @Override
  public boolean isCancelled() {
    return interruption.isRequested();
  }

  @Override
  public void close() {
    ProgressBar shown = bar;
    if (shown != null) {
      shown.close();
    }
  }
}
