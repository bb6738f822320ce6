package org.stiffgrad.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.ObjectiveValue;

class FirstOrderTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Box box(double lower, double upper, double step) {
    return new Box(new double[] {lower}, new double[] {upper}, new double[] {step});
  }

  /** Half the square of (x - 1) weight, whose gradient is weight^2 (x - 1). */
  private static Evaluation parabola(double[] x, double weight) {
    double r = weight * (x[0] - 1);
    return new Evaluation.Feasible(
        new ObjectiveValue(0.5 * r * r, 0, r * r, 1),
        0,
        new double[] {r},
        new double[] {weight},
        1);
  }

  private static <S extends Record> S run(Optimizer<S> optimizer, double x, double weight) {
    S state = optimizer.start(new double[] {x});
    while (optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      state = optimizer.update(state, parabola(wanted.theta(), weight));
    }
    return state;
  }

  @Test
  void descentContractsByOneMinusRateTimesCurvature() {
    GradientDescent descent =
        new GradientDescent(box(-INF, INF, INF), new GradientDescent.Settings(0.1, 7, 0));
    GradientDescent.State end = run(descent, 3, 2);
    assertEquals(Ask.Stop.BUDGET, end.stop());
    assertEquals(7, end.iterations());
    assertEquals(1 + 2 * Math.pow(0.6, 7), end.theta()[0], 1e-14);
  }

  @Test
  void descentConvergesAndRespectsItsBox() {
    GradientDescent.Settings settings = new GradientDescent.Settings(0.1, 1000, 1e-6);
    GradientDescent.State end = run(new GradientDescent(box(-INF, INF, INF), settings), 3, 2);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertEquals(1, end.theta()[0], 1e-6 / 4);
    GradientDescent.State held = run(new GradientDescent(box(2, INF, INF), settings), 3, 2);
    assertEquals(2, held.theta()[0]);
    assertEquals(Ask.Stop.CONVERGED, held.stop());
    assertEquals(INF, FirstOrder.largest(box(2, 3, INF), new double[] {2}, new double[] {-INF}));
    assertEquals(0, FirstOrder.largest(box(2, 3, INF), new double[] {3}, new double[] {-4}));
    assertEquals(4, FirstOrder.largest(box(2, 3, INF), new double[] {3}, new double[] {4}));
    GradientDescent slow =
        new GradientDescent(box(-INF, INF, 0.01), new GradientDescent.Settings(0.1, 5, 0));
    assertEquals(3 - 0.05, run(slow, 3, 2).theta()[0], 1e-14);
  }

  /** The first steps computed from the paper's recursion by hand: g = 2, then 2 - alpha. */
  @Test
  void adamTakesTheStepsOfThePaper() {
    Adam.Settings settings = Adam.Settings.DEFAULTS.withAlpha(0.5).withEpsilon(0);
    Adam one = new Adam(box(-INF, INF, INF), settings.withMaxIterations(1));
    // mHat / sqrt(vHat) = g / |g| in the first step
    assertEquals(2.5, run(one, 3, 1).theta()[0], 1e-15);
    Adam two = new Adam(box(-INF, INF, INF), settings.withMaxIterations(2));
    double mHat = (0.9 * 0.1 * 2 + 0.1 * 1.5) / (1 - 0.81);
    double vHat = (0.999 * 0.001 * 4 + 0.001 * 2.25) / (1 - 0.998001);
    assertEquals(2.5 - 0.5 * mHat / Math.sqrt(vHat), run(two, 3, 1).theta()[0], 1e-12);
  }

  @Test
  void adamForgetsTheUnitOfTheObjective() {
    Adam.Settings settings =
        Adam.Settings.DEFAULTS.withAlpha(0.05).withEpsilon(0).withMaxIterations(50);
    Adam adam = new Adam(box(-INF, INF, INF), settings);
    assertEquals(run(adam, 3, 1).theta()[0], run(adam, 3, 1e-12).theta()[0], 1e-12);
    // but not with epsilon far above the gradient
    Adam numb = new Adam(box(-INF, INF, INF), settings.withEpsilon(1e-8));
    assertEquals(3, run(numb, 3, 1e-12).theta()[0], 1e-12);
  }

  @Test
  void adamConvergesAndStops() {
    Adam adam =
        new Adam(
            box(-INF, INF, INF),
            Adam.Settings.DEFAULTS.withAlpha(0.05).withMaxIterations(5000).withTolerance(1e-8));
    Adam.State end = run(adam, 3, 1);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertEquals(1, end.theta()[0], 1e-8);
    Adam bounded =
        new Adam(
            box(2, INF, INF),
            Adam.Settings.DEFAULTS.withAlpha(0.05).withMaxIterations(5000).withTolerance(1e-8));
    Adam.State held = run(bounded, 3, 1);
    assertEquals(Ask.Stop.CONVERGED, held.stop());
    assertEquals(2, held.theta()[0]);
  }

  private static Evaluation.Feasible banana(double[] x) {
    double[] r = {10 * (x[1] - x[0] * x[0]), 1 - x[0]};
    double value = 0.5 * (r[0] * r[0] + r[1] * r[1]);
    return new Evaluation.Feasible(
        new ObjectiveValue(value, 0, 2 * value, 2), 0, r, new double[] {-20 * x[0], 10, -1, 0}, 2);
  }

  private static Lbfgs.State lbfgs(Box box, double[] start) {
    Lbfgs lbfgs = new Lbfgs(box, Lbfgs.Settings.DEFAULTS);
    Lbfgs.State state = lbfgs.start(start);
    while (lbfgs.ask(state) instanceof Ask.Evaluate wanted) {
      boolean exists = wanted.theta()[0] < 1.5;
      state =
          lbfgs.update(
              state, exists ? banana(wanted.theta()) : new Evaluation.Infeasible("x is large"));
    }
    return state;
  }

  @Test
  void lbfgsFollowsRosenbrocksValley() {
    Box free = new Box(new double[] {-INF, -INF}, new double[] {INF, INF}, new double[] {INF, INF});
    Lbfgs.State end = lbfgs(free, new double[] {-1.2, 1});
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertArrayEquals(new double[] {1, 1}, end.theta(), 1e-6);
    assertTrue(end.trials() < 100, "trials: " + end.trials());
  }

  /** On x = 1/2 the minimum over y is 1/4, held by the bound. */
  @Test
  void lbfgsStaysInItsBox() {
    Box half = new Box(new double[] {-INF, -INF}, new double[] {0.5, INF}, new double[] {INF, INF});
    Lbfgs.State end = lbfgs(half, new double[] {-1.2, 1});
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertArrayEquals(new double[] {0.5, 0.25}, end.theta(), 1e-6);
  }

  @Test
  void lbfgsFailsWhereNothingExists() {
    Box free = new Box(new double[] {-INF, -INF}, new double[] {INF, INF}, new double[] {INF, INF});
    assertEquals(Ask.Stop.FAILED_START, lbfgs(free, new double[] {2, 1}).stop());
  }

  @Test
  void gaussNewtonSolvesALinearProblemInOneStep() {
    GaussNewton newton = new GaussNewton(box(-INF, INF, INF), new GaussNewton.Settings(20, 1e-20));
    GaussNewton.State end = run(newton, 3, 1e-5);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertEquals(1, end.iterations());
    assertArrayEquals(new double[] {1}, end.theta(), 1e-14);
  }

  /** Undamped iterations for atan x = 0 diverge from beyond 1.39. */
  @Test
  void gaussNewtonHalvesAStepThatLeadsAstray() {
    GaussNewton newton = new GaussNewton(box(-INF, INF, INF), new GaussNewton.Settings(50, 1e-24));
    GaussNewton.State state = newton.start(new double[] {20});
    int evaluations = 0;
    while (newton.ask(state) instanceof Ask.Evaluate wanted) {
      double x = wanted.theta()[0];
      double r = Math.atan(x);
      state =
          newton.update(
              state,
              new Evaluation.Feasible(
                  new ObjectiveValue(0.5 * r * r, 0, r * r, 1),
                  0,
                  new double[] {r},
                  new double[] {1 / (1 + x * x)},
                  1));
      evaluations++;
    }
    assertEquals(Ask.Stop.CONVERGED, state.stop());
    assertEquals(0, state.theta()[0], 1e-12);
    assertTrue(evaluations > state.iterations() + 1, "no step was halved");
  }

  @Test
  void anObjectiveThatDoesNotExistEndsFirstOrderMethods() {
    Evaluation nothing = new Evaluation.Infeasible("none");
    GradientDescent descent =
        new GradientDescent(box(-INF, INF, INF), new GradientDescent.Settings(0.1, 7, 0));
    GradientDescent.State start = descent.start(new double[] {3});
    assertEquals(Ask.Stop.FAILED_START, descent.update(start, nothing).stop());
    GradientDescent.State later = descent.update(start, parabola(new double[] {3}, 1));
    assertEquals(
        Ask.Stop.LOST,
        assertInstanceOf(Ask.Nothing.class, descent.ask(descent.update(later, nothing))).stop());
    assertEquals(2.8, later.theta()[0], 1e-15);
    assertEquals(3, descent.update(later, nothing).theta()[0], "the last point that exists");
    Adam adam = new Adam(box(-INF, INF, INF), Adam.Settings.DEFAULTS);
    Adam.State first = adam.start(new double[] {3});
    assertEquals(Ask.Stop.FAILED_START, adam.update(first, nothing).stop());
    Adam.State lost = adam.update(adam.update(first, parabola(new double[] {3}, 1)), nothing);
    assertEquals(Ask.Stop.LOST, lost.stop());
    assertEquals(3, lost.theta()[0]);
  }

  /** An objective of which the gradient alone matters. */
  private static Evaluation steep(double g) {
    return new Evaluation.Feasible(
        new ObjectiveValue(0, 0, 0, 1), 0, new double[] {g}, new double[] {1}, 1);
  }

  @Test
  void gradientsThatAreNotFiniteEndFirstOrderMethods() {
    GradientDescent descent =
        new GradientDescent(box(-INF, INF, INF), new GradientDescent.Settings(10, 7, 0));
    Adam adam = new Adam(box(-INF, INF, INF), Adam.Settings.DEFAULTS);
    GradientDescent.State later = descent.update(descent.start(new double[] {3}), steep(1));
    Adam.State moved = adam.update(adam.start(new double[] {3}), steep(1));
    for (double g : new double[] {Double.NaN, INF, -INF}) {
      assertEquals(Ask.Stop.OVERFLOW, descent.update(later, steep(g)).stop());
      assertEquals(3, descent.update(later, steep(g)).theta()[0], "the last gradient known");
      assertEquals(Ask.Stop.OVERFLOW, adam.update(moved, steep(g)).stop());
      assertEquals(3, adam.update(moved, steep(g)).theta()[0]);
    }
    // the gradient is finite, what is made of it is not
    GradientDescent.State far = descent.update(later, steep(1e308));
    assertEquals(Ask.Stop.OVERFLOW, far.stop());
    assertEquals(-7, far.theta()[0]);
    Adam.State squared = adam.update(moved, steep(1e160));
    assertEquals(Ask.Stop.OVERFLOW, squared.stop());
    assertEquals(moved.theta()[0], squared.theta()[0]);
    assertTrue(Double.isFinite(squared.v()[0]));
  }

  @Test
  void impossibleSettingsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GradientDescent.Settings(INF, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> Adam.Settings.DEFAULTS.withAlpha(INF));
    assertThrows(IllegalArgumentException.class, () -> Adam.Settings.DEFAULTS.withEpsilon(INF));
    assertThrows(IllegalArgumentException.class, () -> new GradientDescent.Settings(0, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Adam.Settings(1e-3, 1, 0.999, 1e-8, 10, 0));
    assertThrows(IllegalArgumentException.class, () -> new GaussNewton.Settings(0, 0));
  }
}
