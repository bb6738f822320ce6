package org.stiffgrad.train;

/**
 * How much a fit may cost.
 *
 * @param iterations most trial points of one descent
 * @param evaluations most evaluations of the objective, those of all starts and rescues together;
 *     every start has an equal share, so that the result does not depend on threads
 */
public record Budget(int iterations, long evaluations) {
  /** 100 trial points a descent, as many evaluations as it takes. */
  public static final Budget DEFAULTS = new Budget(100, Long.MAX_VALUE);

  public Budget {
    if (iterations < 1 || evaluations < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  public Budget withIterations(int most) {
    return new Budget(most, evaluations);
  }

  public Budget withEvaluations(long most) {
    return new Budget(iterations, most);
  }
}
