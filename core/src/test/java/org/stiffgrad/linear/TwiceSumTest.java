package org.stiffgrad.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwiceSumTest {
  private static final long SEED = 5;
  private static final int TERMS = 100;

  /** Products over 20 decades, then their negatives in reverse, then something small. */
  @Test
  void whatCancelsIsNotLost() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] a = new double[TERMS];
    double[] b = new double[TERMS];
    for (int k = 0; k < TERMS; k++) {
      a[k] = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-5, 6));
      b[k] = random.nextDouble(-1, 1) * Math.pow(10, random.nextInt(-5, 6));
    }
    double[] high = new double[3];
    double[] low = new double[3];
    for (int k = 0; k < TERMS; k++) {
      TwiceSum.addProduct(high, low, 1, a[k], b[k]);
    }
    double tiny = Math.pow(10, -12);
    TwiceSum.add(high, low, 1, tiny);
    BigDecimal rest = new BigDecimal(tiny);
    for (int k = TERMS - 1; k >= 0; k--) {
      // Each factor changes in its last digit, so that the sum does not vanish.
      double changed = Math.nextUp(a[k]);
      TwiceSum.addProduct(high, low, 1, -changed, b[k]);
      BigDecimal change = new BigDecimal(a[k]).subtract(new BigDecimal(changed));
      rest = rest.add(change.multiply(new BigDecimal(b[k])));
    }
    double exact = rest.doubleValue();
    assertEquals(exact, high[1] + low[1], 1e-12 * Math.abs(exact));
    assertEquals(0, high[0] + low[0] + high[2] + low[2]);
  }
}
