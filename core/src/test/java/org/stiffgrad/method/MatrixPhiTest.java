package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against seventy digits, against a block matrix, and tangent against transpose. */
class MatrixPhiTest {
  private static final int MOST = 3;
  private static final long SEED = 5;

  private static MatrixPhi evaluated(double[] a, double scale) {
    MatrixPhi phi = new MatrixPhi((int) Math.round(Math.sqrt(a.length)), MOST);
    assertTrue(phi.evaluate(a, scale));
    return phi;
  }

  /** The largest error of phi_k, relative to its largest entry. */
  private static double error(double[] expected, double[] actual) {
    double error = 0;
    double largest = 0;
    for (int e = 0; e < expected.length; e++) {
      error = Math.max(error, Math.abs(expected[e] - actual[e]));
      largest = Math.max(largest, Math.abs(expected[e]));
    }
    return error / largest;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-9, -0.3, 1, -1, 2.5, -20, -36, -1e3, -1e6, -1e12, -1e300, 600})
  void ofNumbersToAFewRoundings(double z) {
    MatrixPhi phi = evaluated(new double[] {z}, 1);
    for (int k = 0; k <= MOST; k++) {
      double expected = PhiSum.of(1, k).at(z);
      // exp of -z takes the rounding of z, that is 1 + |z| of them.
      double roundings = k == 0 ? 20 + Math.abs(z) : Math.max(20, z);
      double allowed = roundings * Math.ulp(1.) * Math.abs(expected);
      assertEquals(expected, phi.value(k)[0], allowed, "phi_" + k);
    }
  }

  /** A fast pair that is close to a slow drain: eigenvalues 0, about -2/3 and -3 K. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e3, 1e6, 1e8})
  void ofAStiffMatrixToTheRoundingOfItsEntries(double k) {
    double[] a = {-k, 2 * k, 0, k, -2 * k - 1, 0, 0, 1, 0};
    MatrixPhi phi = evaluated(a, 0.1);
    double[][] expected = PrecisePhi.of(a, 0.1, MOST);
    for (int i = 0; i <= MOST; i++) {
      assertTrue(error(expected[i], phi.value(i)) <= 10 * (1 + k) * Math.ulp(1.), "phi_" + i);
    }
  }

  /** The norm says nothing of the eigenvalues here: entries of all sizes keep their digits. */
  @Test
  void ofAFarFromNormalMatrixEntryByEntry() {
    double[] a = {-1, 1e8, 3e3, 0, -0.5, 1e6, 0, 0, -1e-4};
    MatrixPhi phi = evaluated(a, 1);
    double[][] expected = PrecisePhi.of(a, 1, MOST);
    for (int k = 0; k <= MOST; k++) {
      for (int e = 0; e < a.length; e++) {
        assertEquals(expected[k][e], phi.value(k)[e], 1e-13 * Math.abs(expected[k][e]));
      }
    }
  }

  private static double[] random(SplittableRandom random, int size, double scale) {
    double[] a = new double[size];
    for (int e = 0; e < size; e++) {
      a[e] = scale * random.nextDouble(-1, 1);
    }
    return a;
  }

  /** phi([[A, E], [0, A]]) has the derivative along E in its corner. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 30})
  void theDerivativeIsTheCornerOfABlock(double size) {
    final int n = 4;
    SplittableRandom random = new SplittableRandom(SEED);
    double[] a = random(random, n * n, size);
    double[] change = random(random, n * n, size);
    double[] block = new double[4 * n * n];
    for (int i = 0; i < n; i++) {
      a[i * (n + 1)] -= size;
      for (int j = 0; j < n; j++) {
        block[i * 2 * n + j] = a[i * n + j];
        block[(n + i) * 2 * n + n + j] = a[i * n + j];
        block[i * 2 * n + n + j] = change[i * n + j];
      }
    }
    MatrixPhi phi = evaluated(a, 0.7);
    phi.differentiate(change, 0.7);
    double[][] expected = PrecisePhi.of(block, 0.7, MOST);
    for (int k = 0; k <= MOST; k++) {
      double[] corner = new double[n * n];
      for (int e = 0; e < n * n; e++) {
        corner[e] = expected[k][e / n * 2 * n + n + e % n];
      }
      assertTrue(error(corner, phi.derivative(k)) <= 1e-13 * (1 + size), "phi_" + k);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 3, 1e3, 1e7})
  void theTransposeIsThatOfTheDerivative(double size) {
    final int n = 5;
    SplittableRandom random = new SplittableRandom(SEED);
    double[] a = random(random, n * n, 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i * n + j] *= size / (1 + j);
      }
      a[i * (n + 1)] -= 3 * size;
    }
    double[] change = random(random, n * n, size);
    double[][] weights = new double[MOST + 1][];
    for (int k = 0; k <= MOST; k++) {
      weights[k] = random(random, n * n, 1);
    }
    MatrixPhi phi = evaluated(a, 0.3);
    phi.differentiate(change, 0.3);
    double forward = 0;
    double scale = 0;
    for (int k = 0; k <= MOST; k++) {
      for (int e = 0; e < n * n; e++) {
        forward += weights[k][e] * phi.derivative(k)[e];
        scale += Math.abs(weights[k][e] * phi.derivative(k)[e]);
      }
    }
    double[] out = new double[n * n];
    phi.addTransposed(weights, 0.3, out);
    double backward = 0;
    for (int e = 0; e < n * n; e++) {
      backward += out[e] * change[e];
    }
    assertEquals(forward, backward, 1e-13 * scale);
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    MatrixPhi phi = new MatrixPhi(2, 1);
    assertFalse(phi.evaluate(new double[] {1, 2, Double.NaN, 0}, 1));
    assertFalse(phi.evaluate(new double[] {1, 2, Double.POSITIVE_INFINITY, 0}, 1));
    assertFalse(phi.evaluate(new double[] {1e300, 0, 0, 1}, 1e10));
  }
}
