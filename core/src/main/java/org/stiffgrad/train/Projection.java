package org.stiffgrad.train;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.SampledStates;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.PartialDescent;
import org.stiffgrad.optimize.Stabilizer;

/**
 * The best values of the parameters that trajectories do not depend on, such as scales and offsets
 * of what is measured, for each trajectory: those of the others then are all that is searched for
 * (variable projection, Golub and Pereyra 1973). Solves each trajectory once. (fit.23)
 */
final class Projection {
  private static final int ITERATIONS = 30;

  /** What may be left to be gained by them: the descent goes on from there. */
  private static final double END = 1e-4;

  private final Likelihood likelihood;
  private final PartialDescent descent;

  private Projection(Likelihood likelihood, int[] outside) {
    this.likelihood = likelihood;
    this.descent =
        PartialDescent.over(
            outside,
            likelihood,
            LevenbergMarquardt.Settings.DEFAULTS.withMaxIterations(ITERATIONS));
  }

  /** For a likelihood; null where nothing but standard deviations can be projected out. */
  static @Nullable Projection of(Likelihood likelihood, NoiseParameters noise) {
    int[] outside =
        IntStream.range(0, likelihood.dimension()).filter(j -> !likelihood.isWired(j)).toArray();
    boolean isWorthwhile = IntStream.of(outside).anyMatch(j -> !noise.contains(j));
    return isWorthwhile ? new Projection(likelihood, outside) : null;
  }

  /** The objective at a point or, where it exists there, at the better one. */
  Leg.Candidate best(double[] theta, int order, @Nullable Stabilizer stabilizer) {
    Likelihood.Sampled sampled = likelihood.sample(theta, order);
    if (!(sampled.evaluation() instanceof Evaluation.Feasible)) {
      return new Leg.Candidate(theta, sampled.evaluation());
    }
    SampledStates states = sampled.states();
    SampledStates fixed = states.withoutSensitivities();
    PartialDescent.Result best =
        descent.from(theta, stabilizer, END, (at, o) -> likelihood.observe(fixed, at, o));
    return new Leg.Candidate(best.theta(), likelihood.observe(states, best.theta(), order));
  }
}
