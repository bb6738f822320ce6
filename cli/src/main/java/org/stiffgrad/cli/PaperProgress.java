package org.stiffgrad.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.paper.Item;
import org.stiffgrad.paper.PaperRun;

/** Shows how far the tables and figures are, and passes on the wish to stop. */
final class PaperProgress implements PaperRun.Monitor, AutoCloseable {
  /** Plain lines on unfinished items come at most this often. */
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private static final int BAR_WIDTH = 78;
  private static final int PARTS = 100;

  private final Interruption interruption;
  private final @Nullable PrintStream lines;
  private final @Nullable ProgressBar bar;
  private final Map<String, Double> fractions = new LinkedHashMap<>();
  private long last = System.nanoTime();
  private int finished;

  private PaperProgress(
      Interruption interruption, @Nullable PrintStream lines, @Nullable ProgressBar bar) {
    this.interruption = interruption;
    this.lines = lines;
    this.bar = bar;
  }

  static PaperProgress on(
      Console console, boolean quiet, Interruption interruption, List<Item> items) {
    boolean isBar = !quiet && console.terminal();
    PaperProgress progress =
        new PaperProgress(
            interruption,
            quiet || isBar ? null : console.err(),
            isBar ? bar(console.err(), items.size()) : null);
    items.forEach(item -> progress.fractions.put(item.id(), 0.));
    return progress;
  }

  private static ProgressBar bar(PrintStream err, int items) {
    return new ProgressBarBuilder()
        .setTaskName("paper")
        .setInitialMax((long) items * PARTS)
        .hideEta()
        .setConsumer(new ConsoleProgressBarConsumer(err, BAR_WIDTH))
        .build();
  }

  @Override
  public synchronized void progress(Item item, double fraction) {
    fractions.put(item.id(), fraction);
    if (fraction == 1) {
      finished++;
    }
    if (bar != null) {
      double sum = fractions.values().stream().mapToDouble(f -> f).sum();
      bar.stepTo(Math.round(sum * PARTS));
      bar.setExtraMessage(item.id());
    }
    if (lines != null && (fraction == 1 || System.nanoTime() - last >= PAUSE_NANOS)) {
      lines.println(item.id() + ", " + item.title() + ": " + state(fraction));
      last = System.nanoTime();
    }
  }

  private String state(double fraction) {
    return fraction == 1
        ? "finished, " + finished + " of " + fractions.size()
        : Math.round(100 * fraction) + " %";
  }

  @Override
  public boolean isCancelled() {
    return interruption.isRequested();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
