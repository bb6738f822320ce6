package org.stiffgrad.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileLikelihood;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.identify.ProfileOptions;
import org.stiffgrad.testkit.intervals.Coverage;
import org.stiffgrad.testkit.problems.FitCase;
import org.stiffgrad.testkit.problems.FitCases;

/**
 * Prints, as Markdown tables, how often 95 % intervals contain the truth over many noise seeds, and
 * how the lower bound of a fast mode that is over before the first sample varies with them.
 */
public final class IntervalCoverage {
  private final PrintStream out = System.out;

  private IntervalCoverage() {}

  /**
   * Runs.
   *
   * @param args optionally the number of seeds (200) and {@code boehm} for that problem instead
   */
  public static void main(String[] args) {
    int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    IntervalCoverage run = new IntervalCoverage();
    run.out.println(
        "| problem | parameter | Fisher | profile | rms z | fits accepted | evaluations a profile |");
    run.out.println("|---|---|---|---|---|---|---|");
    if (args.length > 1 && args[1].equals("boehm")) {
      SimulatedBoehm boehm = new SimulatedBoehm();
      run.print("boehm", boehm.ids(), Coverage.of(boehm::draw, boehm.truth(), 1, seeds, true));
      return;
    }
    int fisher = 0;
    int profile = 0;
    int all = 0;
    for (FitCase problem : FitCases.DETERMINED) {
      List<String> ids = problem.system().parameters().asList();
      Coverage coverage = Coverage.of(problem, 1, seeds, true);
      run.print(problem.name(), ids, coverage);
      fisher += Arrays.stream(coverage.fisher()).sum();
      profile += Arrays.stream(coverage.profile()).sum();
      all += seeds * ids.size();
    }
    run.out.printf(
        Locale.ROOT,
        "| pooled | | %.3f | %.3f | | | |%n%n",
        (double) fisher / all,
        (double) profile / all);
    run.bounds(seeds);
  }

  private void print(String name, List<String> ids, Coverage c) {
    for (int j = 0; j < ids.size(); j++) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %.3f | %.3f | %.2f | %d of %d | %.1f |%n",
          name,
          ids.get(j),
          (double) c.fisher()[j] / c.seeds(),
          (double) c.profile()[j] / c.seeds(),
          c.spread()[j],
          c.fits(),
          c.seeds(),
          (double) c.evaluations() / c.seeds() / ids.size());
    }
  }

  private void bounds(int seeds) {
    FitCase modes = FitCases.TWO_MODES_UNIFORM;
    double[] bounds = new double[seeds];
    int oneSided = 0;
    try (LocalExecutor executor = new LocalExecutor(1)) {
      for (int i = 0; i < seeds; i++) {
        FitProblem problem =
            modes.problem(modes.data(new SplittableRandom(i + 1), 1), modes.truth());
        Profile profile =
            ProfileLikelihood.of(
                    problem,
                    problem.coordinates().start(),
                    new int[] {0},
                    ProfileOptions.DEFAULTS,
                    ProfileMonitor.SILENT,
                    executor)
                .get(0);
        boolean lower = profile.bound().filter(b -> b.side() == Profile.Side.LOWER).isPresent();
        bounds[oneSided] = profile.bound().map(Profile.Bound::value).orElse(0.0);
        oneSided += lower ? 1 : 0;
      }
    }
    double[] found = Arrays.copyOf(bounds, oneSided);
    Arrays.sort(found);
    out.println("| data sets | lower bound only | least | 5 % | median | 95 % | greatest |");
    out.println("|---|---|---|---|---|---|---|");
    out.printf(
        Locale.ROOT,
        "| %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
        seeds,
        oneSided,
        found[0],
        found[oneSided / 20],
        found[oneSided / 2],
        found[oneSided - 1 - oneSided / 20],
        found[oneSided - 1]);
  }
}
