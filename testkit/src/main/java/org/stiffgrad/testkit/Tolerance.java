package org.stiffgrad.testkit;

/** Tolerances named by what they allow for, so that no test needs a tuned literal. */
public final class Tolerance {
  private static final double EPS = Math.ulp(1.0);

  private Tolerance() {}

  /** Relative error after about {@code operations} rounded operations. */
  public static double rounding(double operations) {
    return operations * EPS;
  }

  /** Relative error of a formula of the given order at a relative step h, constant 1. */
  public static double truncation(int order, double h) {
    return Math.pow(h, order);
  }

  /** Four standard errors of a mean of n samples with standard deviation sd. */
  public static double statistical(double sd, int n) {
    return 4 * sd / Math.sqrt(n);
  }
}
