package org.stiffgrad.train;

import java.util.OptionalDouble;

/**
 * The end of one start.
 *
 * @param objective negative log-likelihood plus priors; empty where the model could not be solved
 * @param outcome why it ended
 */
public record StartRecord(OptionalDouble objective, String outcome, double seconds) {
  /** The outcome of a start that was told to stop. */
  static final String CANCELLED = "cancelled";

  /** The outcome of a start that had used up its share of the budget. */
  static final String SPENT = "the budget of evaluations is used up";

  /** Whether the search came to an end of its own, good or bad. */
  public boolean isFinished() {
    return !outcome.equals(CANCELLED) && !outcome.equals(SPENT);
  }
}
