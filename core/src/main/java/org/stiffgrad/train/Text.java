package org.stiffgrad.train;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in sentences: few digits, no locale. */
final class Text {
  private Text() {}

  /** Four digits at most; exponents only for very small and large numbers. */
  static String shortly(double x) {
    if (x == 0 || !Double.isFinite(x)) {
      return x == 0 ? "0" : Double.toString(x);
    }
    BigDecimal rounded = new BigDecimal(x).round(new MathContext(4)).stripTrailingZeros();
    double magnitude = Math.abs(x);
    return magnitude >= 1e-4 && magnitude < 1e7 ? rounded.toPlainString() : rounded.toString();
  }
}
