package org.stiffgrad.train;

/**
 * Chooses steps by the error of the sensitivities too, not only of the states: where a state begins
 * on a slow manifold its sensitivities have a transient that the states' error test does not see.
 */
final class ControlSensitivityError implements Remedy {
  @Override
  public String id() {
    return "control-sensitivity-error";
  }

  @Override
  public String summary() {
    return "steps chosen by the error of the sensitivities too, at about twice as many steps";
  }

  @Override
  public boolean isByDefault() {
    return false;
  }

  @Override
  public Plan apply(Plan plan) {
    boolean isAdaptive = plan.problem().solve().stepsPerInterval() == 0;
    return plan.withProblem(
        plan.problem().withSolve(plan.problem().solve().withSensitivityErrorControl(isAdaptive)));
  }
}
