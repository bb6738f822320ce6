package org.stiffgrad.train;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.optimize.Reweighting;
import org.stiffgrad.optimize.Stabilizer;

/** One descent to be made: on which objective, guided by what, under which name. */
public final class Leg {
  private final Search search;
  private final String stage;
  private final Likelihood likelihood;
  private final Reweighting reweighting;
  private final @Nullable Stabilizer stabilizer;
  private final @Nullable Projection projection;
  private final boolean isExact;

  Leg(
      Search search,
      String stage,
      Likelihood likelihood,
      @Nullable Stabilizer holding,
      @Nullable Projection projection) {
    this.search = search;
    this.stage = stage;
    this.likelihood = likelihood;
    this.reweighting = new Reweighting(likelihood);
    this.stabilizer = holding;
    this.projection = projection;
    this.isExact = search.isExact(likelihood);
  }

  /** Its name in progress and run record. */
  String stage() {
    return stage;
  }

  Likelihood likelihood() {
    return likelihood;
  }

  FitProblem problem() {
    return likelihood.problem();
  }

  /** Whether the objective is that of the plan, not of a stand-in. */
  boolean isExact() {
    return isExact;
  }

  Search search() {
    return search;
  }

  /** The objective, counted. */
  Evaluation evaluate(double[] theta, int order) {
    return search.evaluate(likelihood, theta, order);
  }

  /** A point and the objective there. */
  record Candidate(double[] theta, Evaluation evaluation) {}

  /** The objective, counted, at a point or at a better one for which nothing more is solved. */
  Candidate candidate(double[] theta, int order) {
    if (projection == null) {
      return new Candidate(theta, evaluate(theta, order));
    }
    search.tally().count(order);
    return projection.best(theta, order, stabilizer);
  }

  /** What guides the optimizer in place of an evaluation. */
  Evaluation guiding(double[] theta, Evaluation raw) {
    return raw instanceof Evaluation.Feasible f ? guiding(theta, f) : raw;
  }

  /** The same value and gradient but for the stabilizing prior. */
  Evaluation.Feasible guiding(double[] theta, Evaluation.Feasible plain) {
    Evaluation.Feasible seen = reweighting.apply(theta, plain);
    return stabilizer == null ? seen : stabilizer.apply(theta, seen);
  }
}
