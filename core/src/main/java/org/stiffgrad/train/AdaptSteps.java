package org.stiffgrad.train;

/**
 * Solves as the problem states it, by default with steps that keep to an error tolerance and end on
 * the measurements, so that sensitivities are as good as states wherever the data look.
 */
final class AdaptSteps implements Remedy {
  @Override
  public String id() {
    return "adapt-steps";
  }

  @Override
  public String summary() {
    return "steps chosen by their error that end on the measurements (or the solver asked for)";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.withProblem(plan.problem().withSolve(plan.given().solve()));
  }
}
