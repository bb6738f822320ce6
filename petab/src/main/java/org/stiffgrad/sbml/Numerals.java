package org.stiffgrad.sbml;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as SBML writes them, correctly rounded. */
final class Numerals {
  private Numerals() {}

  /** An XML Schema double, or null where the text is none or does not fit a double. */
  static @Nullable Double parse(String text) {
    switch (text) {
      case "INF" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-INF" -> {
        return Double.NEGATIVE_INFINITY;
      }
      case "NaN" -> {
        return Double.NaN;
      }
      default -> {
        return finite(text);
      }
    }
  }

  /** A decimal number, or null where the text is none or does not fit a double. */
  static @Nullable Double finite(String text) {
    if (text.isEmpty() || !isDecimal(text)) {
      return null;
    }
    try {
      double value = Double.parseDouble(text);
      boolean isLost = Double.isInfinite(value) || (value == 0 && hasDigit(text));
      return isLost ? null : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** mantissa times 10^exponent, or null. */
  static @Nullable Double scientific(String mantissa, String exponent) {
    return finite(mantissa) == null || !isInteger(exponent)
        ? null
        : finite(
            mantissa.toLowerCase(Locale.ROOT).contains("e")
                ? shifted(mantissa, exponent)
                : mantissa + "e" + exponent);
  }

  private static String shifted(String mantissa, String exponent) {
    return exponent.length() > 6
        ? ""
        : new BigDecimal(mantissa).scaleByPowerOfTen(Integer.parseInt(exponent)).toString();
  }

  /** numerator/denominator, or null. */
  static @Nullable Double rational(String numerator, String denominator) {
    if (!isInteger(numerator) || !isInteger(denominator) || !hasDigit(denominator)) {
      return null;
    }
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }

  static boolean isInteger(String text) {
    int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    for (int k = from; k < text.length(); k++) {
      if (text.charAt(k) < '0' || text.charAt(k) > '9') {
        return false;
      }
    }
    return text.length() > from;
  }

  // Java's own syntax also knows hexadecimal numbers, NaN, Infinity and the suffixes f and d.
  private static boolean isDecimal(String text) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the digits before the exponent are not all zero. */
  private static boolean hasDigit(String text) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      if (c == 'e' || c == 'E') {
        return false;
      }
      if (c >= '1' && c <= '9') {
        return true;
      }
    }
    return false;
  }
}
