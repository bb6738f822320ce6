package org.stiffgrad.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
  @ParameterizedTest
  @CsvSource({
    "0.0400312345, 0.0400312",
    "30000000, 3e7",
    "30004250, 3.00043e7",
    "1e4, 10000",
    "123456.7, 123457",
    "999999.7, 1e6",
    "1.5e-23, 1.5e-23",
    "-2, -2",
    "0, 0",
    "0.1, 0.1"
  })
  void sixDigitsArePlainWhereShort(double value, String text) {
    assertEquals(text, Digits.six(value));
  }
}
