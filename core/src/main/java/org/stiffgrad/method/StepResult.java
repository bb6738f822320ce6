package org.stiffgrad.method;

/** What came of a trial step. */
public enum StepResult {
  /** The stage equations are solved; the error estimate decides. */
  CONVERGED,
  /** Newton's iteration diverges or would take too long; retry with {@code retryFactor * h}. */
  NEWTON_FAILED,
  /** The right-hand side or the state became infinite or undefined. */
  NON_FINITE,
  /** A derivative of the right-hand side at the step's start is infinite or undefined. */
  NON_FINITE_JACOBIAN,
  /** The linear system is singular even with row exchanges. */
  SINGULAR
}
