package org.stiffgrad.method;

/** The mutable numbers of a {@link DirkStepper}. */
public final class DirkWork implements FixedGridWork {
  final DirkNewton newton;
  final DirkLinearization linearization;

  /** Increments k_l = h f(Y_l) of the stages, stage l at {@code l * n}. */
  final double[] k;

  DirkWork(DirkPlan plan) {
    this.newton = new DirkNewton(plan);
    this.linearization = new DirkLinearization(plan);
    this.k = new double[plan.n * plan.stages];
  }

  @Override
  public StepLinearization linearization() {
    return linearization;
  }
}
