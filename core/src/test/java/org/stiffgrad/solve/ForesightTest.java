package org.stiffgrad.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.system.Tolerances;

class ForesightTest {
  private static final double RTOL = 1e-8;

  /** Errors of single steps add up; that they stay below this many of them is what rtol means. */
  private static final double ADDED_UP = 100;

  private static final int STAGES = 10;

  /** y_0 = 1 feeds a chain y_i' = y_i-1 - k y_i from zero: y_i rises like t^i / i!. */
  private static LinearOde chain(double k) {
    double[][] a = new double[STAGES][STAGES];
    double[] y0 = new double[STAGES];
    y0[0] = 1;
    for (int i = 1; i < STAGES; i++) {
      a[i][i - 1] = 1;
      a[i][i] = -k;
    }
    return new LinearOde(a, y0);
  }

  /** Integral over s of s^(i-1)/(i-1)! e^(-k s), summed as a series. */
  private static double chainAt(int i, double k, double t) {
    double term = 1;
    for (int m = 1; m <= i; m++) {
      term *= t / m;
    }
    // t^i/i! e^(-kt) (1 + kt/(i+1) + (kt)^2/((i+1)(i+2)) + ..): positive terms only
    double sum = term;
    for (int m = i + 1; m < 400; m++) {
      term *= k * t / m;
      sum += term;
    }
    return sum * Math.exp(-k * t);
  }

  private static double[][] solve(LinearOde system, double... times) {
    double[][] y = new double[times.length][];
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(RTOL));
    Outcome outcome =
        new Solver(system, options)
            .solve(new Ivp(system, new double[0], 0, times), (k, t, x, s) -> y[k] = x.clone());
    assertInstanceOf(Outcome.Solved.class, outcome);
    return y;
  }

  private static int steps(LinearOde system, double... times) {
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(RTOL));
    Outcome outcome =
        new Solver(system, options)
            .solve(new Ivp(system, new double[0], 0, times), (k, t, x, s) -> {});
    return assertInstanceOf(Outcome.Solved.class, outcome).stats().steps();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 30})
  void whatRisesFromZeroIsRightAtTheSample(double k) {
    double end = 5;
    double[] y = solve(chain(k), end)[0];
    for (int i = 1; i < STAGES; i++) {
      double exact = chainAt(i, k, end);
      assertEquals(exact, y[i], ADDED_UP * RTOL * exact, "stage " + i);
    }
  }

  @Test
  void nobodyPaysForDigitsThatNobodySees() {
    int unseen = steps(chain(1), 5);
    int seen = steps(chain(1), 1e-2, 2e-2, 5e-2, 0.1, 0.2, 0.5, 1, 2, 5);
    assertTrue(2 * unseen < seen, unseen + " steps, " + seen + " where small values are sampled");
  }

  @Test
  void tinyValuesThatAreSampledKeepTheirDigits() {
    double[] times = {1e-2, 0.1, 1, 5};
    double[][] y = solve(chain(1), times);
    for (int n = 0; n < times.length; n++) {
      for (int i = 1; i < STAGES; i++) {
        double exact = chainAt(i, 1, times[n]);
        assertEquals(exact, y[n][i], ADDED_UP * RTOL * exact, "stage " + i + ", t " + times[n]);
      }
    }
  }

  /**
   * Two species make each other, and something behind a chain of stages counts them: errors of the
   * seed at any time grow with it, although the chain alone could wait.
   */
  @Test
  void aSeedThatGrowsKeepsItsDigits() {
    double seed = 1e-10;
    double[][] a = new double[STAGES + 2][STAGES + 2];
    a[0][1] = 1;
    a[1][0] = 1;
    a[2][0] = 1;
    for (int i = 3; i < a.length; i++) {
      a[i][i - 1] = 1;
    }
    double[] y0 = new double[STAGES + 2];
    y0[0] = seed;
    double end = Math.log(1 / seed);
    double[] y = solve(new LinearOde(a, y0), end)[0];
    assertEquals(seed * Math.cosh(end), y[0], ADDED_UP * RTOL * y[0]);
    assertEquals(seed * Math.sinh(end), y[1], ADDED_UP * RTOL * y[1]);
    assertEquals(seed * Math.sinh(end), y[2], ADDED_UP * RTOL * y[2]);
    assertEquals(seed * (Math.cosh(end) - 1), y[3], ADDED_UP * RTOL * y[3]);
  }

  @Test
  void aSolveDoesNotDependOnTheOneBefore() {
    LinearOde system = chain(1);
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(RTOL));
    Solver used = new Solver(system, options);
    double[][] y = new double[3][];
    for (int r = 0; r < 2; r++) {
      int run = r;
      used.solve(
          new Ivp(system, new double[0], 0, new double[] {5}), (k, t, x, s) -> y[run] = x.clone());
    }
    new Solver(system, options)
        .solve(
            new Ivp(system, new double[0], 0, new double[] {5}), (k, t, x, s) -> y[2] = x.clone());
    for (int i = 0; i < STAGES; i++) {
      assertEquals(y[2][i], y[0][i]);
      assertEquals(y[2][i], y[1][i]);
    }
  }
}
