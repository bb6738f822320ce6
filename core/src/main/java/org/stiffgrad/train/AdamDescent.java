package org.stiffgrad.train;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.optimize.Adam;

/** Adam for a number of steps. */
record AdamDescent(Adam.Settings settings) implements Descent {
  private static final double RATE_RAW = 0.01;
  private static final double RATE_LOG = 0.1;

  /** At the learning rate that suits parameters of the size of 1. */
  static AdamDescent raw(int iterations) {
    return new AdamDescent(
        Adam.Settings.DEFAULTS.withAlpha(RATE_RAW).withMaxIterations(iterations));
  }

  /** At one that suits their logarithms. */
  AdamDescent forLogarithms() {
    return new AdamDescent(settings.withAlpha(RATE_LOG));
  }

  @Override
  public Descent limited(int iterations, double tolerance) {
    return new AdamDescent(settings.withMaxIterations(iterations));
  }

  @Override
  public int iterations() {
    return settings.maxIterations();
  }

  @Override
  public Reached run(Leg leg, double[] from, Evaluation.@Nullable Feasible known) {
    return GradientSteps.run(
        leg, new Adam(leg.problem().coordinates().box(), settings), from, known);
  }
}
