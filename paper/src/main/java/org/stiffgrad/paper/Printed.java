package org.stiffgrad.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Numbers as text for tables on a page. */
final class Printed {
  private Printed() {}

  /** With so many significant digits; powers of ten where plain digits would be long. */
  static String of(double value, int digits) {
    if (!Double.isFinite(value)) {
      return value > 0 ? "infinity" : value < 0 ? "-infinity" : "no number";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    if (exponent >= -3 && exponent < 6) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }

  /** Such as {@code (10, 0.1, 10)}. */
  static String tuple(double[] values) {
    return Arrays.stream(values)
        .mapToObj(v -> of(v, 6))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
