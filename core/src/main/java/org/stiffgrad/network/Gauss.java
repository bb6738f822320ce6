package org.stiffgrad.network;

/** The normal distribution, to rounding. */
final class Gauss {
  private static final double INVERSE_ROOT_2PI = 0.3989422804014327;

  /** Beyond it the continued fraction of the tail takes fewer terms than the series. */
  private static final double TAIL = 4;

  private static final int TERMS = 60;

  private Gauss() {}

  static double density(double x) {
    return INVERSE_ROOT_2PI * Math.exp(-0.5 * x * x);
  }

  /**
   * P(X <= x): near the middle 1/2 + density (x + x^3/3 + x^5/15 + ...), Abramowitz and Stegun
   * 26.2.11; in the tails the continued fraction 26.2.14.
   */
  static double distribution(double x) {
    double a = Math.abs(x);
    if (a > TAIL) {
      double upper = density(a) / fraction(a);
      return x > 0 ? 1 - upper : upper;
    }
    double term = x;
    double sum = x;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }

  /** x + 1/(x + 2/(x + 3/(x + ...))). */
  private static double fraction(double x) {
    double f = x;
    for (int k = TERMS; k >= 1; k--) {
      f = x + k / f;
    }
    return f;
  }
}
