package org.stiffgrad.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: a few significant digits, plain where that is short. */
public final class Digits {
  private static final MathContext SIX = new MathContext(6);
  private static final MathContext THREE = new MathContext(3);

  private Digits() {}

  /** Six significant digits, such as {@code 0.0400312} or {@code 3.00042e7}. */
  public static String six(double value) {
    return round(value, SIX);
  }

  /** Three significant digits. */
  public static String three(double value) {
    return round(value, THREE);
  }

  private static String round(double value, MathContext digits) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return rounded.toPlainString();
    }
    String mantissa = rounded.scaleByPowerOfTen(-exponent).toPlainString();
    return mantissa + "e" + exponent;
  }
}
