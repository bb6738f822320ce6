package org.stiffgrad.train;

import java.util.List;
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
 */
public record FitResult(
    boolean accepted,
    List<String> flags,
    ObjectiveValue objective,
    List<ParameterEstimate> parameters,
    List<Combination> combinations,
    Work work)
    implements FitOutcome {
  /** Objectives that differ by less than this count as the same optimum. */
  public static final double SAME_OPTIMUM = 0.1;

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
