package org.stiffgrad.train;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.Reweighting;

/**
 * Looks at what a search found through the problem as it was given: in its coordinates and by its
 * solver, whatever the search itself used.
 */
final class Judgement {
  private final FitProblem given;
  private final Plan plan;
  private final boolean isSame;
  private final Likelihood likelihood;
  private final Likelihood controlled;
  private final Misfit misfit;

  Judgement(Trainer trainer, ShardExecutor executor) {
    this.plan = trainer.plan();
    this.given = plan.given();
    this.isSame =
        plan.problem().solve().equals(given.solve()) && plan.problem().free().equals(given.free());
    this.likelihood = isSame ? trainer.exact() : new Likelihood(given, executor);
    this.controlled =
        new Likelihood(
            given.withSolve(given.solve().withSensitivityErrorControl(!isFixedGrid())), executor);
    this.misfit = isSame ? trainer.misfit() : new Misfit(likelihood);
  }

  private boolean isFixedGrid() {
    return given.solve().stepsPerInterval() > 0;
  }

  Misfit misfit() {
    return misfit;
  }

  /** The same point in the given problem's coordinates, evaluated by its solver. */
  Reached of(Reached found) {
    if (isSame || found.plain() == null) {
      return found;
    }
    double[] theta = theta(found.theta());
    if (!(likelihood.evaluate(theta, 1) instanceof Evaluation.Feasible plain)) {
      return new Reached(theta, null, found.decrement(), found.stop(), found.stage());
    }
    Evaluation.Feasible seen = new Reweighting(likelihood).apply(theta, plain);
    double decrement = LevenbergMarquardt.decrement(given.coordinates().box(), theta, seen);
    return new Reached(theta, plain, decrement, found.stop(), found.stage());
  }

  /** Coordinates of the plan as those of the given problem. */
  private double[] theta(double[] searched) {
    return given.coordinates().toTheta(plan.problem().coordinates().toValues(searched));
  }

  /** The best point so far of an interrupted search, likewise; null where it cannot be solved. */
  StartMonitor.@Nullable Incumbent of(StartMonitor.Incumbent best) {
    if (isSame) {
      return best;
    }
    double[] theta = theta(best.theta());
    return likelihood.evaluate(theta, 1) instanceof Evaluation.Feasible plain
        ? new StartMonitor.Incumbent(theta, plain, best.exact())
        : null;
  }

  /**
   * The objective with its sensitivities under error control, for intervals: where a state starts
   * on a slow manifold its sensitivities have a transient that the states' error test does not see.
   * Falls back to the plain one on a fixed grid, and where that cannot be solved.
   */
  Evaluation.Feasible careful(double[] theta, Evaluation.Feasible plain) {
    if (isFixedGrid()) {
      return plain;
    }
    return controlled.evaluate(theta, 1) instanceof Evaluation.Feasible f ? f : plain;
  }

  /** Evaluations with sensitivities that this took. */
  long roots() {
    return controlled.sensitivityEvaluations() + (isSame ? 0 : likelihood.sensitivityEvaluations());
  }
}
