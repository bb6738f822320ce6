package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.Prior;
import org.stiffgrad.fit.StiffPair;

/** Fits to data with every kind of noise, sigma estimated. */
class NoiseKindsTest {
  static final List<Noise> KINDS = Noise.ALL;
  private static final double[] TRUTH = {0.7, 2, 0.1};

  private static double draw(Noise noise, double h, SplittableRandom random) {
    double e = TRUTH[2] * random.nextGaussian();
    if (noise.family() == Noise.Family.LAPLACE) {
      double u = random.nextDouble() - 0.5;
      e = -TRUTH[2] * Math.signum(u) * Math.log1p(-2 * Math.abs(u));
    }
    return switch (noise.transform()) {
      case LINEAR -> h + e;
      case LOG -> h * Math.exp(e);
      case LOG10 -> h * Math.pow(10, e);
    };
  }

  private static FitProblem problem(Noise noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[60];
    for (int i = 0; i < values.length; i++) {
      double t = 0.05 * (1 + i);
      values[i] = draw(noise, TRUTH[1] * Math.exp(-TRUTH[0] * t), random);
    }
    return StiffPair.problem(noise, 0.05, values)
        .withFree(
            List.of(
                FreeParameter.of("c", 7), FreeParameter.of("a", 0.1), FreeParameter.of("sd", 1)));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void fitsAreAcceptedAndIntervalsCoverTheTruth(Noise noise) {
    int seeds = 40;
    int accepted = 0;
    int[] covered = new int[3];
    for (int seed = 0; seed < seeds; seed++) {
      FitResult result =
          assertInstanceOf(
              FitResult.class,
              Fit.run(problem(noise, seed), FitOptions.DEFAULTS, FitMonitor.SILENT));
      accepted += result.accepted() ? 1 : 0;
      for (int j = 0; j < 3; j++) {
        var u = result.parameters().get(j).uncertainty();
        boolean inside =
            u.lower95().orElse(0) <= TRUTH[j]
                && TRUTH[j] <= u.upper95().orElse(Double.POSITIVE_INFINITY);
        covered[j] += inside ? 1 : 0;
      }
    }
    assertTrue(accepted >= seeds - 1, accepted + " of " + seeds + " accepted");
    for (int j = 0; j < 3; j++) {
      // binomial with p = .95: four standard deviations are .14
      assertTrue(covered[j] >= 0.81 * seeds, j + ": " + covered[j] + " of " + seeds);
    }
  }

  /** No neighbor is better, and neither is one at which other residuals vanish. */
  @ParameterizedTest
  @FieldSource("KINDS")
  void theEndIsAMinimum(Noise noise) {
    FitProblem problem = problem(noise, 3);
    FitResult result =
        assertInstanceOf(FitResult.class, Fit.run(problem, FitOptions.DEFAULTS, FitMonitor.SILENT));
    Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
    double[] best = problem.coordinates().toTheta(result.values());
    SplittableRandom random = new SplittableRandom(7);
    for (double size : new double[] {1e-1, 1e-2, 1e-3}) {
      for (int i = 0; i < 50; i++) {
        double[] theta = best.clone();
        for (int j = 0; j < theta.length; j++) {
          theta[j] += size * random.nextGaussian();
        }
        Evaluation.Feasible there =
            assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(theta, 0));
        // what the fit counts as noise of the objective, 10 rtol chi2
        double noiseOfObjective = 1e-5 * result.objective().chi2();
        assertTrue(there.total() > result.objective().total() - noiseOfObjective);
      }
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void bandsAreInTheUnitOfTheData(Noise noise) {
    FitProblem problem = problem(noise, 5);
    FitResult result =
        assertInstanceOf(FitResult.class, Fit.run(problem, FitOptions.DEFAULTS, FitMonitor.SILENT));
    List<FittedPoint> points = FittedPoint.of(problem, result).orElseThrow();
    double[] values = result.values();
    for (FittedPoint point : points) {
      // h = a exp(-c t): the variance of the linearization with the intervals' own covariance
      double t = point.prediction().time();
      double h = values[1] * Math.exp(-values[0] * t);
      assertEquals(h, point.prediction().value(), 1e-3 * h);
      double known = point.standardDeviation() / h;
      double a = result.parameters().get(1).uncertainty().standardError();
      double c = t * values[0] * result.parameters().get(0).uncertainty().standardError();
      assertTrue(known >= Math.abs(a - c) * (1 - 1e-2) && known <= (a + c) * (1 + 1e-2));
    }
  }

  /** Observations pull by 0.02, the prior's kink holds: a sparse answer is exactly its location. */
  @Test
  void anOptimumOnTheKinkOfAPriorIsFound() {
    FitProblem plain = problem(Noise.NORMAL, 8);
    double near = 0.71;
    FitProblem held =
        plain.withFree(
            List.of(
                FreeParameter.of("c", 7).withPrior(new Prior.Laplace(near, 1e-4)),
                FreeParameter.of("a", 0.1),
                FreeParameter.of("sd", 1)));
    FitResult result =
        assertInstanceOf(FitResult.class, Fit.run(held, FitOptions.DEFAULTS, FitMonitor.SILENT));
    assertTrue(result.accepted(), result.flags().toString());
    assertEquals(near, result.values()[0], 1e-6);
  }
}
