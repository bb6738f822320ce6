package org.stiffgrad.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.testkit.experience.Attempt;
import org.stiffgrad.testkit.experience.Trial;
import org.stiffgrad.testkit.experience.Trials;

/**
 * The bars that a fit has to take, with what the literature does beside it: {@code [NUMBER]}, one
 * or all.
 */
public final class Bars {
  /**
   * One bar.
   *
   * @param noise scale of the noise
   * @param error what is compared with the truth
   */
  private record Bar(
      String number,
      String trial,
      int starts,
      double decades,
      double noise,
      String compared,
      ToDoubleBiFunction<double[], double[]> error) {}

  private static final List<Bar> ALL =
      List.of(
          new Bar("3, exact", "robertson", 20, 3, 0, "k1, k2, k3", Bars::largest),
          new Bar("3", "robertson", 20, 3, 1, "k1, k2, k3", Bars::largest),
          new Bar("3", "robertson", 20, 6, 1, "k1, k2, k3", Bars::largest),
          new Bar("4", "robertson-8", 20, 3, 1, "k1, k2, k3", Bars::largest),
          new Bar("4", "robertson-b", 20, 3, 1, "k1, k2, k3", Bars::largest),
          new Bar("4", "robertson-uniform", 20, 3, 1, "chi2 alone", Bars::largest),
          new Bar("5", "modes-1e2", 20, 6, 1, "lambda, mu", Bars::largest),
          new Bar("5", "modes-1e4", 20, 6, 1, "lambda, mu", Bars::largest),
          new Bar("5", "modes-1e6", 20, 6, 1, "lambda, mu", Bars::largest),
          new Bar("6, exact", "lag-1e4", 20, 3, 0, "k, a", Bars::largest),
          new Bar("7", "enzyme", 20, 3, 1, "kon, koff, kcat", Bars::largest),
          new Bar("7", "enzyme-uniform", 20, 3, 1, "Km, kcat", Bars::michaelisError),
          new Bar("8", "vanderpol-100", 20, 3, 1, "mu", Bars::largest),
          new Bar("8", "vanderpol-1000", 20, 3, 1, "mu", Bars::largest),
          new Bar("9", "dense-1e6", 12, 3, 1, "eigenvalues", Bars::eigenvalueError));

  /** Relative to the largest value. */
  private static final double EXACT = 1e-6;

  private Bars() {}

  /** Prints the table. */
  public static void main(String[] args) {
    System.out.println(
        "| bar | problem | offset | recovered | evaluations, median | most | compared |"
            + " largest error | in standard deviations | `adam-raw` recovered | evaluations |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    try (ShardExecutor executor = new LocalExecutor(2)) {
      for (Bar bar : ALL) {
        if (args.length > 0 && !bar.number().equals(args[0])) {
          continue;
        }
        Trial.Prepared trial =
            Stream.concat(Trials.ALL.stream(), Trials.DENSE.stream())
                .filter(t -> t.id().equals(bar.trial()))
                .findFirst()
                .map(t -> bar.noise() > 0 ? t : exact(t))
                .orElseThrow()
                .prepare();
        print(
            bar,
            trial.truth(),
            attempts(bar, trial, "full", executor),
            attempts(bar, trial, "adam-raw", executor));
      }
    }
  }

  /** Exact data are believed: of a standard deviation of 1e-6. */
  private static Trial exact(Trial t) {
    return new Trial(t.id(), t.model(), t.free(), t.observed(), t.times(), EXACT);
  }

  private static List<Attempt> attempts(
      Bar bar, Trial.Prepared trial, String strategy, ShardExecutor executor) {
    Attempt.Conditions conditions = new Attempt.Conditions(bar.decades(), bar.noise(), false);
    return executor.map(
        bar.starts(),
        s -> Attempt.of(trial, conditions, s + 1, Strategies.named(strategy), executor));
  }

  private static void print(
      Bar bar, double[] truth, List<Attempt> attempts, List<Attempt> baseline) {
    double[] evaluations = sorted(attempts.stream().mapToDouble(Attempt::evaluations));
    double worst =
        attempts.stream()
            .mapToDouble(
                a ->
                    a.values().length == 0
                        ? Double.POSITIVE_INFINITY
                        : bar.error().applyAsDouble(a.values(), truth))
            .max()
            .orElseThrow();
    double far = attempts.stream().mapToDouble(Attempt::deviations).max().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | x1e%.0f | %d of %d | %.0f | %.0f | %s | %.2g | %.2g | %d of %d | %.0f |%n",
        bar.number(),
        bar.trial(),
        bar.decades(),
        recovered(attempts),
        bar.starts(),
        evaluations[bar.starts() / 2],
        evaluations[bar.starts() - 1],
        bar.compared(),
        worst,
        far,
        recovered(baseline),
        bar.starts(),
        sorted(baseline.stream().mapToDouble(Attempt::evaluations))[bar.starts() / 2]);
  }

  private static long recovered(List<Attempt> attempts) {
    return attempts.stream().filter(Attempt::isRecovered).count();
  }

  private static double[] sorted(DoubleStream values) {
    return values.sorted().toArray();
  }

  /** Largest relative error. */
  private static double largest(double[] found, double[] truth) {
    double most = 0;
    for (int i = 0; i < truth.length; i++) {
      most = Math.max(most, Math.abs(found[i] / truth[i] - 1));
    }
    return most;
  }

  /** Of both modes of a system of which every entry is a parameter. */
  private static double eigenvalueError(double[] found, double[] truth) {
    return largest(eigenvalues(found), eigenvalues(truth));
  }

  private static double[] eigenvalues(double[] a) {
    double half = (a[0] + a[3]) / 2;
    double determinant = a[0] * a[3] - a[1] * a[2];
    double fast = half - Math.sqrt(Math.max(0, half * half - determinant));
    return new double[] {fast, determinant / fast};
  }

  /** Of the Michaelis constant and the turnover of (kon, koff, kcat). */
  private static double michaelisError(double[] found, double[] truth) {
    return largest(michaelis(found), michaelis(truth));
  }

  private static double[] michaelis(double[] p) {
    return new double[] {(p[1] + p[2]) / p[0], p[2]};
  }
}
