package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.ObservationVariants;
import org.stiffgrad.fit.ObservationVariants.Substitute;
import org.stiffgrad.fit.ObservationVariants.Variant;
import org.stiffgrad.fit.StiffPair;
import org.stiffgrad.solve.SolveOptions;

/** Fits in which every measurement has parameters of its own. */
class VariantsFitTest {
  private static final int EXPERIMENTS = 20;
  private static final int TIMES = 250;
  private static final double[] TRUTH = {0.7, 2, 1.5, 0.2};

  /**
   * A = gain z + offset + c gain, the offset a number of each measurement; its noise is the
   * parameter noiseA in every other experiment, else a number of each measurement.
   *
   * @param wave amplitude of what the model does not know
   */
  private static FitProblem problem(double wave) {
    SplittableRandom random = new SplittableRandom(1);
    List<Variant> variants = new ArrayList<>();
    List<Experiment> experiments = new ArrayList<>();
    for (int e = 0; e < EXPERIMENTS; e++) {
      double[] times = new double[TIMES];
      int[] rows = new int[TIMES];
      double[] data = new double[TIMES];
      for (int i = 0; i < TIMES; i++) {
        double offset = random.nextDouble();
        double sigma = e % 2 == 0 ? TRUTH[3] : 0.1 + random.nextDouble();
        rows[i] = variants.size();
        Substitute noise =
            e % 2 == 0 ? new Substitute.Parameter("noiseA") : new Substitute.Value(sigma);
        variants.add(
            new Variant(
                0,
                Map.of(
                    "s", new Substitute.Parameter("gain"),
                    "o", new Substitute.Value(offset),
                    "e", noise)));
        times[i] = 0.02 * (1 + i);
        double h = TRUTH[2] * (TRUTH[1] * Math.exp(-TRUTH[0] * times[i]) + TRUTH[0]) + offset;
        data[i] = h + sigma * random.nextGaussian() + wave * Math.sin(times[i]);
      }
      experiments.add(Experiment.of("e" + e, new Measurements(times, rows, data)));
    }
    return new FitProblem(
        new StiffPair(),
        new ObservationVariants(
            new StiffPair.Observed(Noise.NORMAL), StiffPair.PARAMETERS, variants),
        StiffPair.values(),
        List.of(
            FreeParameter.of("c", 2),
            FreeParameter.of("a", 5),
            FreeParameter.of("gain", 1),
            FreeParameter.of("noiseA", 3)),
        experiments,
        SolveOptions.DEFAULTS);
  }

  @Test
  void thousandsOfVariantsAreFittedLikeOneObservable() {
    assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          FitResult result = assertInstanceOf(FitResult.class, Fit.run(problem(0)));
          assertTrue(result.accepted(), result.flags().toString());
          for (int j = 0; j < TRUTH.length; j++) {
            double z =
                Math.log(result.values()[j] / TRUTH[j])
                    / result.parameters().get(j).uncertainty().standardError();
            assertTrue(Math.abs(z) < 4, result.parameters().get(j).parameter().id() + ": " + z);
          }
          assertEquals(EXPERIMENTS * TIMES, result.objective().residuals());
        });
  }

  @Test
  void aMisfitIsThatOfTheQuantity() {
    FitResult result =
        assertInstanceOf(
            FitResult.class,
            Fit.run(
                problem(0.5),
                FitOptions.DEFAULTS.withRemedies(Remedies.without("scan-points", "grow-windows")),
                FitMonitor.SILENT));
    assertFalse(result.accepted());
    assertTrue(
        result.flags().get(0).startsWith("the residuals of A do not scatter"),
        result.flags().toString());
  }
}
