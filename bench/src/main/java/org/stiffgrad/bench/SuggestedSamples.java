package org.stiffgrad.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.identify.Design;
import org.stiffgrad.identify.DesignOptions;
import org.stiffgrad.identify.InformationSpectrum;
import org.stiffgrad.testkit.problems.FitCase;
import org.stiffgrad.testkit.problems.FitCases;

/**
 * Prints, as a Markdown table, what samples are suggested for parameters that the data at hand
 * leave open, from right and from wrong guesses, and how well the parameters are known with them.
 */
public final class SuggestedSamples {
  private final PrintStream out = System.out;

  private SuggestedSamples() {}

  /** Runs; there are no arguments. */
  public static void main(String[] args) {
    SuggestedSamples run = new SuggestedSamples();
    run.out.println(
        "| problem | guess off by | samples | for | at times | sd there, before | after |");
    run.out.println("|---|---|---|---|---|---|---|");
    FitCase modes = FitCases.TWO_MODES_UNIFORM;
    for (double factor : new double[] {1, 10, 100, 1000}) {
      run.print(modes, 0, factor, DesignOptions.DEFAULTS);
      run.print(modes, 0, factor, DesignOptions.DEFAULTS.withDecades(3).withSamples(4));
      run.print(modes, 0, factor, DesignOptions.DEFAULTS.withDecades(3).withSamples(8));
    }
    double[] uniform = new double[50];
    Arrays.setAll(uniform, i -> 10.0 * i / 49);
    FitCase enzyme = FitCases.ENZYME.withTimes(uniform);
    run.print(enzyme, 0, 1, DesignOptions.DEFAULTS);
    run.print(enzyme, 0, 1, DesignOptions.DEFAULTS.withDecades(3).withSamples(8));
  }

  private void print(FitCase problem, int parameter, double factor, DesignOptions options) {
    double[] guess = problem.truth().clone();
    guess[parameter] *= factor;
    FitProblem fit = problem.problem(problem.data(new SplittableRandom(1), 0), guess);
    try (LocalExecutor executor = new LocalExecutor(1)) {
      double[] theta = fit.coordinates().start();
      Design design = Design.of(fit, theta, new int[] {parameter}, options, executor);
      double[] times = design.suggestions().stream().mapToDouble(Design.Suggestion::time).toArray();
      out.printf(
          Locale.ROOT,
          "| %s | %.0f | %d | %s | %s | %s | %s |%n",
          problem.name(),
          factor,
          options.samples(),
          options.decades() == 0 ? "the guess" : "±" + options.decades() + " decades",
          Arrays.stream(times)
              .mapToObj(t -> String.format(Locale.ROOT, "%.2g", t))
              .collect(Collectors.joining(", ")),
          text(deviation(problem, new double[0], parameter, executor)),
          text(deviation(problem, times, parameter, executor)));
    }
  }

  private static String text(double deviation) {
    return deviation > 100 ? "> 100" : String.format(Locale.ROOT, "%.3f", deviation);
  }

  /** Joint standard deviation at the truth with further samples. */
  private static double deviation(
      FitCase problem, double[] more, int parameter, LocalExecutor executor) {
    int k = problem.truth().length;
    double[] root = root(problem, executor);
    for (double time : more) {
      double[] row = root(problem.withTimes(time), executor);
      int n = root.length;
      root = Arrays.copyOf(root, n + row.length);
      System.arraycopy(row, 0, root, n, row.length);
    }
    return InformationSpectrum.standardDeviations(root, k)[parameter];
  }

  private static double[] root(FitCase problem, LocalExecutor executor) {
    FitProblem fit = problem.problem(problem.data(new SplittableRandom(1), 0), problem.truth());
    double[] theta = fit.coordinates().start();
    Evaluation at = new Likelihood(fit, executor).evaluate(theta, 1);
    if (at instanceof Evaluation.Feasible feasible) {
      return feasible.root();
    }
    throw new IllegalStateException(((Evaluation.Infeasible) at).why());
  }
}
