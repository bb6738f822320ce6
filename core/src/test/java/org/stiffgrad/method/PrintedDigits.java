package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

/** Comparison with a number as it is printed: half a unit of its last digit. */
final class PrintedDigits {
  private PrintedDigits() {}

  static void assertPrinted(String printed, double value, String what) {
    BigDecimal expected = new BigDecimal(printed);
    double half = 0.5001 * expected.ulp().doubleValue();
    assertEquals(expected.doubleValue(), value, half, what);
  }
}
