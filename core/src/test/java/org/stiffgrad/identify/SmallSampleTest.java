package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quantiles beside printed tables (97.5 % and 2.5 %). */
class SmallSampleTest {
  private static final double Z = 1.959963984540054;

  @ParameterizedTest
  @CsvSource({"3,3.1824", "5,2.5706", "10,2.2281", "14,2.1448", "30,2.0423", "120,1.9799"})
  void studentAsPrinted(double freedom, double quantile) {
    assertEquals(quantile, SmallSample.student(Z, freedom), 0.02 / freedom);
    assertEquals(-quantile, SmallSample.student(-Z, freedom), 0.02 / freedom);
  }

  @ParameterizedTest
  @CsvSource({"5,0.8312,12.833", "10,3.247,20.483", "14,5.629,26.119", "40,24.433,59.342"})
  void chiSquareAsPrinted(double freedom, double lower, double upper) {
    assertEquals(lower, SmallSample.chiSquare(-Z, freedom), 0.25 / freedom * lower);
    assertEquals(upper, SmallSample.chiSquare(Z, freedom), 0.005 * upper);
  }
}
