package org.stiffgrad.train;

/**
 * How much a fit may cost.
 *
 * @param iterations most trial points of one descent
 * @param evaluations most evaluations of the objective, those of all starts and rescues together;
 *     every start has an equal share, so that the result does not depend on threads
 * @param depth how closely to look at what was found
 */
public record Budget(int iterations, long evaluations, Depth depth) {
  /** What verdicts and intervals rest on. */
  public enum Depth {
    /** Fisher's information at the best point alone; no verdict on the solver or on plateaus. */
    FISHER,
    /** The diagnosis of the best point. */
    POINT,
    /**
     * The same, and profiles of what the data hardly determine, provided that they cost no more
     * than the search or are few.
     */
    PROFILES
  }

  /** 100 trial points a descent, as many evaluations as it takes, profiles. */
  public static final Budget DEFAULTS = new Budget(100, Long.MAX_VALUE, Depth.PROFILES);

  public Budget {
    if (iterations < 1 || evaluations < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  public Budget withIterations(int most) {
    return new Budget(most, evaluations, depth);
  }

  public Budget withEvaluations(long most) {
    return new Budget(iterations, most, depth);
  }

  public Budget withDepth(Depth other) {
    return new Budget(iterations, evaluations, other);
  }
}
