package org.stiffgrad.theory;

/**
 * Bounds from both sides on every root zeta of BDF with k steps, and on its derivative, at any
 * complex z: with v = 1 - 1/zeta, sum_(j=1..k) v^j / j = z confines |v| to an interval, and zeta =
 * 1 / (1 - v), d zeta/dz = zeta / (1 - v^k) follow (theory.8). Both ends have the rates |z|^(-1/k)
 * and |z|^-(1 + 1/k) of (theory.9).
 */
public final class BdfBounds {
  private final int k;
  private final double least;
  private final double most;

  /**
   * @param steps k, 1 to 6
   * @param z where
   * @throws IllegalArgumentException where |z| is so small that roots near 1 have no bound
   */
  public BdfBounds(int steps, Complex z) {
    if (steps < 1 || steps > 6) {
      throw new IllegalArgumentException("BDF is unstable with " + steps + " steps");
    }
    this.k = steps;
    this.least = radius(1, z.abs());
    this.most = radius(-1, z.abs());
    if (!(least > 1)) {
      throw new IllegalArgumentException("|z| = " + z.abs() + " does not keep v away from 1");
    }
  }

  /**
   * The only r above 0 with r^k / k + sign sum_(j<k) r^j / j = size: the coefficients change their
   * sign once.
   */
  private double radius(int sign, double size) {
    double low = 0;
    double high = 1;
    while (powerSum(sign, high) < size) {
      high *= 2;
    }
    while (true) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) {
        return sign > 0 ? low : high;
      }
      if (powerSum(sign, middle) < size) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  private double powerSum(int sign, double r) {
    double sum = 1. / k;
    for (int j = k - 1; j >= 1; j--) {
      sum = sum * r + (double) sign / j;
    }
    return sum * r;
  }

  /** |zeta| is at least this. */
  public double rootFrom() {
    return 1 / (most + 1);
  }

  /** |zeta| is at most this. */
  public double rootTo() {
    return 1 / (least - 1);
  }

  /** |d zeta/dz| is at least this. */
  public double slopeFrom() {
    return rootFrom() / (Math.pow(most, k) + 1);
  }

  /** |d zeta/dz| is at most this. */
  public double slopeTo() {
    return rootTo() / (Math.pow(least, k) - 1);
  }
}
