package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NoiseParametersTest {
  @Test
  void findsStandardDeviationsAndNothingElse() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(1));
    NoiseParameters noise = NoiseParameters.of(problem);
    List<String> ids = problem.ids();
    for (int j = 0; j < ids.size(); j++) {
      // sdB is a factor of a state, not a standard deviation
      assertEquals(ids.get(j).equals("sdA"), noise.contains(j), ids.get(j));
    }
    assertFalse(noise.isEmpty());
    assertTrue(NoiseParameters.of(DecayProblems.plain(new SplittableRandom(1), false)).isEmpty());
  }

  @Test
  void roundedDataBoundTheNoise() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(2), true);
    Measurements m = problem.experiments().get(0).measurements();
    double[] rounded = m.values().clone();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = Math.rint(rounded[i] * 100) / 100;
    }
    Measurements printed = new Measurements(m.times(), m.observables(), rounded);
    assertEquals(0.01, printed.resolution(0), 1e-15);
    FitProblem coarse =
        new FitProblem(
            problem.system(),
            problem.observation(),
            problem.values(),
            problem.free(),
            List.of(Experiment.of("plain", printed)),
            problem.solve());
    NoiseParameters noise = NoiseParameters.of(coarse);
    assertEquals(0.01 / Math.sqrt(12), noise.floor(3), 1e-15);
    assertEquals(noise.floor(3), noise.bounded(coarse).free().get(3).lower());
  }

  @Test
  void solverErrorBoundsTheNoiseOfExactData() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(3), true);
    Measurements m = problem.experiments().get(0).measurements();
    double largest = Math.max(m.largest(0), m.largest(2));
    double rtol = problem.solve().tolerances().rtol();
    assertEquals(10 * rtol * largest, NoiseParameters.of(problem).floor(3), 1e-12);
  }

  @Test
  void resolutionCountsDecimals() {
    Measurements m =
        new Measurements(
            new double[5], new int[] {0, 0, 1, 1, 2}, new double[] {0.25, 3, 1200, 7, 1.5e-7});
    assertEquals(0.01, m.resolution(0), 1e-15);
    assertEquals(1, m.resolution(1));
    assertEquals(1e-8, m.resolution(2), 1e-20);
    assertEquals(Double.POSITIVE_INFINITY, m.resolution(3));
  }
}
