package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class InformationSpectrumTest {
  private static double[] random(int rows, int k, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles((long) rows * k).map(u -> 2 * u - 1).toArray();
  }

  @Test
  void deviationsAreTheDiagonalOfTheInverse() {
    int k = 4;
    double[] root = random(30, k, 1);
    // scales over twelve decades must not matter
    double[] scale = {1e-6, 1, 1e3, 1e6};
    for (int i = 0; i < root.length; i++) {
      root[i] *= scale[i % k];
    }
    double[] sd = InformationSpectrum.standardDeviations(root, k);
    DMatrixRMaj s = new DMatrixRMaj(30, k);
    for (int i = 0; i < root.length; i++) {
      s.data[i] = root[i] / scale[i % k];
    }
    DMatrixRMaj inverse = new DMatrixRMaj(k, k);
    CommonOps_DDRM.multInner(s, inverse);
    assertTrue(CommonOps_DDRM.invert(inverse));
    for (int j = 0; j < k; j++) {
      assertEquals(
          Math.sqrt(inverse.get(j, j)) / scale[j], sd[j], 1e-10 / scale[j], "seed 1: " + j);
    }
  }

  @Test
  void aNullDirectionMakesItsParametersInfinitelyUncertainAndNoOthers() {
    int k = 4;
    double[] root = random(30, k, 2);
    for (int i = 0; i < 30; i++) {
      root[i * k + 2] = -3 * root[i * k];
    }
    double[] sd = InformationSpectrum.standardDeviations(root, k);
    assertEquals(Double.POSITIVE_INFINITY, sd[0]);
    assertEquals(Double.POSITIVE_INFINITY, sd[2]);
    assertTrue(sd[1] < 1 && sd[3] < 1, sd[1] + ", " + sd[3]);
  }

  @Test
  void aParameterWithoutEffectIsInfinitelyUncertainAndHarmsNoOther() {
    int k = 3;
    double[] root = random(20, k, 3);
    double[] pair = new double[40];
    for (int i = 0; i < 20; i++) {
      root[i * k + 1] = 0;
      pair[2 * i] = root[i * k];
      pair[2 * i + 1] = root[i * k + 2];
    }
    double[] sd = InformationSpectrum.standardDeviations(root, k);
    double[] without = InformationSpectrum.standardDeviations(pair, 2);
    assertEquals(Double.POSITIVE_INFINITY, sd[1]);
    assertEquals(without[0], sd[0], 1e-12);
    assertEquals(without[1], sd[2], 1e-12);
  }

  @Test
  void fewerRowsThanParametersLeaveDirectionsOpen() {
    double[] sd = InformationSpectrum.standardDeviations(new double[] {1, 2, 3}, 3);
    for (double x : sd) {
      assertEquals(Double.POSITIVE_INFINITY, x);
    }
    assertEquals(1, InformationSpectrum.of(new double[] {1, 2, 3}, 3).rank(1));
  }
}
