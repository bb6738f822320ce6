package org.stiffgrad.paper;

import java.math.BigDecimal;

/**
 * A number as a text states it, good to half a unit of its last digit.
 *
 * @param value the number
 * @param half half a unit of its last digit
 */
record Stated(double value, double half) {
  /** Part of the half unit that a number may be beyond it: the measured one is rounded too. */
  private static final double SLACK = 1e-4;

  /** The number that digits stand for, with as many of them as are meant. */
  static Stated of(String digits) {
    BigDecimal exact = new BigDecimal(digits);
    return new Stated(exact.doubleValue(), 0.5 * exact.ulp().doubleValue());
  }

  /** A measured number beside it. */
  Check.Value check(String row, double measured) {
    double absolute = half * (1 + SLACK);
    Check.Bound bound = new Check.Bound(absolute, 0, "half a unit of the last stated digit");
    return new Check.Value(row, measured, value, bound);
  }

  /** A measured number beside a closed form. */
  static Check.Value closedForm(String row, double measured, double expected) {
    Check.Bound bound = new Check.Bound(1e-12, 1e-11, "closed form; coefficients have 16 digits");
    return new Check.Value(row, measured, expected, bound);
  }
}
