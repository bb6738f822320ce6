package org.stiffgrad.solve;

import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;

/** Follows a solve step by step: tangents, tapes, watchers. */
public interface StepListener<W> {
  /** The solve starts at (t, y) with its regime set. */
  default void started(StepState state) {}

  /**
   * Judges a trial that the state's own error test would accept.
   *
   * @return a further error measure; 1 or more rejects the trial, NaN ends the solve
   */
  default double judge(Stepper<W> stepper, W work, StepState state) {
    return 0;
  }

  /**
   * A step is accepted: from (t, y) over h to yNew.
   *
   * @return false where a derivative of the step is not finite, which ends the solve
   */
  default boolean accepted(Stepper<W> stepper, W work, StepState state) {
    return true;
  }

  /**
   * A switch happens at the current time, after the step that ended there, without a step of its
   * own: a step of length zero with the slope {@code state.f} of the regime that ends.
   */
  default void switched(StepState state, int index) {}

  /**
   * Between two steps, where the solve may be saved.
   *
   * @return false to end the solve here
   */
  default boolean goesOn() {
    return true;
  }

  /** The solve stands on a sample time at (t, y). */
  default void sampled(StepState state, int index) {}
}
