package org.stiffgrad.method;

/** The mutable numbers of a {@link FirkStepper}. */
public final class FirkWork implements FixedGridWork {
  final FirkLinearization linearization;
  final FirkNewton newton;

  /** Stage displacements, stage l at {@code l * n}. */
  final double[] z;

  FirkWork(FirkPlan plan, FirkLinearization linearization) {
    this.linearization = linearization;
    this.newton = new FirkNewton(plan, linearization);
    this.z = new double[plan.n * plan.method.stages()];
  }

  @Override
  public StepLinearization linearization() {
    return linearization;
  }
}
