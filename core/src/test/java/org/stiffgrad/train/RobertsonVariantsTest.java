package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;

/**
 * Robertson with few, partial and badly placed data, from starts of which one parameter is off by
 * exactly the given decades and the others by up to as many: as good a chi^2 as the truth's from
 * every start, and never an accepted fit that is worse.
 */
@Tag("slow")
class RobertsonVariantsTest {
  private static final int SEEDS = 20;

  /** A point whose chi^2 exceeds the truth's by less is as good as the truth. */
  private static final double EQUIVALENT = 9;

  private static double[] times(String kind) {
    return switch (kind) {
      case "log", "y2", "y1y3" -> Robertson.logTimes(50);
      case "few" -> Robertson.logTimes(8);
      case "uniform" -> IntStream.range(1, 51).mapToDouble(i -> 2e3 * i).toArray();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static Measurements observed(String kind, Measurements all) {
    int[] rows =
        IntStream.range(0, all.size())
            .filter(
                i ->
                    switch (kind) {
                      case "y2" -> all.observables()[i] == 1;
                      case "y1y3" -> all.observables()[i] != 1;
                      default -> true;
                    })
            .toArray();
    return new Measurements(
        IntStream.of(rows).mapToDouble(i -> all.times()[i]).toArray(),
        IntStream.of(rows).map(i -> all.observables()[i]).toArray(),
        IntStream.of(rows).mapToDouble(i -> all.values()[i]).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "log, 3, 20, 25",
    "few, 3, 20, 50",
    "y2, 3, 20, 50",
    "y1y3, 3, 20, 60",
    "uniform, 3, 20, 60",
    "log, 6, 20, 40"
  })
  void asGoodAsTheTruth(String kind, int decades, int least, int evaluations) {
    int reached = 0;
    List<Long> counts = new ArrayList<>();
    StringBuilder misses = new StringBuilder();
    for (int seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(1000L * decades + seed);
      Measurements data = observed(kind, Robertson.data(times(kind), 0.01, random.split()));
      double[] start = new double[3];
      int far = random.nextInt(3);
      for (int j = 0; j < 3; j++) {
        double off = j == far ? (random.nextBoolean() ? 1 : -1) : 2 * random.nextDouble() - 1;
        start[j] = Robertson.truth()[j] * Math.pow(10, decades * off);
      }
      FitProblem problem = Robertson.problem(data, start, false);
      double truth = chi2(problem, Robertson.truth());
      FitResult result =
          assertInstanceOf(
              FitResult.class, Fit.run(problem, FitOptions.DEFAULTS, FitMonitor.SILENT));
      boolean good = result.objective().chi2() < truth + EQUIVALENT;
      assertTrue(good || !result.accepted(), kind + ", seed " + seed + ": silently wrong");
      reached += good ? 1 : 0;
      misses.append(good ? "" : " seed " + seed + " " + result.flags());
      counts.add(
          result.work().sensitivityEvaluations() + 3 * result.work().residualEvaluations() / 10);
    }
    counts.sort(null);
    assertEquals(least, reached, misses.toString());
    assertTrue(counts.get(SEEDS / 2) <= evaluations, "median evaluations " + counts);
  }

  private static double chi2(FitProblem problem, double[] values) {
    try (LocalExecutor executor = new LocalExecutor(1)) {
      Evaluation e =
          new Likelihood(problem, executor).evaluate(problem.coordinates().toTheta(values), 0);
      return assertInstanceOf(Evaluation.Feasible.class, e).objective().chi2();
    }
  }
}
