package org.stiffgrad.train;

import java.util.List;
import java.util.Optional;
import org.stiffgrad.diagnose.GradientHealth;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.ParameterEstimate;

/**
 * The best point found, what the data say of each parameter there, and whether to believe it.
 *
 * @param accepted whether every condition of acceptance holds
 * @param flags sentences: first the reasons against acceptance, then other remarks
 * @param objective at the best point, without the stabilizing prior
 * @param combinations of parameters that the data leave open
 * @param health the diagnosis of the best point that the verdicts rest on, where one was made
 */
public record FitResult(
    boolean accepted,
    List<String> flags,
    ObjectiveValue objective,
    List<ParameterEstimate> parameters,
    List<Combination> combinations,
    Work work,
    Optional<GradientHealth> health)
    implements FitOutcome {
  /** Objectives that differ by less than this count as the same optimum. */
  public static final double SAME_OPTIMUM = 0.1;

  /** The same with another answer to whether to believe it. */
  FitResult with(boolean believed, List<String> why) {
    return new FitResult(
        believed, List.copyOf(why), objective, parameters, combinations, work, health);
  }

  /** The same with the verdicts of a diagnosis. */
  FitResult with(List<ParameterEstimate> judged, GradientHealth diagnosis) {
    return new FitResult(
        accepted,
        flags,
        objective,
        List.copyOf(judged),
        combinations,
        work,
        Optional.of(diagnosis));
  }

  /** The free parameters' values at the best point, in order, determined or not. */
  public double[] values() {
    return parameters.stream().mapToDouble(ParameterEstimate::value).toArray();
  }

  /** How many starts finished within {@link #SAME_OPTIMUM} of the best. */
  public int startsAtBest() {
    double best =
        work.starts().stream()
            .mapToDouble(s -> s.objective().orElse(Double.POSITIVE_INFINITY))
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    return (int)
        work.starts().stream()
            .filter(s -> s.isFinished() && s.objective().isPresent())
            .filter(s -> s.objective().getAsDouble() <= best + SAME_OPTIMUM)
            .count();
  }
}
