package org.stiffgrad.train;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.optimize.Lbfgs;

/**
 * Descends by limited-memory BFGS, which learns the curvature from gradients alone: what remains
 * where there are too many parameters for sensitivities.
 */
final class UseQuasiNewton implements Remedy {
  @Override
  public String id() {
    return "use-quasi-newton";
  }

  @Override
  public String summary() {
    return "L-BFGS in place of Adam: curvature learned from gradients";
  }

  @Override
  public boolean isByDefault() {
    return false;
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.withDescent(
        new Quasi(Lbfgs.Settings.DEFAULTS.withMaxIterations(plan.descent().iterations())));
  }

  private record Quasi(Lbfgs.Settings settings) implements Descent {
    @Override
    public Descent limited(int iterations, double tolerance) {
      return new Quasi(settings.withMaxIterations(iterations));
    }

    @Override
    public int iterations() {
      return settings.maxIterations();
    }

    @Override
    public Reached run(Leg leg, double[] from, Evaluation.@Nullable Feasible known) {
      return GradientSteps.run(
          leg, new Lbfgs(leg.problem().coordinates().box(), settings), from, known);
    }
  }
}
