package org.stiffgrad.train;

/**
 * Searches on the scales that the problem states, logarithms for rates: the gradient then no longer
 * depends on the unit of a parameter.
 */
final class UseLogParameters implements Remedy {
  @Override
  public String id() {
    return "use-log-parameters";
  }

  @Override
  public String summary() {
    return "searches on the logarithms of positive parameters, or the scales that were asked for";
  }

  @Override
  public Plan apply(Plan plan) {
    Plan scaled = plan.withProblem(plan.problem().withFree(plan.given().free()));
    return plan.descent() instanceof AdamDescent adam
        ? scaled.withDescent(adam.forLogarithms())
        : scaled;
  }
}
