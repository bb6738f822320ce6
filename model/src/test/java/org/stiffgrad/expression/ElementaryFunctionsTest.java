package org.stiffgrad.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ElementaryFunctionsTest {
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  @Test
  void inverseHyperbolicFunctionsInvert() {
    for (double x = 1e-12; x < 600; x *= 1.7) {
      double y = Math.sinh(x);
      // the argument's own rounding is seen through 1/(x asinh'(y) ...) <= 1
      assertEquals(x, ElementaryFunctions.asinh(y), ROUNDING * x);
      assertEquals(-x, ElementaryFunctions.asinh(-y), ROUNDING * x);
    }
    for (double x = 1e-12; x < 3; x *= 1.7) {
      double y = Math.tanh(x);
      double condition = y / ((1 - y) * (1 + y) * x);
      assertEquals(x, ElementaryFunctions.atanh(y), ROUNDING * x * Math.max(1, condition));
    }
    for (double x = 0.1; x < 600; x *= 1.3) {
      double y = Math.cosh(x);
      double condition = y / (Math.sinh(x) * x);
      assertEquals(x, ElementaryFunctions.acosh(y), ROUNDING * x * Math.max(1, condition));
    }
    assertEquals(0.0, ElementaryFunctions.acosh(1));
    assertTrue(Double.isNaN(ElementaryFunctions.acosh(0.5)));
    assertTrue(Double.isNaN(ElementaryFunctions.atanh(1.5)));
    assertEquals(Math.log(2) + Math.log(1e300), ElementaryFunctions.asinh(1e300), 1e-12);
  }

  @Test
  void integerPowersAreWithinTheirBound() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < 10_000; k++) {
      double x = Math.exp(20 * random.nextDouble() - 10) * (random.nextBoolean() ? 1 : -1);
      int n = 1 + random.nextInt(ElementaryFunctions.LARGEST_PRODUCT_POWER);
      double expected = Math.pow(x, n);
      // (n - 1)/2 units for the products, one for pow itself
      double bound = ((n - 1) / 2.0 + 1) * Math.ulp(1.0) * Math.abs(expected);
      assertEquals(
          expected, ElementaryFunctions.integerPower(x, n), bound, "seed " + seed + ": " + x);
    }
  }

  @Test
  void powerTimesLogHasItsLimits() {
    assertEquals(0.0, ElementaryFunctions.powerTimesLog(0, 0.5, 2));
    assertEquals(Double.NEGATIVE_INFINITY, ElementaryFunctions.powerTimesLog(0, 0, 1));
    assertEquals(8 * Math.log(2), ElementaryFunctions.powerTimesLog(2, 3, 1), ROUNDING * 8);
    assertEquals(4 * Math.log(2), ElementaryFunctions.powerTimesLog(-2, 2, 1), ROUNDING * 4);
    assertTrue(Double.isNaN(ElementaryFunctions.powerTimesLog(-2, 0.5, 1)));
  }
}
