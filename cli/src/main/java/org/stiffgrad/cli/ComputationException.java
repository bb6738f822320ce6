package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.FailedExperiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.sensitivity.FailureExplanation;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;

/** A computation that could not be carried out: the time reached, why, and what to try. */
final class ComputationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String FINER =
      "try more --steps, another --method, or other values with --set";

  private final transient List<String> details;

  ComputationException(String message) {
    this(message, List.of());
  }

  private ComputationException(String message, List<String> details) {
    super(message);
    this.details = details;
  }

  /** What was looked at after the failure: sentences. */
  List<String> details() {
    return details;
  }

  /**
   * @param explanation of the failure, if there is one
   */
  static ComputationException of(
      Outcome.Failed failed, SolveOptions options, Optional<FailureExplanation> explanation) {
    return new ComputationException(
        failed.message()
            + "; "
            + (isTooCoarse(failed.reason(), options) ? FINER : remedy(failed.reason())),
        explanation.map(e -> details("", e)).orElse(List.of()));
  }

  /**
   * Of an objective that does not exist at the given values.
   *
   * @param values of the free parameters, on the linear scale
   */
  static ComputationException infeasible(String why, FitProblem problem, double[] values) {
    boolean isFixed = problem.solve().stepsPerInterval() > 0;
    return new ComputationException(
        why + "; " + (isFixed ? FINER : "try other values with --set"), details(problem, values));
  }

  /** The same at the start values. */
  static ComputationException infeasible(String why, FitProblem problem) {
    double[] start = problem.free().stream().mapToDouble(FreeParameter::start).toArray();
    return infeasible(why, problem, start);
  }

  private static List<String> details(FitProblem problem, double[] values) {
    return FailedExperiment.of(problem, values)
        .flatMap(
            f ->
                f.explanation()
                    .map(
                        e ->
                            details(
                                problem.experiments().size() > 1
                                    ? "in experiment " + f.experiment() + " "
                                    : "",
                                e)))
        .orElse(List.of());
  }

  private static List<String> details(String where, FailureExplanation e) {
    List<String> all = new ArrayList<>();
    e.sentences().forEach(s -> all.add((all.isEmpty() ? where : "") + s));
    e.influence()
        .ifPresent(
            i ->
                all.add(
                    "to try: a "
                        + (e.asksForLess() ? "smaller " : "larger ")
                        + i.parameter()
                        + ", or bounds that keep it from there"));
    return all;
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
