package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.stiffgrad.execute.LocalExecutor;

class PriorTest {
  /**
   * @param scale whose theta the density is of
   * @param center theta at which the density may have a kink
   * @param width of the density in theta
   */
  record Case(Prior prior, Scale scale, double center, double width) {}

  static final List<Case> CASES =
      List.of(
          new Case(new Prior.Uniform(0.5, 3), Scale.LINEAR, 1.75, 1.25),
          new Case(new Prior.Uniform(Scale.LOG10, -2, 1), Scale.LOG10, -0.5, 1.5),
          new Case(new Prior.Normal(1.2, 0.1), Scale.LINEAR, 1.2, 4),
          new Case(new Prior.Normal(Scale.LOG10, 0.3, 0.4), Scale.LOG10, 0.3, 16),
          new Case(new Prior.Laplace(1.2, 0.1), Scale.LINEAR, 1.2, 4),
          new Case(new Prior.Laplace(Scale.LOG, 0.3, 0.4), Scale.LOG, 0.3, 16),
          new Case(new Prior.LogNormal(2, 0.5), Scale.LOG, Math.log(2), 20),
          new Case(new Prior.LogNormalOfValue(0.3, 0.5), Scale.LINEAR, Math.exp(0.3), 20),
          new Case(new Prior.LogLaplaceOfValue(0.3, 0.2), Scale.LINEAR, Math.exp(0.3), 10));

  /** The midpoint rule on 40,000 intervals. */
  private static final double QUADRATURE = 1e-6;

  @ParameterizedTest
  @FieldSource("CASES")
  void densityHasIntegralOne(Case c) {
    int intervals = 40_000;
    boolean ofValue =
        c.prior() instanceof Prior.LogNormalOfValue || c.prior() instanceof Prior.LogLaplaceOfValue;
    double total = 0;
    for (int i = 0; i < intervals; i++) {
      double x = c.width() * (2 * (i + 0.5) / intervals - 1);
      // densities of p over ln p, so that their tail is within reach
      double p = ofValue ? c.center() * Math.exp(x) : c.scale().toParameter(c.center() + x);
      double weight = ofValue ? p : 1;
      total += weight * Math.exp(-c.prior().value(p)) * 2 * c.width() / intervals;
    }
    assertEquals(1, total, QUADRATURE, c.prior().text());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void scoreTimesFactorIsTheDerivative(Case c) {
    SplittableRandom random = new SplittableRandom(2);
    double step = Math.cbrt(Math.ulp(1.0));
    for (int i = 0; i < 100; i++) {
      double p = 0.6 + 2 * random.nextDouble();
      double difference = (c.prior().value(p + step) - c.prior().value(p - step)) / (2 * step);
      double expected = c.prior().score(p) * c.prior().factor(p);
      assertEquals(difference, expected, 1e-6 * (1 + Math.abs(expected)), c.prior().text());
    }
  }

  @Test
  void theRowOfANormalInTheLogarithmIsAllOfItsValue() {
    // completing the square: what is left beside the squared score does not depend on p
    for (Prior prior : List.of(new Prior.LogNormal(2, 0.5), new Prior.LogNormalOfValue(0.3, 0.5))) {
      double at1 = prior.value(1) - 0.5 * prior.score(1) * prior.score(1);
      double at7 = prior.value(7) - 0.5 * prior.score(7) * prior.score(7);
      assertEquals(at1, at7, 1e-12, prior.text());
    }
  }

  @Test
  void aUniformPriorHoldsItsBoundsInSpiteOfRounding() {
    Prior prior = new Prior.Uniform(Scale.LOG10, Math.log10(0.3), Math.log10(7));
    assertTrue(Double.isFinite(prior.value(0.3)) && Double.isFinite(prior.value(7)));
    assertEquals(Double.POSITIVE_INFINITY, prior.value(0.2999));
    assertEquals(Double.POSITIVE_INFINITY, prior.value(7.001));
    assertFalse(Double.isFinite(prior.value(-1)));
  }

  @Test
  void whatAPriorExcludesIsInfeasibleAndNamed() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(1), false);
    FreeParameter k1 = FreeParameter.of("k1", 1).withPrior(new Prior.Uniform(2, 3));
    FitProblem excluded = problem.withFree(List.of(k1, FreeParameter.of("k2", 1)));
    Evaluation.Infeasible e =
        assertInstanceOf(
            Evaluation.Infeasible.class,
            new Likelihood(excluded, new LocalExecutor(1)).evaluate(new double[2], 1));
    assertEquals("the prior uniform(2.0, 3.0) of k1 excludes 1.0", e.why());
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Prior.Uniform(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Prior.Normal(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Prior.Laplace(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Prior.LogNormal(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Prior.LogNormalOfValue(0, -1));
    assertThrows(IllegalArgumentException.class, () -> new Prior.LogLaplaceOfValue(0, 0));
  }

  @Test
  void textNamesTheScaleUnlessLinear() {
    assertEquals("normal(1.0, 0.2)", new Prior.Normal(1, 0.2).text());
    assertEquals("laplace(1.0, 0.2) of log10", new Prior.Laplace(Scale.LOG10, 1, 0.2).text());
    assertEquals("lognormal(1.0, 0.2)", new Prior.LogNormal(1, 0.2).text());
  }
}
