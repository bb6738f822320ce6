package org.stiffgrad.train;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;

/** An optimizer with its limits: how a plan gets from a point to a better one. */
public interface Descent {
  /** The same with other limits; a descent without a test of convergence ignores the tolerance. */
  Descent limited(int iterations, double tolerance);

  /**
   * The same, given up once it cannot get below an objective in what is left of its iterations by
   * its own promises; one that promises nothing goes on.
   */
  default Descent below(double goal) {
    return this;
  }

  /** Most trial points. */
  int iterations();

  /**
   * Descends.
   *
   * @param leg the objective, what guides the optimizer, whom to tell
   * @param from coordinates, [k]
   * @param known the evaluation there, with derivatives, if it is known
   */
  Reached run(Leg leg, double[] from, Evaluation.@Nullable Feasible known);
}
