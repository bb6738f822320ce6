package org.stiffgrad.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramMatrixTest {
  @ParameterizedTest
  @CsvSource({"1,1", "1,7", "3,4", "5,9", "6,30", "4,3", "2,0"})
  void isTheProductWithTheTranspose(int m, int n) {
    double[] a = new SplittableRandom(m).doubles((long) m * n, -1, 1).toArray();
    DMatrixRMaj matrix = new DMatrixRMaj(m, n, true, a.clone());
    double[] gram = new double[m * m];
    gram[0] = 7;
    GramMatrix.of(a, m, n, gram);
    DMatrixRMaj expected = CommonOps_DDRM.multTransB(matrix, matrix, null);
    assertArrayEquals(expected.data, gram, 1e-14 * n);
  }
}
