package org.stiffgrad.method;

/** The mutable numbers of an {@link ExponentialStepper}. */
public final class ExponentialWork implements FixedGridWork {
  final ExponentialStep step;
  final ExponentialLinearization linearization;

  ExponentialWork(ExponentialPlan plan) {
    this.step = new ExponentialStep(plan);
    this.linearization = new ExponentialLinearization(plan, step);
  }

  @Override
  public StepLinearization linearization() {
    return linearization;
  }
}
