package org.stiffgrad.method;

/**
 * One step of a method applied to one system, its tangent and its discrete adjoint. Immutable: all
 * mutable numbers live in the work W, of which each solve owns one.
 *
 * <p>A trial step leaves a record of {@link #recordSize()} doubles, opaque to all but its family,
 * from which the exact derivatives of the converged step are computed: call {@link #linearize},
 * then any of {@link #tangent}, {@link #stepDerivative}, {@link #adjoint}.
 */
public interface Stepper<W> {
  W newWork();

  /**
   * The tolerance on the method's own error estimate that makes the solution meet {@code rtol}: an
   * estimate of lower order than the method is asked for less.
   */
  double errorTolerance(double rtol);

  /** Forgets earlier steps: the start of a solve or a discontinuity. */
  void restart(W w);

  /** Passes what it remembers from one step to the next. */
  void remember(W w, Snapshot snapshot);

  /** Passes what it remembers from one {@link #linearize} to the next. */
  void rememberLinearization(W w, Snapshot snapshot);

  /**
   * Tries the step from (t, y) of length h; on convergence fills {@code yNew} and {@code error}.
   */
  StepResult attempt(W w, StepState state);

  /**
   * Learns that the trial was accepted, before the loop moves on; {@code shortened} where the step
   * was cut to end on a given time and says little about the next one.
   */
  void accept(W w, StepState state, boolean shortened);

  /** Learns that a converged trial was rejected. */
  void reject(W w);

  /** Whether keeping the step size would save a factorization (the Jacobian is still good). */
  boolean wouldRatherKeepStep(W w);

  /**
   * The state inside a recorded step.
   *
   * @param y state at its start, [n]
   * @param theta place in the step, 0 at its start and 1 at its end
   * @param out [n]
   */
  void interpolate(double[] record, int offset, double[] y, double theta, double[] out);

  /** Doubles of a step's record. */
  int recordSize();

  /** Copies the converged trial's record. */
  void record(W w, double[] record, int offset);

  /**
   * What the iteration of a recorded step has left of its stage equations, as slopes; (t, h, y, p)
   * in the state are those of that step.
   *
   * @param defect by which f is to be increased for the record to be exact, {@link #recordSize}
   */
  void defect(W w, StepState state, double[] record, int offset, double[] defect);

  /**
   * Solves the stage equations of a step, up to a given defect, to rounding.
   *
   * @param record starting values, improved in place; {@code state.yNew} is set from it
   * @param defect added to f at every stage
   */
  StepResult replay(W w, StepState state, double[] record, int offset, double[] defect);

  /**
   * Evaluates and factors the exact linearization of a converged step; (t, h, y) in the state.
   *
   * @return false where the linear system is singular
   */
  boolean linearize(W w, StepState state, double[] record, int offset);

  /**
   * The tangent of the linearized step with its length held fixed.
   *
   * @param s sensitivities at the start, [n x m, {@code s[i * m + j]}]; replaced by those at the
   *     end
   * @param columns parameter of each of the m columns
   * @param timeShift derivative of the step's start time, [m]
   * @param v derivative of the result with respect to the length, [n]
   */
  void tangent(W w, double[] s, ActiveColumns columns, double[] timeShift, double[] v);

  /** Only v, the derivative of the linearized step's result with respect to its length, [n]. */
  void stepDerivative(W w, double[] v);

  /**
   * The adjoint of the linearized step.
   *
   * @param lambda dL/dy at the end, [n]; replaced by that at the start
   * @param gradient dL/dp, [m], added to
   * @param time dL/d(start time) and dL/d(length) are added to its two entries
   */
  void adjoint(W w, double[] lambda, double[] gradient, double[] time);

  /**
   * Error estimates of the sensitivities of the trial step just linearized by {@link #tangent},
   * filtered like that of the state; only for adaptive methods.
   *
   * @param s sensitivities at the start, [n x m]
   * @param timeShift derivative of the step's start time, [m]
   * @param error [n x m]
   */
  void tangentError(
      W w, StepState state, ActiveColumns columns, double[] s, double[] timeShift, double[] error);
}
