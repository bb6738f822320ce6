package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.fit.Scale;

/** Verdicts and combinations from roots that are made up, over a problem that only gives names. */
class IdentificationTest {
  private static FitProblem problem(FreeParameter... free) {
    return DecayProblems.plain(new SplittableRandom(1), false).withFree(List.of(free));
  }

  private static Evaluation.Feasible at(double[] q, double[] root, int k) {
    return new Evaluation.Feasible(new ObjectiveValue(0, 0, 0, q.length), 0, q, root, k);
  }

  private static Identification identify(FitProblem problem, double[] q, double[] root) {
    return Identification.of(
        problem,
        NoiseParameters.of(problem),
        problem.coordinates().start(),
        at(q, root, problem.free().size()));
  }

  @Test
  void eachVerdictHasItsCause() {
    FitProblem problem =
        problem(
            FreeParameter.of("k1", 0.5),
            FreeParameter.of("k2", 5e6),
            FreeParameter.of("a", 2),
            FreeParameter.of("offset", 3),
            FreeParameter.of("sdA", 1),
            FreeParameter.of("sdB", 1));
    // k1, k2 well seen; a not at all; offset weakly; of sdA and sdB only the product
    double[] root = {
      50, 0, 0, 0, 0, 0, //
      0, 40, 0, 0, 0, 0, //
      0, 0, 0, .5, 0, 0, //
      0, 0, 0, 0, 9, 9, //
      0, 0, 0, 0, .1, -.1
    };
    Identification found = identify(problem, new double[5], root);
    List<Verdict> verdicts = found.parameters().stream().map(ParameterEstimate::verdict).toList();
    assertEquals(
        List.of(
            Verdict.OK,
            Verdict.UNITS,
            Verdict.NO_INFORMATION,
            Verdict.NO_INFORMATION,
            Verdict.COMBINATION,
            Verdict.COMBINATION),
        verdicts);
    assertEquals(0.02, found.parameters().get(0).uncertainty().standardError(), 1e-12);
    assertTrue(found.parameters().get(1).estimate().isPresent());
    assertTrue(found.parameters().get(2).estimate().isEmpty());
    assertTrue(found.parameters().get(2).uncertainty().lower95().isEmpty());
    assertTrue(found.parameters().get(2).note().contains("exactly zero"));
    assertTrue(found.parameters().get(4).estimate().isEmpty());
    assertEquals(3, found.rank());
    assertEquals(1, found.combinations().size());
    Combination open = found.combinations().get(0);
    assertEquals(Math.sqrt(2) * 0.1, open.singularValue(), 1e-12);
    assertEquals("sdA^1 · sdB^-1", open.text());
  }

  @Test
  void exponentsAreSmallIntegersWhereTheyCanBe() {
    FitProblem problem =
        problem(FreeParameter.of("k1", 1), FreeParameter.of("k2", 1), FreeParameter.of("a", 1));
    // determined: k1^2 k2 and a; open: k1 k2^-2
    double[] root = {20, 10, 0, 0, 0, 30};
    Map<String, Double> exponents =
        identify(problem, new double[2], root).combinations().get(0).exponents();
    assertEquals(List.of("k1", "k2"), new ArrayList<>(exponents.keySet()));
    assertEquals(1, exponents.getOrDefault("k1", 0.0), 1e-9);
    assertEquals(-2, exponents.getOrDefault("k2", 0.0), 1e-9);
  }

  @Test
  void anActiveBoundIsHeldAndTheIntervalIsOneSided() {
    FitProblem problem =
        problem(FreeParameter.of("k1", 1).withBounds(1, 100), FreeParameter.of("k2", 2));
    // g = S'q: pushes k1 down, below its bound; without k1 the other has deviation 1/10
    double[] root = {3, 10, 4, 0};
    double[] q = {0, 0.5};
    Identification found = identify(problem, q, root);
    ParameterEstimate bound = found.parameters().get(0);
    assertEquals(Verdict.BOUND, bound.verdict());
    assertTrue(bound.uncertainty().lower95().isEmpty());
    // the profile of ln k1: g d + d^2 / (2 sd^2) = 3.84 / 2 with g = 2 and sd = 1/4
    double d = Math.log(bound.uncertainty().upper95().getAsDouble());
    assertEquals(3.841458820694124 / 2, 2 * d + 8 * d * d, 1e-9);
    assertEquals(0.1, found.parameters().get(1).uncertainty().standardError(), 1e-12);
    assertEquals(1, bound.estimate().getAsDouble());
  }

  @Test
  void aGradientInwardDoesNotHoldABound() {
    FitProblem problem = problem(FreeParameter.of("k1", 1).withBounds(1, 100));
    Identification found = identify(problem, new double[] {-0.5}, new double[] {20});
    assertEquals(Verdict.OK, found.parameters().get(0).verdict());
    // the lower end would lie outside
    assertTrue(found.parameters().get(0).uncertainty().lower95().isEmpty());
    assertFalse(found.parameters().get(0).uncertainty().upper95().isEmpty());
  }

  @Test
  void standardErrorsAreOfTheNaturalLogarithmForEveryLogarithmicScale() {
    FitProblem natural = problem(FreeParameter.of("k1", 3));
    FitProblem decadic = problem(FreeParameter.of("k1", 3).withScale(Scale.LOG10));
    FitProblem linear = problem(FreeParameter.of("k1", 3).withScale(Scale.LINEAR));
    double[] none = {0};
    Uncertainty a = identify(natural, none, new double[] {10}).parameters().get(0).uncertainty();
    Uncertainty b =
        identify(decadic, none, new double[] {10 * Math.log(10)}).parameters().get(0).uncertainty();
    Uncertainty c =
        identify(linear, none, new double[] {10 / 3.0}).parameters().get(0).uncertainty();
    assertEquals(0.1, a.standardError(), 1e-12);
    assertEquals(0.1, b.standardError(), 1e-12);
    assertEquals(0.3, c.standardError(), 1e-12);
    assertEquals(0.1, c.sdLog(), 1e-12);
    assertEquals(a.upper95().getAsDouble(), b.upper95().getAsDouble(), 1e-12);
    assertEquals(3 + 1.959963984540054 * 0.3, c.upper95().getAsDouble(), 1e-12);
  }
}
