package org.stiffgrad.method;

/** The mutable numbers of a {@link SingularFirkStepper}. */
public final class SingularFirkWork implements FixedGridWork {
  final SingularFirkLinearization linearization;
  final SingularFirkNewton newton;

  /** Increments k_l = h f(Y_l) of the stages, stage l at {@code l * n}. */
  final double[] k;

  SingularFirkWork(SingularFirkPlan plan) {
    this.linearization = new SingularFirkLinearization(plan);
    this.newton = new SingularFirkNewton(plan, linearization);
    this.k = new double[plan.n * plan.stages];
  }

  @Override
  public StepLinearization linearization() {
    return linearization;
  }
}
