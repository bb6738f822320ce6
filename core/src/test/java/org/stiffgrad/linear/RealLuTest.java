package org.stiffgrad.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.system.Sparsity;

class RealLuTest {
  /** Diagonally dominant systems of at most 40 unknowns: a few dozen roundings. */
  private static final double ROUNDING = 1e-12;

  private record Sample(Sparsity pattern, double[][] dense) {}

  private static Sample random(Random random, int n, double density) {
    double[][] a = new double[n][n];
    int[][] rows = new int[n][];
    for (int i = 0; i < n; i++) {
      int[] row = new int[n];
      int count = 0;
      for (int j = 0; j < n; j++) {
        if (i == j || random.nextDouble() < density) {
          a[i][j] = i == j ? n + random.nextDouble() : random.nextGaussian();
          row[count++] = j;
        }
      }
      rows[i] = java.util.Arrays.copyOf(row, count);
    }
    return new Sample(Sparsity.ofRows(n, rows), a);
  }

  private static void fill(RealLu lu, Sample sample) {
    java.util.Arrays.fill(lu.values(), 0);
    Sparsity p = sample.pattern();
    for (int i = 0; i < p.rows(); i++) {
      for (int q = p.rowStart(i); q < p.rowStart(i + 1); q++) {
        lu.values()[lu.position(q)] = sample.dense()[i][p.column(q)];
      }
    }
  }

  private static double[] times(double[][] a, double[] x, boolean transposed) {
    double[] b = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        b[i] += (transposed ? a[j][i] : a[i][j]) * x[j];
      }
    }
    return b;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void solvesRandomSystemsBothWays(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(40);
    Sample sample = random(random, n, 0.15);
    double[] x = random.doubles(n).toArray();
    for (boolean pivoting : new boolean[] {false, true}) {
      RealLu lu = new RealLu(LuPattern.of(sample.pattern()));
      lu.usePivoting(pivoting);
      fill(lu, sample);
      assertTrue(lu.factor());
      double[] b = times(sample.dense(), x, false);
      lu.solve(b);
      double[] c = times(sample.dense(), x, true);
      lu.solveTransposed(c);
      for (int i = 0; i < n; i++) {
        assertEquals(x[i], b[i], ROUNDING, "seed " + seed);
        assertEquals(x[i], c[i], ROUNDING, "transposed, seed " + seed);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 15, 16, 23})
  void solvesBlocksLikeSingleColumns(int m) {
    Random random = new Random(m);
    int n = 12;
    Sample sample = random(random, n, 0.3);
    RealLu lu = new RealLu(LuPattern.of(sample.pattern()));
    fill(lu, sample);
    assertTrue(lu.factor());
    double[] block = random.doubles((long) n * m).toArray();
    double[] solved = block.clone();
    lu.solveBlock(solved, m);
    for (int j = 0; j < m; j++) {
      double[] column = new double[n];
      for (int i = 0; i < n; i++) {
        column[i] = block[i * m + j];
      }
      lu.solve(column);
      for (int i = 0; i < n; i++) {
        assertEquals(column[i], solved[i * m + j], ROUNDING);
      }
    }
  }

  @Test
  void reportsAVanishingPivotAndSolvesWithRowExchanges() {
    Sparsity pattern = Sparsity.dense(2, 2);
    Sample sample = new Sample(pattern, new double[][] {{0, 1}, {1, 0}});
    RealLu lu = new RealLu(LuPattern.of(pattern));
    fill(lu, sample);
    assertFalse(lu.factor());
    lu.usePivoting(true);
    fill(lu, sample);
    assertTrue(lu.factor());
    double[] b = {3, 5};
    lu.solve(b);
    assertEquals(5, b[0], ROUNDING);
    assertEquals(3, b[1], ROUNDING);
  }

  @Test
  void reportsASingularMatrixEvenWithRowExchanges() {
    Sparsity pattern = Sparsity.dense(2, 2);
    RealLu lu = new RealLu(LuPattern.of(pattern));
    lu.usePivoting(true);
    fill(lu, new Sample(pattern, new double[][] {{1, 2}, {2, 4}}));
    assertFalse(lu.factor());
  }

  @Test
  void markowitzKeepsAnArrowSparse() {
    int n = 30;
    int[][] rows = new int[n][];
    rows[0] = new int[n];
    for (int i = 0; i < n; i++) {
      rows[0][i] = i;
      if (i > 0) {
        rows[i] = new int[] {0, i};
      }
    }
    Sparsity arrow = Sparsity.ofRows(n, rows);
    assertEquals(arrow.size(), LuPattern.of(arrow).size(), "no fill when the hub goes last");
  }

  @Test
  void badlyScaledIsNotSingular() {
    int n = 30;
    Sparsity pattern = Sparsity.dense(n, n);
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      a[i][i] = i == 0 ? 1e13 : 1;
    }
    RealLu lu = new RealLu(LuPattern.of(pattern));
    lu.usePivoting(true);
    fill(lu, new Sample(pattern, a));
    assertTrue(lu.factor());
  }
}
