package org.stiffgrad.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GradientBudgetTest {
  private static double[] random(SplittableRandom random, int n, double scale) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = scale * random.nextGaussian();
    }
    return x;
  }

  private static double exactProduct(double[] x, double[] y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
    }
    return sum.doubleValue();
  }

  @Test
  void termsAddUpToTheGradientAlsoWhereAlmostAllOfItCancels() {
    SplittableRandom random = new SplittableRandom(20260301);
    for (int trial = 0; trial < 200; trial++) {
      double[] reference = random(random, 60, Math.pow(10, random.nextInt(-20, 20)));
      double[] numerical = random(random, 60, Math.pow(10, random.nextInt(-20, 20)));
      double[] q = random(random, 60, Math.pow(10, random.nextInt(-3, 9)));
      // takes the part along the column out of q but for a billionth
      double share = exactProduct(numerical, q) / exactProduct(numerical, numerical);
      for (int i = 0; i < q.length; i++) {
        q[i] -= (1 - 1e-9 * (trial % 2)) * share * numerical[i];
      }
      double magnitude = Math.pow(10, random.nextInt(-9, 9));
      GradientBudget budget = GradientBudget.of(magnitude, reference, numerical, q);
      double expected = Math.log10(Math.abs(exactProduct(numerical, q)) / magnitude);
      assertEquals(budget.measured(), budget.sum(), 1e-12);
      assertEquals(expected, budget.measured(), 1e-12);
    }
  }

  @Test
  void columnsTooSmallToBeSquaredKeepTheirDecades() {
    double[] reference = {3e-200, 4e-200};
    double[] numerical = {3e-190, 4e-190};
    GradientBudget budget = GradientBudget.of(1, reference, numerical, new double[] {1, 1});
    assertEquals(Math.log10(5e-200), budget.information(), 1e-12);
    assertEquals(10, budget.solver(), 1e-12);
    assertEquals(1, budget.columns().cosine(), 1e-15);
    assertEquals(Math.log10(7e-190), budget.sum(), 1e-12);
    assertFalse(budget.columns().isSound());
  }

  @Test
  void aFictitiousColumnStillAddsUp() {
    GradientBudget budget =
        GradientBudget.of(10, new double[2], new double[] {1, 1}, new double[] {2, 3});
    assertEquals(Double.NEGATIVE_INFINITY, budget.information());
    assertEquals(Double.POSITIVE_INFINITY, budget.solver());
    assertEquals(Math.log10(0.5), budget.sum(), 1e-14);
    assertEquals(Math.log10(0.5), budget.measured(), 1e-14);
  }

  @Test
  void nothingAtAllIsMinusInfinityEverywhereAndSound() {
    GradientBudget budget = GradientBudget.of(1, new double[2], new double[2], new double[] {1, 2});
    assertEquals(Double.NEGATIVE_INFINITY, budget.sum());
    assertEquals(Double.NEGATIVE_INFINITY, budget.measured());
    assertEquals(Double.NEGATIVE_INFINITY, budget.alignment());
    assertEquals(0, budget.solver());
    assertTrue(budget.columns().isSound());
  }
}
