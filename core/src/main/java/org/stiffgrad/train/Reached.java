package org.stiffgrad.train;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;

/**
 * Where a descent ended.
 *
 * @param theta in the coordinates of the plan's problem, [k]
 * @param plain the objective there without what guided the optimizer; null where it never existed
 * @param decrement what a full Gauss-Newton step still promises
 * @param stop how the optimizer came to its end
 */
public record Reached(
    double[] theta,
    Evaluation.@Nullable Feasible plain,
    double decrement,
    Stop stop,
    StageRecord stage) {
  /**
   * How an optimizer came to its end.
   *
   * @param isFinished whether of its own accord, good or bad; not by a cancel or for want of budget
   * @param lastFailed whether the objective did not exist at its last trial point
   * @param infeasible the reason of the last failure, empty without
   */
  public record Stop(boolean isFinished, boolean lastFailed, String infeasible) {}

  /** Nothing has been done yet. */
  static Reached begin(double[] theta) {
    StageRecord nothing =
        new StageRecord("start", OptionalDouble.empty(), 0, StartRecord.CANCELLED, 0);
    return new Reached(theta, null, Double.POSITIVE_INFINITY, new Stop(false, false, ""), nothing);
  }

  /** Negative log-likelihood plus priors, infinite where it does not exist. */
  public double total() {
    return plain == null ? Double.POSITIVE_INFINITY : plain.total();
  }
}
