package org.stiffgrad.solve;

import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;

/**
 * Chooses step sizes from errors and history. One for each solve; {@link #restart} between them.
 */
interface StepController {
  /** Forgets the history: the start of a solve or a discontinuity. */
  void restart();

  /** Passes the history. */
  void remember(Snapshot snapshot);

  /**
   * The next step size after an accepted step.
   *
   * @param s still at the start of that step
   * @param uncut the size the step would have had if it had not been cut to end on a given time
   */
  double afterAccepted(StepState s, double uncut);

  /** The step size with which to retry after a failed error test. */
  double afterRejected(StepState s);

  /** The step size with which to retry after a failed iteration. */
  double afterFailed(StepState s);
}
