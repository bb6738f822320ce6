package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunsTestTest {
  /** The stated probability is the frequency among all sequences of signs. */
  @Test
  void probabilityIsThatOfFairSigns() {
    int n = 12;
    int[] runsOf = new int[1 << n];
    double[][] residuals = new double[1 << n][n];
    int[] atMost = new int[n + 1];
    for (int s = 0; s < 1 << n; s++) {
      for (int i = 0; i < n; i++) {
        residuals[s][i] = (s >> i & 1) == 0 ? -0.5 : 2;
      }
      runsOf[s] = 1 + Integer.bitCount((s ^ (s >> 1)) & ((1 << (n - 1)) - 1));
      for (int r = runsOf[s]; r <= n; r++) {
        atMost[r]++;
      }
    }
    for (int s = 0; s < 1 << n; s++) {
      assertEquals(
          atMost[runsOf[s]] / (double) (1 << n),
          RunsTest.probability(residuals[s], n),
          1e-12,
          "signs " + Integer.toBinaryString(s));
    }
  }

  @Test
  void longSeriesDoNotUnderflow() {
    SplittableRandom random = new SplittableRandom(5);
    double[] noise = random.doubles(100_000).map(u -> u - 0.5).toArray();
    double p = RunsTest.probability(noise, noise.length);
    assertTrue(p > 1e-4 && p <= 1, "seed 5: " + p);
    double[] smooth = new double[100_000];
    for (int i = 0; i < smooth.length; i++) {
      smooth[i] = Math.sin(1e-3 * i) + 1e-3;
    }
    assertEquals(0, RunsTest.probability(smooth, smooth.length));
  }

  @Test
  void zeroResidualsSayNothing() {
    assertEquals(1, RunsTest.probability(new double[] {0, 0, 0}, 3));
    assertEquals(
        RunsTest.probability(new double[] {1, 1, -1}, 3),
        RunsTest.probability(new double[] {1, 0, 1, 0, -1}, 5));
  }
}
