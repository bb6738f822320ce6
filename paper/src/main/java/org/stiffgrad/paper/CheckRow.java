package org.stiffgrad.paper;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A check as people read it.
 *
 * @param expected the stated value, or {@code at most} a limit
 * @param tolerance how far off it may be and why; empty for facts in words
 */
public record CheckRow(
    String row, String measured, String expected, String tolerance, boolean passes) {
  private static final MathContext SIX = new MathContext(6);
  private static final MathContext THREE = new MathContext(3);

  /** Numbers with six digits, tolerances with three. */
  public static CheckRow of(Check check) {
    if (check instanceof Check.Value value) {
      String tolerance =
          "± " + digits(tolerance(value), THREE) + " (" + value.bound().reason() + ")";
      return new CheckRow(
          value.row(),
          digits(value.measured(), SIX),
          digits(value.expected(), SIX),
          tolerance,
          value.passes());
    }
    if (check instanceof Check.AtMost most) {
      return new CheckRow(
          most.row(),
          digits(most.measured(), SIX),
          "at most " + digits(most.limit(), SIX),
          most.reason(),
          most.passes());
    }
    Check.Fact fact = (Check.Fact) check;
    return new CheckRow(fact.row(), fact.measured(), fact.expected(), "", fact.passes());
  }

  /** The largest difference from the stated value that passes. */
  public static double tolerance(Check.Value value) {
    return value.bound().absolute() + value.bound().relative() * Math.abs(value.expected());
  }

  private static String digits(double value, MathContext context) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "no number" : value > 0 ? "infinite" : "-infinite";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(context).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= -4 && exponent < 6
        ? rounded.toPlainString()
        : rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}
