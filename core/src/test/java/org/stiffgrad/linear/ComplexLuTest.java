package org.stiffgrad.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.system.Sparsity;

class ComplexLuTest {
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void solvesRandomSystems(long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(20);
    Sparsity pattern = Sparsity.dense(n, n);
    double[] re = random.doubles((long) n * n, -1, 1).toArray();
    double[] im = random.doubles((long) n * n, -1, 1).toArray();
    for (int i = 0; i < n; i++) {
      re[i * n + i] += n;
      im[i * n + i] += n;
    }
    double[] xRe = random.doubles(n).toArray();
    double[] xIm = random.doubles(n).toArray();
    for (boolean pivoting : new boolean[] {false, true}) {
      LuPattern lu = LuPattern.of(pattern);
      RealLu places = new RealLu(lu);
      ComplexLu complex = new ComplexLu(lu);
      complex.usePivoting(pivoting);
      double[] bRe = new double[n];
      double[] bIm = new double[n];
      for (int q = 0; q < n * n; q++) {
        complex.real()[places.position(q)] = re[q];
        complex.imaginary()[places.position(q)] = im[q];
        int i = q / n;
        int j = q % n;
        bRe[i] += re[q] * xRe[j] - im[q] * xIm[j];
        bIm[i] += re[q] * xIm[j] + im[q] * xRe[j];
      }
      assertTrue(complex.factor());
      complex.solve(bRe, bIm);
      for (int i = 0; i < n; i++) {
        assertEquals(xRe[i], bRe[i], ROUNDING, "seed " + seed);
        assertEquals(xIm[i], bIm[i], ROUNDING, "seed " + seed);
      }
    }
  }
}
