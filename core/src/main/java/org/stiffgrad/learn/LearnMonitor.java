package org.stiffgrad.learn;

/** Whom training tells, and who may end it. Called from several threads, one at a time. */
public interface LearnMonitor {
  LearnMonitor SILENT = (seed, stage, iteration, error) -> {};

  /**
   * @param error root mean square of the residuals of the stage, relative to the ranges
   */
  void tell(long seed, String stage, int iteration, double error);

  /** A clock in nanoseconds, for the seconds in the result; they are 0 without one. */
  default long nanoTime() {
    return 0;
  }

  /** Whether to end with what there is. */
  default boolean isCancelled() {
    return false;
  }
}
