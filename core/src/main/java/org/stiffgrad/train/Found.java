package org.stiffgrad.train;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the search from one start came to.
 *
 * @param start where it began, in coordinates, [k]
 * @param end its {@code plain} is null if the model was never solved
 * @param stages that led there
 * @param values evaluations without sensitivities
 * @param roots evaluations with them
 */
public record Found(
    double[] start,
    Reached end,
    List<StageRecord> stages,
    long values,
    long roots,
    double seconds) {
  /** Negative log-likelihood plus priors, infinite where the model was never solved. */
  public double total() {
    return end.total();
  }

  StartRecord summary() {
    double total = total();
    return new StartRecord(
        Double.isInfinite(total) ? OptionalDouble.empty() : OptionalDouble.of(total),
        end.stage().outcome(),
        seconds);
  }

  /** The best start; the first of equals, so that their order decides and not that of threads. */
  static Optional<Found> best(List<Found> found) {
    // min keeps the first of equals
    return found.stream().min(Comparator.comparingDouble(Found::total));
  }
}
