package org.stiffgrad.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Processor times of solves and of RADAU5's in turn: round by round, so that both meet the same
 * moods of a shared machine. Prints for each problem and tolerance the median over the rounds of
 * the ratio and the ratio of the best times; the latter is what an undisturbed machine shows.
 */
public final class PairedSolves {
  private static final List<String> PROBLEMS =
      List.of(
          "robertson-4e5",
          "robertson-4e10",
          "hires",
          "pollu",
          "vanderpol-1000",
          "oregonator",
          "boehm");
  private static final long BURST_NANOS = 50_000_000;
  private static final long WARM_UP_NANOS = 1_500_000_000;

  /** Our times and RADAU5's of one problem at one tolerance, a pair for each round. */
  private static final class Case {
    private final String problem;
    private final int exponent;
    private final Runnable task;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    private Case(String problem, int exponent) {
      this.problem = problem;
      this.exponent = exponent;
      this.task = CpuTimes.solve(problem, Double.parseDouble("1e-" + exponent));
    }

    private double medianRatio() {
      double[] ratios = new double[ours.size()];
      for (int k = 0; k < ratios.length; k++) {
        ratios[k] = ours.get(k) / theirs.get(k);
      }
      Arrays.sort(ratios);
      return ratios[ratios.length / 2];
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final String radau5;
  private final List<Case> cases = new ArrayList<>();

  private PairedSolves(String radau5, List<String> problems) {
    this.radau5 = radau5;
    for (String problem : problems) {
      for (int exponent = 4; exponent <= 8; exponent += 2) {
        cases.add(new Case(problem, exponent));
      }
    }
  }

  /**
   * Runs.
   *
   * @param args the program built from bench/radau5/driver.f90, the number of rounds (20), then
   *     names of problems (all): one problem a process is how a fit runs, and how RADAU5 is built
   */
  public static void main(String[] args) {
    List<String> problems = args.length > 2 ? List.of(args).subList(2, args.length) : PROBLEMS;
    PairedSolves paired = new PairedSolves(args[0], problems);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    paired.cases.forEach(c -> paired.seconds(c.task, WARM_UP_NANOS));
    for (int k = 0; k < rounds; k++) {
      paired.round();
    }
    paired.print(System.out);
  }

  private void round() {
    radau5();
    cases.forEach(c -> c.ours.add(seconds(c.task, BURST_NANOS)));
  }

  /** Seconds of one run, the median over a burst of batches of a millisecond. */
  private double seconds(Runnable task, long burst) {
    List<Double> seconds = new ArrayList<>();
    int batch = 1;
    for (long start = now(); now() - start < burst; ) {
      long before = now();
      for (int i = 0; i < batch; i++) {
        task.run();
      }
      long spent = now() - before;
      seconds.add(spent * 1e-9 / batch);
      batch = (int) Math.max(1, Math.min(1000, batch * 1e6 / Math.max(1, spent)));
    }
    seconds.sort(null);
    return seconds.get(seconds.size() / 2);
  }

  private void radau5() {
    try {
      Process process =
          new ProcessBuilder(radau5, "0.05", "4", "8", "2")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines.readLine();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] cells = line.split(",", -1);
          int exponent = (int) Math.round(-Math.log10(Double.parseDouble(cells[1].trim())));
          for (Case c : cases) {
            if (c.problem.equals(cells[0].trim()) && c.exponent == exponent) {
              c.theirs.add(Double.parseDouble(cells[2].trim()));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + radau5, e);
    }
  }

  private void print(PrintStream out) {
    out.println("| problem | rtol | ours, best (ms) | RADAU5, best (ms) | ratio | median ratio |");
    out.println("|---|---|---|---|---|---|");
    for (Case c : cases) {
      double ours = Collections.min(c.ours);
      double theirs = Collections.min(c.theirs);
      out.printf(
          Locale.ROOT,
          "| %s | 1e-%d | %.4f | %.4f | %.2f | %.2f |%n",
          c.problem,
          c.exponent,
          ours * 1e3,
          theirs * 1e3,
          ours / theirs,
          c.medianRatio());
    }
  }

  private long now() {
    return threads.getCurrentThreadCpuTime();
  }
}
