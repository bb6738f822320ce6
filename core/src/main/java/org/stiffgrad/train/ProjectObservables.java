package org.stiffgrad.train;

/**
 * Sets what trajectories do not depend on, such as scales and offsets of what is measured, to its
 * best values at each trajectory, so that a descent searches for the rest alone.
 */
final class ProjectObservables implements Remedy {
  @Override
  public String id() {
    return "project-observables";
  }

  @Override
  public String summary() {
    return "sets scales, offsets and noise to their best values at each trajectory";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.projected();
  }
}
