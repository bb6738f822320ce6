package org.stiffgrad.train;

/** How a fit ended: with a result, accepted or not, or without one. */
public sealed interface FitOutcome permits FitResult, FitOutcome.Failed {
  Work work();

  /**
   * No start gave an objective at all.
   *
   * @param why a sentence: which experiment, the time reached, the reason
   * @param values of the free parameters at the first start, on the linear scale
   */
  record Failed(String why, double[] values, Work work) implements FitOutcome {}
}
