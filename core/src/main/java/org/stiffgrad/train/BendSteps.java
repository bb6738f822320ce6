package org.stiffgrad.train;

/**
 * Bends the steps of a descent that takes long along the valley it is in: where fast and slow
 * information are mixed in every parameter the valley is narrow and curved, and a straight step
 * must be short to stay inside.
 */
final class BendSteps implements Remedy {
  @Override
  public String id() {
    return "bend-steps";
  }

  @Override
  public String summary() {
    return "bends the steps along a curved valley, after twenty that have not led to its end";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.descent() instanceof MarquardtDescent straight
        ? plan.withDescent(straight.bending())
        : plan;
  }
}
