package org.stiffgrad.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.ObjectiveValue;

class LevenbergMarquardtTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Evaluation.Feasible squares(double[] r, double[] jacobian, int order) {
    double value = 0.5 * Arrays.stream(r).map(x -> x * x).sum();
    ObjectiveValue o = new ObjectiveValue(value, 0, 2 * value, r.length);
    return new Evaluation.Feasible(
        o, 0, r, order > 0 ? jacobian : new double[0], jacobian.length / r.length);
  }

  private static Evaluation rosenbrock(double[] x, int order) {
    return squares(
        new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]},
        new double[] {-20 * x[0], 10, -1, 0},
        order);
  }

  private interface Function {
    Evaluation at(double[] x, int order);
  }

  private static Box box(double... lowerUpperStep) {
    int k = lowerUpperStep.length / 3;
    return new Box(
        Arrays.copyOfRange(lowerUpperStep, 0, k),
        Arrays.copyOfRange(lowerUpperStep, k, 2 * k),
        Arrays.copyOfRange(lowerUpperStep, 2 * k, 3 * k));
  }

  private static LevenbergMarquardt.State run(
      LevenbergMarquardt lm, double[] x, Function f, List<double[]> visited) {
    LevenbergMarquardt.State state = lm.start(x);
    while (lm.ask(state) instanceof Ask.Evaluate wanted) {
      visited.add(wanted.theta());
      state = lm.update(state, f.at(wanted.theta(), wanted.order()));
    }
    return state;
  }

  private static LevenbergMarquardt.State run(LevenbergMarquardt lm, double[] x, Function f) {
    return run(lm, x, f, new ArrayList<>());
  }

  /** y = x^2 bent a hundred times more sharply: straight steps must be short. */
  private static Evaluation narrow(double[] x, int order) {
    return squares(
        new double[] {1e3 * (x[1] - x[0] * x[0]), 1 - x[0]},
        new double[] {-2e3 * x[0], 1e3, -1, 0},
        order);
  }

  @Test
  void bentStepsFollowACurvedValley() {
    Box free = box(-INF, -INF, INF, INF, INF, INF);
    LevenbergMarquardt.Settings settings =
        LevenbergMarquardt.Settings.DEFAULTS.withMaxIterations(1000).withNoise(0);
    double[] start = {-1.2, 1.44};
    LevenbergMarquardt.State straight =
        run(new LevenbergMarquardt(free, settings), start, LevenbergMarquardtTest::narrow);
    LevenbergMarquardt.State bent =
        run(
            new LevenbergMarquardt(free, settings.withStraight(0)),
            start,
            LevenbergMarquardtTest::narrow);
    assertEquals(Ask.Stop.CONVERGED, bent.stop());
    assertArrayEquals(new double[] {1, 1}, bent.theta(), 1e-5);
    assertTrue(
        2 * bent.counts().iterations() < straight.counts().iterations(),
        bent.counts() + " against " + straight.counts());
  }

  @Test
  void whereDerivativesAreDearNoneAreAskedForOfARejectedTrial() {
    LevenbergMarquardt.Settings settings =
        LevenbergMarquardt.Settings.DEFAULTS.withMaxIterations(100).withNoise(0);
    double[] start = {-1.2, 1};
    List<Integer> orders = new ArrayList<>();
    Box free = box(-INF, -INF, INF, INF, INF, INF);
    LevenbergMarquardt.State dear =
        run(
            new LevenbergMarquardt(free, settings.withValueFirst()),
            start,
            (x, order) -> {
              orders.add(order);
              return rosenbrock(x, order);
            });
    assertArrayEquals(
        run(new LevenbergMarquardt(free, settings), start, LevenbergMarquardtTest::rosenbrock)
            .theta(),
        dear.theta());
    // one at the start and one at each accepted point
    assertEquals(1 + dear.counts().accepted(), orders.stream().filter(o -> o == 1).count());
    assertTrue(dear.counts().iterations() > dear.counts().accepted(), "nothing was rejected");
  }

  /** The residuals are quadratic in x, so that the difference is exact: a = (0, 2 dx^2), damped. */
  @Test
  void theBendIsTheGeodesicAcceleration() {
    double[] x = {-1.2, 1.44};
    Evaluation.Feasible at = (Evaluation.Feasible) narrow(x, 1);
    QuadraticModel model =
        new QuadraticModel(
            x, at, box(-INF, -INF, INF, INF, INF, INF), LevenbergMarquardt.Metric.MARQUARDT);
    QuadraticModel.Step step = model.step(1e-12);
    double[] d = step.times(0.1);
    Evaluation.Feasible ahead =
        (Evaluation.Feasible) narrow(new double[] {x[0] + d[0], x[1] + d[1]}, 0);
    double[] bend = model.bend(1e-12, step, ahead.q(), 0.1);
    double dx = step.delta()[0];
    assertArrayEquals(new double[] {0, 2 * dx * dx}, bend, 1e-4 * dx * dx);
  }

  @Test
  void rosenbrockFromTheUsualStart() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, INF, INF), LevenbergMarquardt.Settings.DEFAULTS);
    LevenbergMarquardt.State end =
        run(lm, new double[] {-1.2, 1}, LevenbergMarquardtTest::rosenbrock);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    // the decrement stops at 1e-10, the curvature across the valley's floor is about 1/5
    assertArrayEquals(new double[] {1, 1}, end.theta(), 1e-4);
  }

  @Test
  void activeBoundIsHeldExactly() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(box(-2, -2, 0.5, 2, INF, INF), LevenbergMarquardt.Settings.DEFAULTS);
    LevenbergMarquardt.State end =
        run(lm, new double[] {-1.2, 1}, LevenbergMarquardtTest::rosenbrock);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    // on x = 1/2 the minimum over y is x^2
    assertEquals(0.5, end.theta()[0]);
    assertEquals(0.25, end.theta()[1], 1e-6);
  }

  @Test
  void noStepIsLongerThanAllowed() {
    List<double[]> visited = new ArrayList<>();
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, 0.1, 0.2), LevenbergMarquardt.Settings.DEFAULTS);
    LevenbergMarquardt.State end =
        run(lm, new double[] {-1.2, 1}, LevenbergMarquardtTest::rosenbrock, visited);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    double[] best = visited.get(0);
    double bestValue = ((Evaluation.Feasible) rosenbrock(best, 0)).total();
    for (double[] x : visited) {
      assertTrue(Math.abs(x[0] - best[0]) <= 0.1 * (1 + 1e-12), "first component");
      assertTrue(Math.abs(x[1] - best[1]) <= 0.2 * (1 + 1e-12), "second component");
      double value = ((Evaluation.Feasible) rosenbrock(x, 0)).total();
      if (value < bestValue) {
        best = x;
        bestValue = value;
      }
    }
  }

  @Test
  void failedEvaluationIsARejectedStep() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, INF, INF), LevenbergMarquardt.Settings.DEFAULTS);
    // the direct way is closed: only a curved corridor around the valley can be evaluated
    Function corridor =
        (x, order) ->
            Math.abs(x[1] - x[0] * x[0]) > 0.5
                ? new Evaluation.Infeasible("outside the corridor")
                : rosenbrock(x, order);
    LevenbergMarquardt.State end = run(lm, new double[] {-1.2, 1}, corridor);
    assertEquals(Ask.Stop.CONVERGED, end.stop());
    assertTrue(end.counts().failed() > 0, "the corridor was never left");
    assertEquals("outside the corridor", end.counts().infeasible());
    assertArrayEquals(new double[] {1, 1}, end.theta(), 1e-4);
  }

  @Test
  void failedStartSaysWhy() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(box(-1, 1, 1), LevenbergMarquardt.Settings.DEFAULTS);
    LevenbergMarquardt.State end =
        run(lm, new double[] {0}, (x, order) -> new Evaluation.Infeasible("never"));
    assertEquals(Ask.Stop.FAILED_START, end.stop());
    assertEquals("never", end.counts().infeasible());
  }

  @Test
  void badScalingDoesNotMatter() {
    // within the floor of the metric, seven decades
    double[] scale = {1e-2, 1e4};
    Function scaled =
        (x, order) -> {
          double[] z = {x[0] / scale[0], x[1] / scale[1]};
          Evaluation.Feasible e = (Evaluation.Feasible) rosenbrock(z, order);
          double[] root = e.root().clone();
          for (int i = 0; i < root.length; i++) {
            root[i] /= scale[i % 2];
          }
          return new Evaluation.Feasible(e.objective(), 0, e.q(), root, 2);
        };
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, INF, INF), LevenbergMarquardt.Settings.DEFAULTS);
    List<double[]> plain = new ArrayList<>();
    List<double[]> other = new ArrayList<>();
    run(lm, new double[] {-1.2, 1}, LevenbergMarquardtTest::rosenbrock, plain);
    LevenbergMarquardt.State end = run(lm, new double[] {-1.2 * scale[0], scale[1]}, scaled, other);
    assertEquals(plain.size(), other.size(), "evaluations");
    assertEquals(scale[0], end.theta()[0], 1e-4 * scale[0]);
    assertEquals(scale[1], end.theta()[1], 1e-4 * scale[1]);
  }

  @Test
  void anUnseenDirectionStaysPutAndNothingIsSingular() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, 1, 1), LevenbergMarquardt.Settings.DEFAULTS);
    LevenbergMarquardt.State end =
        run(
            lm,
            new double[] {3, 5},
            (x, order) -> squares(new double[] {x[0] - 1, 0}, new double[] {1, 0, 0, 0}, order));
    assertArrayEquals(new double[] {1, 5}, end.theta(), 1e-4);
  }

  @Test
  void theSameStateAsksTheSame() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, INF, INF), LevenbergMarquardt.Settings.DEFAULTS);
    LevenbergMarquardt.State state = lm.start(new double[] {-1.2, 1});
    state = lm.update(state, rosenbrock(new double[] {-1.2, 1}, 1));
    Ask.Evaluate first = assertInstanceOf(Ask.Evaluate.class, lm.ask(state));
    lm.update(state, rosenbrock(first.theta(), first.order()));
    Ask.Evaluate second = assertInstanceOf(Ask.Evaluate.class, lm.ask(state));
    assertArrayEquals(first.theta(), second.theta());
  }

  @Test
  void budgetEndsTheRun() {
    LevenbergMarquardt lm =
        new LevenbergMarquardt(
            box(-INF, -INF, INF, INF, INF, INF),
            LevenbergMarquardt.Settings.DEFAULTS.withMaxIterations(3));
    LevenbergMarquardt.State end =
        run(lm, new double[] {-1.2, 1}, LevenbergMarquardtTest::rosenbrock);
    assertEquals(Ask.Stop.BUDGET, end.stop());
    assertEquals(3, end.counts().iterations());
  }
}
