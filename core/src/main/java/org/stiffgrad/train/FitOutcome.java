package org.stiffgrad.train;

/** How a fit ended: with a result, accepted or not, or without one. */
public sealed interface FitOutcome permits FitResult, FitOutcome.Failed {
  Work work();

  /**
   * No start gave an objective at all.
   *
   * @param why a sentence: which experiment, the time reached, the reason
   */
  record Failed(String why, Work work) implements FitOutcome {}
}
