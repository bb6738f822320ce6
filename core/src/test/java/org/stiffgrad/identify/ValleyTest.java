package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.fit.Scale;

/** Valleys of roots that are made up, over a problem that only gives names and bounds. */
class ValleyTest {
  /** What the data see: k1^2 / k2 to a thirtieth, and a. */
  private static final double[] ROOT = {
    60, -30, 0, //
    0, 0, 50
  };

  private final FitProblem problem =
      DecayProblems.plain(new SplittableRandom(1), false)
          .withFree(
              List.of(
                  FreeParameter.of("k1", 1).withBounds(1e-4, 1e4),
                  FreeParameter.of("k2", 1).withBounds(1e-4, 1e4),
                  FreeParameter.of("a", 1).withBounds(1e-4, 1e4)));

  private List<Valley> at(double k2, double... q) {
    double[] theta = problem.coordinates().toTheta(new double[] {1, k2, 1});
    Evaluation.Feasible at =
        new Evaluation.Feasible(new ObjectiveValue(0, 0, 0, q.length), 0, q, ROOT, 3);
    return Valley.at(problem, theta, at);
  }

  private static Valley of(int parameter, List<Valley> valleys) {
    return valleys.stream().filter(v -> v.parameter() == parameter).findFirst().orElseThrow();
  }

  @Test
  void whatMakesUpForAParameterFollowsIt() {
    List<Valley> valleys = at(1, 0, 0);
    Valley k1 = of(0, valleys);
    assertArrayEquals(new double[] {0.5, 1, 0}, k1.direction(), 1e-5);
    assertTrue(k1.isLike(of(1, valleys)));
    // nothing but the prior of 100 natural logarithms holds it: over (1/2, 1) a share of 1/5
    assertEquals(100 / Math.log(10) * Math.sqrt(0.2), k1.deviation(), 1e-3);
    assertEquals(1, valleys.get(0).parameter(), "the widest comes first");
    Valley a = of(2, valleys);
    assertArrayEquals(new double[] {0, 0, 1}, a.direction(), 1e-12);
    assertEquals(1 / (50 * Math.log(10)), a.deviation(), 1e-6);
    assertFalse(a.isLike(k1));
  }

  @Test
  void whatABoundHoldsFollowsNothing() {
    // q > 0 makes the gradient of k2 negative: the data push it beyond its upper bound
    List<Valley> valleys = at(1e4, 0.1, 0);
    Valley k1 = of(0, valleys);
    assertArrayEquals(new double[] {1, 0, 0}, k1.direction(), 1e-12);
    assertEquals(1 / (60 * Math.log(10)), k1.deviation(), 1e-6);
    assertArrayEquals(new double[] {0.5, 1, 0}, of(1, valleys).direction(), 1e-5);
  }

  /** Of a linear parameter the unit does not matter: the prior is not stronger in large ones. */
  @Test
  void aLinearParameterFollowsInAnyUnit() {
    for (double size : new double[] {1e-8, 1, 1e8}) {
      FitProblem mixed =
          problem.withFree(
              List.of(
                  FreeParameter.of("k1", 1).withBounds(1e-4, 1e4),
                  FreeParameter.of("k2", size).withScale(Scale.LINEAR),
                  FreeParameter.of("a", 1).withBounds(1e-4, 1e4)));
      double[] root = ROOT.clone();
      root[1] /= size;
      Evaluation.Feasible at =
          new Evaluation.Feasible(new ObjectiveValue(0, 0, 0, 2), 0, new double[2], root, 3);
      Valley k1 = of(0, Valley.at(mixed, mixed.coordinates().start(), at));
      assertArrayEquals(new double[] {0.5, 1, 0}, k1.direction(), 1e-5, "size " + size);
    }
  }

  @Test
  void pointsAlongItStayWithinTheBounds() {
    double[] start = problem.coordinates().toTheta(new double[] {1, 1, 1});
    double[] point = of(0, at(1, 0, 0)).point(problem, start, -5);
    double[] values = problem.coordinates().toValues(point);
    assertEquals(-2.5, Math.log10(values[0]), 1e-3);
    assertEquals(-4, Math.log10(values[1]), 1e-12);
  }

  @Test
  void aloneNothingElseMoves() {
    assertArrayEquals(new double[] {0, 1}, Valley.alone(1, 3, 2).direction());
  }
}
