package org.stiffgrad.cli;

import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;

/** A computation that could not be carried out: the time reached, why, and what to try. */
final class ComputationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String FINER =
      "try more --steps, another --method, or other values with --set";

  ComputationException(String message) {
    super(message);
  }

  static ComputationException of(Outcome.Failed failed, SolveOptions options) {
    return new ComputationException(
        failed.message()
            + "; "
            + (isTooCoarse(failed.reason(), options) ? FINER : remedy(failed.reason())));
  }

  /** Of an objective that does not exist at the given values. */
  static ComputationException infeasible(String why, SolveOptions options) {
    boolean isFixed = options.stepsPerInterval() > 0;
    return new ComputationException(why + "; " + (isFixed ? FINER : "try other values with --set"));
  }

  /** On a given grid the first suspect is the grid. */
  private static boolean isTooCoarse(Outcome.Reason reason, SolveOptions options) {
    return options.stepsPerInterval() > 0
        && switch (reason) {
          case NON_FINITE_RHS,
              NON_FINITE_STEP,
              NEWTON_DIVERGENCE,
              SINGULAR_MATRIX,
              NON_FINITE_SENSITIVITY ->
              true;
          default -> false;
        };
  }

  /** What is worth trying. */
  private static String remedy(Outcome.Reason reason) {
    return switch (reason) {
      case STEP_SIZE_UNDERFLOW ->
          "the solution may grow without bound there: try an earlier last time, or other values"
              + " with --set";
      case NON_FINITE_RHS, NON_FINITE_STEP ->
          "try an earlier last time, or other values with --set";
      case NON_FINITE_INITIAL_STATE, UNDEFINED_SWITCH_TIME -> "try other values with --set";
      case NEWTON_DIVERGENCE, TOO_MANY_STEPS, SINGULAR_MATRIX ->
          "try another --rtol, or other values with --set";
      case NON_FINITE_SENSITIVITY, NON_FINITE_JACOBIAN ->
          "try other values with --set; a function may have no derivative there, such as sqrt(0)";
      case INTERRUPTED -> "it was stopped from outside";
    };
  }
}
