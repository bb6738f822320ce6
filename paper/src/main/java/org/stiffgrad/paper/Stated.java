package org.stiffgrad.paper;

import java.math.BigDecimal;

/**
 * A number as a text states it.
 *
 * @param value the number
 * @param half how far off a measured one may be
 * @param reason why so far
 */
record Stated(double value, double half, String reason) {
  /** Relative error of a measured number whose true value is whole: coefficients have 16 digits. */
  private static final double EXACT = 1e-11;

  /** Part of the half unit that a number may be beyond it: the measured one is rounded too. */
  private static final double SLACK = 1e-4;

  /** The number that digits stand for, with as many of them as are meant. */
  static Stated of(String digits) {
    BigDecimal exact = new BigDecimal(digits);
    double half = 0.5 * exact.ulp().doubleValue();
    return new Stated(exact.doubleValue(), half, "half a unit of the last stated digit");
  }

  /** As {@link #of}, but whole numbers are exact: orders, exponents, rational values. */
  static Stated orWhole(String digits) {
    if (digits.contains(".")) {
      return of(digits);
    }
    double value = Double.parseDouble(digits);
    return new Stated(value, EXACT * Math.max(1, Math.abs(value)), "a whole number, exact");
  }

  /** The largest difference that passes. */
  double allowed() {
    return half * (1 + SLACK);
  }

  /** A measured number beside it. */
  Check.Value check(String row, double measured) {
    return new Check.Value(row, measured, value, new Check.Bound(allowed(), 0, reason));
  }

  /** A measured number beside a closed form. */
  static Check.Value closedForm(String row, double measured, double expected) {
    Check.Bound bound = new Check.Bound(1e-12, 1e-11, "closed form; coefficients have 16 digits");
    return new Check.Value(row, measured, expected, bound);
  }
}
