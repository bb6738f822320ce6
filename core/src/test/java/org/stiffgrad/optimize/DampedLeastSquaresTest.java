package org.stiffgrad.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class DampedLeastSquaresTest {
  private static DMatrixRMaj random(int m, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj a = new DMatrixRMaj(m, n);
    Arrays.setAll(a.data, i -> random.nextDouble(-1, 1));
    return a;
  }

  /** The derivative of |A x - b|^2/2 + damping |x|^2/2. */
  private static double[] gradient(DMatrixRMaj a, double[] b, double damping, double[] x) {
    double[] g = Arrays.stream(x).map(v -> damping * v).toArray();
    for (int i = 0; i < b.length; i++) {
      double residual = -b[i];
      for (int j = 0; j < x.length; j++) {
        residual += a.get(i, j) * x[j];
      }
      for (int j = 0; j < x.length; j++) {
        g[j] += a.get(i, j) * residual;
      }
    }
    return g;
  }

  @Test
  void theGradientVanishesWithFewAndWithManyData() {
    for (int m : new int[] {1, 3, 7, 20}) {
      DMatrixRMaj a = random(m, 7, m);
      double[] b = new SplittableRandom(9).doubles(m).toArray();
      for (double damping : new double[] {1e-8, 1e-2, 10}) {
        double[] x = DampedLeastSquares.solve(a.copy(), b.clone(), damping);
        assertArrayEquals(new double[7], gradient(a, b, damping, x), 1e-12, m + " data");
      }
    }
  }

  @Test
  void withoutDampingTheShortestIsFound() {
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{1, 1}});
    assertArrayEquals(new double[] {1, 1}, DampedLeastSquares.solve(a, new double[] {2}, 0), 1e-14);
  }

  @Test
  void noDataMoveNothing() {
    double[] x = DampedLeastSquares.solve(new DMatrixRMaj(0, 3), new double[0], 1);
    assertEquals(3, x.length);
    assertArrayEquals(new double[3], x);
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    DMatrixRMaj a = random(2, 5, 1);
    a.set(1, 1, Double.NaN);
    assertThrows(
        IllegalStateException.class, () -> DampedLeastSquares.solve(a, new double[] {1, 1}, 1));
  }
}
