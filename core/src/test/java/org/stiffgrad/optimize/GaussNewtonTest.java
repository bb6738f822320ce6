package org.stiffgrad.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.ObjectiveValue;

class GaussNewtonTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static GaussNewton open(int k) {
    double[] upper = new double[k];
    double[] lower = new double[k];
    Arrays.fill(upper, INF);
    Arrays.fill(lower, -INF);
    return new GaussNewton(new Box(lower, upper, upper), new GaussNewton.Settings(50, 1e-20));
  }

  /** Half the square of A x - b, A row-major. */
  private static Evaluation linear(double[] x, double[] a, double... b) {
    double[] q = new double[b.length];
    double value = 0;
    for (int i = 0; i < q.length; i++) {
      q[i] = -b[i];
      for (int j = 0; j < x.length; j++) {
        q[i] += a[i * x.length + j] * x[j];
      }
      value += 0.5 * q[i] * q[i];
    }
    return new Evaluation.Feasible(new ObjectiveValue(value, 0, 2 * value, 1), 0, q, a, x.length);
  }

  private static GaussNewton.State solve(double[] start, double[] a, double... b) {
    GaussNewton newton = open(start.length);
    GaussNewton.State state = newton.start(start);
    while (newton.ask(state) instanceof Ask.Evaluate wanted) {
      state = newton.update(state, linear(wanted.theta(), a, b));
    }
    return state;
  }

  private static void assertSolution(GaussNewton.State end, double... theta) {
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertEquals(1, end.iterations());
    assertArrayEquals(theta, end.theta(), 1e-13);
  }

  @Test
  void aParameterThatNothingSeesStaysWhereItIs() {
    assertSolution(solve(new double[] {1, 7}, new double[] {1, 0, 2, 0}, 3, 6), 3, 7);
  }

  /** x + y = 3 alone: of all its solutions the one nearest to the start. */
  @Test
  void aSharedDirectionIsLeftByTheShortestStep() {
    assertSolution(solve(new double[] {1, 1}, new double[] {1, 1}, 3), 1.5, 1.5);
    assertSolution(solve(new double[] {4, 1}, new double[] {1, 1, 2, 2, 0, 0}, 3, 6, 0), 3, 0);
  }

  @Test
  void dataThatSeeNothingEndItAtOnce() {
    GaussNewton.State end = solve(new double[] {1, 2}, new double[] {0, 0}, 3);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertArrayEquals(new double[] {1, 2}, end.theta());
  }

  /** The objective exists at the start alone. */
  private static GaussNewton.State aloneAt(double start, int most) {
    GaussNewton newton =
        new GaussNewton(
            new Box(new double[] {-INF}, new double[] {INF}, new double[] {INF}),
            new GaussNewton.Settings(most, 1e-20));
    GaussNewton.State state = newton.start(new double[] {start});
    while (newton.ask(state) instanceof Ask.Evaluate wanted) {
      double x = wanted.theta()[0];
      state =
          newton.update(
              state,
              x == start
                  ? linear(wanted.theta(), new double[] {1}, x + 1)
                  : new Evaluation.Infeasible("none"));
    }
    return state;
  }

  @Test
  void halvingEndsAlsoWhereThetaIsZero() {
    for (double start : new double[] {0, 1, 1e-30}) {
      GaussNewton.State end = aloneAt(start, 1000);
      assertEquals(Ask.Stop.STALLED, end.stop());
      assertEquals(start, end.theta()[0]);
      assertEquals(0, end.iterations());
      assertTrue(end.tried() <= 51, "tried " + end.tried());
    }
  }

  @Test
  void halvedStepsCountAgainstTheLimit() {
    GaussNewton.State end = aloneAt(0, 7);
    assertEquals(Ask.Stop.BUDGET, end.stop());
    assertEquals(7, end.tried());
    assertEquals(0, end.theta()[0]);
  }

  @Test
  void derivativesThatAreNotFiniteEndIt() {
    for (double slope : new double[] {Double.NaN, INF, 1e200}) {
      GaussNewton newton = open(1);
      GaussNewton.State start = newton.start(new double[] {2});
      Evaluation steep = linear(new double[] {0}, new double[] {slope}, 1e-3);
      assertEquals(Ask.Stop.OVERFLOW, newton.update(start, steep).stop());
      GaussNewton.State later = newton.update(start, linear(start.theta(), new double[] {1}, 1));
      GaussNewton.State halved = newton.update(later, steep);
      assertEquals(1, halved.trial().halvings(), "a point without a model is not accepted");
    }
  }
}
