package org.stiffgrad.cli;

import org.stiffgrad.solve.Outcome;

/** A computation that could not be carried out: the time reached, why, and what to try. */
final class ComputationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ComputationException(String message) {
    super(message);
  }

  static ComputationException of(Outcome.Failed failed) {
    return new ComputationException(failed.message() + "; " + remedy(failed.reason()));
  }

  /** What is worth trying. */
  private static String remedy(Outcome.Reason reason) {
    return switch (reason) {
      case STEP_SIZE_UNDERFLOW ->
          "the solution may grow without bound there: try an earlier last time, or other values"
              + " with --set";
      case NON_FINITE_RHS -> "try an earlier last time, or other values with --set";
      case NON_FINITE_INITIAL_STATE, UNDEFINED_SWITCH_TIME -> "try other values with --set";
      case NEWTON_DIVERGENCE, TOO_MANY_STEPS, SINGULAR_MATRIX ->
          "try another --rtol, or other values with --set";
      case NON_FINITE_SENSITIVITY, NON_FINITE_JACOBIAN ->
          "try other values with --set; a function may have no derivative there, such as sqrt(0)";
      case INTERRUPTED -> "it was stopped from outside";
    };
  }
}
