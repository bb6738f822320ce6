package org.stiffgrad.identify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.Journal;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.PartialDescent;
import org.stiffgrad.optimize.Stabilizer;

/** Minimizes the objective with one parameter held, each point once for a journal. Thread-safe. */
final class Refit {
  private final Likelihood likelihood;
  private final NoiseParameters noise;
  private final LevenbergMarquardt.Settings settings;
  private final Journal journal;

  Refit(Likelihood likelihood, int maxIterations, Journal journal) {
    this.journal = journal;
    this.likelihood = likelihood;
    this.noise = NoiseParameters.of(likelihood.problem());
    this.settings =
        LevenbergMarquardt.Settings.DEFAULTS
            .withMaxIterations(maxIterations)
            .withNoise(likelihood.problem().solve().tolerances().rtol());
  }

  /**
   * The minimum over all parameters but one, from theta.
   *
   * @param held position of the one that keeps its value, or -1 for none
   * @param tolerance what may be left to be gained
   */
  PartialDescent.Result from(double[] theta, int held, double tolerance) {
    double[] numbers = Arrays.copyOf(theta, theta.length + 2);
    numbers[theta.length] = held;
    numbers[theta.length + 1] = tolerance;
    String key = Journal.key("refit", numbers);
    Optional<Journal.Entry> known = journal.find(key);
    if (known.isPresent()) {
      return restored(known.get(), theta.length, held);
    }
    PartialDescent.Result result =
        PartialDescent.allBut(held, likelihood, settings)
            .from(
                theta,
                Stabilizer.around(theta, likelihood.problem(), noise),
                tolerance,
                likelihood::evaluate);
    journal.add(key, entry(result));
    return result;
  }

  private static Journal.Entry entry(PartialDescent.Result r) {
    int k = r.theta().length;
    double[] numbers = Arrays.copyOf(r.theta(), 2 * k + 2);
    System.arraycopy(r.origin(), 0, numbers, k, k);
    numbers[2 * k] = r.decrement();
    numbers[2 * k + 1] = r.evaluations();
    return new Journal.Entry(numbers, r.at() == null ? List.of(r.why()) : List.of());
  }

  /** The same result for one evaluation. */
  private PartialDescent.Result restored(Journal.Entry entry, int k, int held) {
    double[] n = entry.numbers();
    double[] theta = Arrays.copyOf(n, k);
    double[] origin = Arrays.copyOfRange(n, k, 2 * k);
    String why = entry.texts().isEmpty() ? "" : entry.texts().get(0);
    Evaluation.@Nullable Feasible at = null;
    if (entry.texts().isEmpty()
        && likelihood.evaluate(origin, 1) instanceof Evaluation.Feasible f) {
      at =
          Arrays.equals(theta, origin)
              ? f
              : likelihood.profileNoise(origin, f, held).map(p -> p.evaluation()).orElse(f);
    }
    return new PartialDescent.Result(theta, at, origin, n[2 * k], (int) n[2 * k + 1], why);
  }
}
