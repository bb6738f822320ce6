package org.stiffgrad.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.diagnose.HealthOptions;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * Prints, as a Markdown table, what a diagnosis without profiles costs in warm gradients, by the
 * processor time of one thread: medians of as many repetitions as fit into a few seconds.
 */
public final class DiagnosisCost {
  private static final List<String> PUBLISHED =
      List.of(
          "Boehm_JProteomeRes2014",
          "Crauste_CellSystems2017",
          "Fiedler_BMCSystBiol2016",
          "Elowitz_Nature2000",
          "Bachmann_MSB2011");

  private static final double SECONDS = 4;
  private static final int LEAST = 5;
  private static final int MOST = 400;

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

  private DiagnosisCost() {}

  /** Runs; takes no arguments. */
  public static void main(String[] args) {
    System.out.println(
        "| problem | gradient ms | at rtol 1e-8 ms | diagnosis ms | in gradients | in those at 1e-8"
            + " |");
    System.out.println("|---|---|---|---|---|---|");
    try (ShardExecutor executor = new LocalExecutor(1)) {
      for (String name : PUBLISHED) {
        new DiagnosisCost().print(name, PetabState.read(name), executor);
      }
    }
  }

  private void print(String name, FitProblem problem, ShardExecutor executor) {
    double[] theta = problem.coordinates().start();
    SolveOptions tight = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-8));
    Likelihood training = new Likelihood(problem, executor);
    Likelihood reference = new Likelihood(problem.withSolve(tight), executor);
    double gradient = median(() -> training.evaluate(theta, 1));
    double careful = median(() -> reference.evaluate(theta, 1));
    double diagnosis =
        median(
            () ->
                GradientHealth.of(
                    problem, HealthOptions.NO_PROFILES, ProfileMonitor.SILENT, executor));
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.2f | %.1f | %.1f |%n",
        name,
        gradient,
        careful,
        diagnosis,
        diagnosis / gradient,
        diagnosis / careful);
  }

  /** Milliseconds of processor time, once warm. */
  private double median(Runnable work) {
    double[] times = new double[MOST];
    int count = 0;
    double sum = 0;
    while (count < LEAST || (count < MOST && sum < SECONDS)) {
      long began = clock.getCurrentThreadCpuTime();
      work.run();
      times[count] = (clock.getCurrentThreadCpuTime() - began) * 1e-9;
      sum += times[count++];
    }
    // the first half warms up
    double[] warm = Arrays.copyOfRange(times, count / 2, count);
    Arrays.sort(warm);
    return 1000 * warm[warm.length / 2];
  }
}
