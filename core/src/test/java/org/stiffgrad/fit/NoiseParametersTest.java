package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
    double largest =
        IntStream.range(0, m.size())
            .filter(i -> m.observables()[i] != 1)
            .mapToDouble(i -> Math.abs(m.values()[i]))
            .max()
            .orElseThrow();
    double rtol = problem.solve().tolerances().rtol();
    assertEquals(10 * rtol * largest, NoiseParameters.of(problem).floor(3), 1e-12);
  }

  @Test
  void decimalsAreThoseOfTheShortestText() {
    assertEquals(2, PrintedQuantity.decimals(0.25));
    assertEquals(0, PrintedQuantity.decimals(1200));
    assertEquals(8, PrintedQuantity.decimals(1.5e-7));
    assertEquals(0, PrintedQuantity.decimals(-3));
  }

  /** On a logarithmic scale rounding errors are relative, and so is the solver's. */
  @Test
  void logarithmicNoiseHasARelativeFloor() {
    double[] values = {0.5, 2, 8};
    FitProblem rounded = StiffPair.problem(Noise.LOG_NORMAL, 1, values);
    double squares = 0;
    for (double v : values) {
      squares += 1 / (v * v) / 3;
    }
    double expected = 0.1 / Math.sqrt(12) * Math.sqrt(squares);
    assertEquals(expected, NoiseParameters.of(rounded).floor(1), 1e-15);
    FitProblem decadic = StiffPair.problem(Noise.LOG10_NORMAL, 1, values);
    assertEquals(expected / Math.log(10), NoiseParameters.of(decadic).floor(1), 1e-15);
    FitProblem laplace = StiffPair.problem(Noise.LAPLACE, 1, values);
    assertEquals(0.1 / 4, NoiseParameters.of(laplace).floor(1), 1e-15);
    double[] exact = {Math.PI * 1e3, Math.E * 1e5, Math.sqrt(2) * 1e7};
    double rtol = rounded.solve().tolerances().rtol();
    assertEquals(
        10 * rtol,
        NoiseParameters.of(StiffPair.problem(Noise.LOG_NORMAL, 1, exact)).floor(1),
        1e-15);
    assertEquals(
        10 * rtol / Math.log(10),
        NoiseParameters.of(StiffPair.problem(Noise.LOG10_LAPLACE, 1, exact)).floor(1),
        1e-15);
  }
}
