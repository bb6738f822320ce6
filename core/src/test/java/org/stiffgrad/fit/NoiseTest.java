package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every kind of noise by what defines it: a density, its score, its information. */
class NoiseTest {
  static final List<Noise> KINDS = Noise.ALL;

  /** Central differences with step cbrt(eps) leave cbrt(eps)^2 times some third derivative. */
  private static final double FINITE_DIFFERENCE = 1e-8;

  /** Simpson's rule with {@link #INTERVALS} over densities with a kink between two intervals. */
  private static final double QUADRATURE = 1e-6;

  private static final int INTERVALS = 40_000;

  private static double[] at(Noise noise, double h, double sigma, double d) {
    double[] out = new double[Noise.LENGTH];
    noise.evaluate(h, sigma, d, out);
    return out;
  }

  private static double value(Noise noise, double h, double sigma, double d) {
    return at(noise, h, sigma, d)[Noise.VALUE];
  }

  /** Simpson's rule for the integral of f over the d around h, by an integral over T(d). */
  private static double integral(Noise noise, double h, double sigma, DoubleUnaryOperator f) {
    boolean isLinear = noise.transform() == Noise.Transform.LINEAR;
    double unit = noise.transform() == Noise.Transform.LOG10 ? Math.log(10) : 1;
    double sum = 0;
    // an even number of intervals with the kink of Laplace's density between two pairs of them
    for (int i = 0; i <= INTERVALS; i++) {
      double x = 40 * sigma * (2.0 * i / INTERVALS - 1);
      double d = isLinear ? h + x : h * Math.exp(unit * x);
      double weight = i == 0 || i == INTERVALS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * f.applyAsDouble(d) / noise.transform().derivative(d);
    }
    return sum * 80 * sigma / INTERVALS / 3;
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void densityOfTheDatumHasIntegralOne(Noise noise) {
    double total = integral(noise, 1.7, 0.2, d -> Math.exp(-value(noise, 1.7, 0.2, d)));
    assertEquals(1, total, QUADRATURE);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void scoresAreDerivativesOfTheValue(Noise noise) {
    SplittableRandom random = new SplittableRandom(1);
    double step = Math.cbrt(Math.ulp(1.0));
    for (int i = 0; i < 100; i++) {
      double h = 0.2 + 3 * random.nextDouble();
      double sigma = 0.1 + random.nextDouble();
      double d = 0.2 + 3 * random.nextDouble();
      double[] out = at(noise, h, sigma, d);
      double byH =
          (value(noise, h + step, sigma, d) - value(noise, h - step, sigma, d)) / (2 * step);
      double bySigma =
          (value(noise, h, sigma + step, d) - value(noise, h, sigma - step, d)) / (2 * step);
      double unit = 1 + Math.abs(byH) + Math.abs(bySigma) + 1 / (sigma * sigma * sigma);
      assertEquals(byH, out[Noise.SCORE_H] * out[Noise.FACTOR_H], FINITE_DIFFERENCE * unit);
      assertEquals(
          bySigma, out[Noise.SCORE_SIGMA] * out[Noise.FACTOR_SIGMA], FINITE_DIFFERENCE * unit);
    }
  }

  /** E[score^2] = factor^2 of each row, and the two are uncorrelated. */
  @ParameterizedTest
  @FieldSource("KINDS")
  void squaredFactorsAreTheInformation(Noise noise) {
    double h = 1.7;
    double sigma = 0.2;
    double[] moments = new double[5];
    for (int m = 0; m < moments.length; m++) {
      int moment = m;
      moments[m] =
          integral(
              noise,
              h,
              sigma,
              d -> {
                double[] out = at(noise, h, sigma, d);
                double a = out[Noise.SCORE_H];
                double b = out[Noise.SCORE_SIGMA];
                double[] powers = {a, b, a * a, b * b, a * b};
                return powers[moment] * Math.exp(-out[Noise.VALUE]);
              });
    }
    double[] expected = {0, 0, 1, 1, 0};
    for (int m = 0; m < moments.length; m++) {
      // the score of Laplace's location jumps where two intervals meet, which costs an interval
      assertEquals(expected[m], moments[m], 80.0 / INTERVALS, noise.id() + ", moment " + m);
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void magnitudesComeBackFromTheScores(Noise noise) {
    double[] out = at(noise, 1.2, 0.3, 2.5);
    double r = Math.abs(out[Noise.RESIDUAL]);
    Noise.Family family = noise.family();
    assertEquals(r, family.magnitude(out[Noise.SCORE_H], out[Noise.SCORE_SIGMA]), 1e-14);
    double power = family.power(out[Noise.SCORE_H], out[Noise.SCORE_SIGMA]);
    assertEquals(Math.pow(r, family.exponent()), power, 1e-13);
  }

  /** Two measurements of the PEtab test suite, cases 0007 and 0016, with their log-likelihoods. */
  @Test
  void valuesAreThoseOfPetab() {
    double a = value(Noise.NORMAL, 0.42857190373069665, 0.5, 0.2);
    double log10 = value(Noise.LOG10_NORMAL, 0.5714280962693035, 0.6, 0.8);
    double log = value(Noise.LOG_NORMAL, 0.5714280962693035, 0.7, 0.8);
    assertEquals(1.378941036858, a + log10, 1e-11);
    assertEquals(0.78492623889606, a + log, 1e-13);
    double ra = at(Noise.NORMAL, 0.42857190373069665, 0.5, 0.2)[Noise.RESIDUAL];
    double r10 = at(Noise.LOG10_NORMAL, 0.5714280962693035, 0.6, 0.8)[Noise.RESIDUAL];
    double re = at(Noise.LOG_NORMAL, 0.5714280962693035, 0.7, 0.8)[Noise.RESIDUAL];
    assertEquals(0.2682957616817, ra * ra + r10 * r10, 1e-12);
    assertEquals(0.4400296965992, ra * ra + re * re, 1e-12);
  }

  @Test
  void logarithmicNoiseNeedsPositiveValues() {
    for (Noise noise : Noise.ALL) {
      boolean isLinear = noise.transform() == Noise.Transform.LINEAR;
      assertEquals(isLinear, noise.isPossible(0), noise.id());
      assertEquals(isLinear, noise.isPossible(-1), noise.id());
      assertTrue(noise.isPossible(1e-300), noise.id());
      assertFalse(noise.isPossible(Double.NaN), noise.id());
      assertFalse(noise.isPossible(Double.POSITIVE_INFINITY), noise.id());
    }
  }

  @Test
  void everyKindIsInTheCatalogueOnce() {
    assertEquals(Noise.Transform.values().length * Noise.Family.values().length, Noise.ALL.size());
    assertEquals(
        Noise.ALL.size(),
        Noise.ALL.stream().map(n -> n.transform() + "" + n.family()).distinct().count());
    assertEquals(Noise.ALL.size(), Noise.ALL.stream().map(Noise::id).distinct().count());
  }
}
