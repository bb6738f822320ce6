package org.stiffgrad.identify;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences: few digits, no locale. */
public final class Numbers {
  private Numbers() {}

  /** An exponent with at most two digits. */
  static String power(double x) {
    return digits(x, 2);
  }

  /** Three digits at most. */
  public static String shortly(double x) {
    return digits(x, 3);
  }

  private static String digits(double x, int count) {
    if (x == 0 || !Double.isFinite(x)) {
      return x == 0 ? "0" : Double.toString(x);
    }
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(count)).stripTrailingZeros();
    double magnitude = Math.abs(x);
    return magnitude >= 1e-3 && magnitude < 1e6 ? rounded.toPlainString() : rounded.toString();
  }
}
