package org.stiffgrad.train;

import org.stiffgrad.fit.Evaluation;

/**
 * What an optimizer is shown in place of an evaluation: other rows of the same point, such as
 * smoothed residuals.
 */
@FunctionalInterface
public interface Lens {
  /** Shows things as they are. */
  Lens NONE = at -> at;

  Evaluation.Feasible apply(Evaluation.Feasible at);
}
