package org.stiffgrad.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.report.Digits;
import org.stiffgrad.train.FitEvent;
import org.stiffgrad.train.FitMonitor;
import org.stiffgrad.train.FitOptions;

/** Shows how a fit is getting on, and passes on the wish to stop it. */
final class FitProgress implements FitMonitor, AutoCloseable {
  /** Plain lines come at most this often. */
  private static final long PAUSE_NANOS = 200_000_000L;

  private static final int BAR_WIDTH = 78;

  private final Display display;
  private final Interruption interruption;
  private final ProfileProgress profiles;
  private final double limit;
  private final long began = System.nanoTime();

  private FitProgress(
      Display display, Interruption interruption, ProfileProgress profiles, double limit) {
    this.display = display;
    this.interruption = interruption;
    this.profiles = profiles;
    this.limit = limit;
  }

  /**
   * What may cut a fit off, and what remembers it.
   *
   * @param seconds that it may take
   */
  record Limits(double seconds, Journal journal) {}

  static FitProgress on(
      Console console,
      boolean quiet,
      Interruption interruption,
      FitOptions options,
      Limits limits) {
    Display display =
        quiet
            ? new Silence()
            : console.terminal()
                ? new Bar(console.err(), options.starts())
                : new Lines(console.err(), options.starts());
    ProfileProgress profiles = ProfileProgress.on(console, quiet, interruption, limits.journal());
    return new FitProgress(display, interruption, profiles, limits.seconds());
  }

  @Override
  public void progress(FitEvent event) {
    display.show(event);
  }

  @Override
  public boolean isCancelled() {
    return interruption.isRequested() || isOver();
  }

  private boolean isOver() {
    return (System.nanoTime() - began) * 1e-9 > limit;
  }

  @Override
  public String whyCancelled() {
    return interruption.isRequested()
        ? "interrupted"
        : "the time limit of " + Digits.six(limit) + " s is reached";
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Journal journal() {
    return profiles.journal();
  }

  @Override
  public ProfileMonitor profiles() {
    return profiles;
  }

  @Override
  public void close() {
    display.close();
    profiles.close();
  }

  private static String text(FitEvent event, int starts) {
    return (starts > 1 ? "start " + (event.start() + 1) + " of " + starts + ", " : "")
        + event.stage()
        + ", iteration "
        + event.iteration()
        + ", "
        + objective(event)
        + (event.failedSolves() > 0 ? ", " + event.failedSolves() + " failed solves" : "");
  }

  private static String objective(FitEvent event) {
    return Double.isFinite(event.objective())
        ? "objective " + Digits.six(event.objective())
        : "no solution yet";
  }

  /** One way to show progress. Calls come one at a time. */
  private interface Display extends AutoCloseable {
    void show(FitEvent event);

    @Override
    void close();
  }

  private static final class Silence implements Display {
    @Override
    public void show(FitEvent event) {}

    @Override
    public void close() {}
  }

  /** For logs. */
  private static final class Lines implements Display {
    private final PrintStream err;
    private final int starts;
    private long last;
    private @Nullable FitEvent latest;

    Lines(PrintStream err, int starts) {
      this.err = err;
      this.starts = starts;
      this.last = System.nanoTime() - PAUSE_NANOS;
    }

    @Override
    public void show(FitEvent event) {
      latest = event;
      if (System.nanoTime() - last >= PAUSE_NANOS) {
        print(event);
      }
    }

    private void print(FitEvent event) {
      err.println(text(event, starts));
      last = System.nanoTime();
      latest = null;
    }

    @Override
    public void close() {
      if (latest != null) {
        print(latest);
      }
    }
  }

  /** For terminals: one line that changes; it fills as starts begin. */
  private static final class Bar implements Display {
    private final int starts;
    private final ProgressBar bar;
    private int begun;

    Bar(PrintStream err, int starts) {
      this.starts = starts;
      this.bar =
          new ProgressBarBuilder()
              .setTaskName("fit")
              // how many iterations one start takes is not known beforehand
              .setInitialMax(starts > 1 ? starts : -1)
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH))
              .build();
    }

    @Override
    public void show(FitEvent event) {
      begun = Math.max(begun, Math.min(event.start(), starts - 1));
      if (starts > 1) {
        bar.stepTo(begun);
      } else {
        bar.step();
      }
      bar.setExtraMessage(event.stage() + ", " + objective(event));
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
