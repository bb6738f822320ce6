package org.stiffgrad.method;

import java.util.Arrays;

/** What all steppers have in common that only take the steps they are told to take. */
interface FixedGridStepper<W extends FixedGridWork> extends Stepper<W> {
  /**
   * The result of a recorded step.
   *
   * @param y state at its start, [n]
   * @param out [n]
   */
  void result(double[] y, double[] record, int offset, double[] out);

  @Override
  default double errorTolerance(double rtol) {
    return rtol;
  }

  /** Nothing: every step is taken afresh. */
  @Override
  default void remember(W w, Snapshot snapshot) {}

  /** Nothing that would show beyond rounding. */
  @Override
  default void rememberLinearization(W w, Snapshot snapshot) {}

  @Override
  default void accept(W w, StepState state, boolean shortened) {}

  @Override
  default void reject(W w) {}

  @Override
  default boolean wouldRatherKeepStep(W w) {
    return false;
  }

  /** Linear interpolation: a fixed grid is judged at its own points. */
  @Override
  default void interpolate(double[] record, int offset, double[] y, double theta, double[] out) {
    result(y, record, offset, out);
    for (int i = 0; i < y.length; i++) {
      out[i] = y[i] + theta * (out[i] - y[i]);
    }
  }

  @Override
  default boolean linearize(W w, StepState s, double[] record, int offset) {
    return w.linearization().linearize(s, record, offset);
  }

  @Override
  default void tangent(W w, double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    w.linearization().tangent(sens, columns, timeShift, v);
  }

  @Override
  default void stepDerivative(W w, double[] v) {
    w.linearization().stepDerivative(v);
  }

  @Override
  default void adjoint(W w, double[] lambda, double[] gradient, double[] time) {
    w.linearization().adjoint(lambda, gradient, time);
  }

  /** A fixed grid has no error estimate. */
  @Override
  default void tangentError(
      W w,
      StepState state,
      ActiveColumns columns,
      double[] sens,
      double[] timeShift,
      double[] error) {
    Arrays.fill(error, 0);
  }
}
