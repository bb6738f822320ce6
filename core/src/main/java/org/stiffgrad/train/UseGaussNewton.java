package org.stiffgrad.train;

import org.stiffgrad.optimize.LevenbergMarquardt;

/**
 * Descends by Levenberg and Marquardt's method on score and Fisher information, for which the size
 * of a gradient is irrelevant.
 */
final class UseGaussNewton implements Remedy {
  @Override
  public String id() {
    return "use-gauss-newton";
  }

  @Override
  public String summary() {
    return "Levenberg-Marquardt in place of Adam: the size of a gradient no longer matters";
  }

  @Override
  public Plan apply(Plan plan) {
    double noise = plan.problem().solve().tolerances().rtol();
    return plan.withDescent(
        new MarquardtDescent(
            LevenbergMarquardt.Settings.DEFAULTS
                .withMaxIterations(plan.descent().iterations())
                .withNoise(noise)));
  }
}
