package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.identify.ParameterEstimate;
import org.stiffgrad.identify.Verdict;

class FitTest {
  private static final double[] FAR = {0.04 * 1e3, 3e7 * 1e-3, 1e4 * 1e3};

  private static FitResult fit(FitProblem problem, FitOptions options) {
    return assertInstanceOf(FitResult.class, Fit.run(problem, options, FitMonitor.SILENT));
  }

  private static Measurements robertson(double noise, long seed) {
    return Robertson.data(Robertson.logTimes(40), noise, new SplittableRandom(seed));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void exactDataGiveTheTrueRobertson(boolean estimateNoise) {
    FitResult result =
        fit(Robertson.problem(robertson(0, 1), FAR, estimateNoise), FitOptions.DEFAULTS);
    assertTrue(result.accepted(), result.flags().toString());
    for (int j = 0; j < 3; j++) {
      double truth = Robertson.truth()[j];
      double error = Math.abs(result.values()[j] / truth - 1);
      // the solver's own error at rtol 1e-6 is what is left
      assertTrue(error < 1e-6, result.parameters().get(j).parameter().id() + ": " + error);
    }
    // noise that cannot be told from solver error is flagged, which is no reason against the fit
    assertEquals(estimateNoise ? 3 : 0, result.flags().size());
  }

  @Test
  void noisyRobertsonFromAnywhereWithinThreeDecades() {
    int within = 0;
    List<Long> evaluations = new ArrayList<>();
    for (long seed = 1; seed <= 20; seed++) {
      SplittableRandom random = new SplittableRandom(100 + seed);
      double[] start = new double[3];
      int far = random.nextInt(3);
      for (int j = 0; j < 3; j++) {
        double decades = j == far ? (random.nextBoolean() ? 3 : -3) : 6 * random.nextDouble() - 3;
        start[j] = Robertson.truth()[j] * Math.pow(10, decades);
      }
      FitProblem problem = Robertson.problem(robertson(0.01, seed), start, false);
      FitResult result = fit(problem, FitOptions.DEFAULTS);
      assertTrue(result.accepted(), "seed " + seed + ": " + result.flags());
      boolean all = true;
      for (int j = 0; j < 3; j++) {
        double z =
            Math.log(result.values()[j] / Robertson.truth()[j])
                / result.parameters().get(j).uncertainty().standardError();
        all &= Math.abs(z) < 4;
      }
      within += all ? 1 : 0;
      evaluations.add(result.work().sensitivityEvaluations());
    }
    // 60 normal variables beyond four standard deviations: probability 4e-3
    assertEquals(20, within);
    evaluations.sort(null);
    assertTrue(evaluations.get(10) <= 25, "median evaluations " + evaluations.get(10));
    assertTrue(evaluations.get(19) <= 40, "most evaluations " + evaluations.get(19));
  }

  @Test
  void verdictsOfRobertson() {
    FitResult result = fit(Robertson.problem(robertson(0.01, 3), FAR, false), FitOptions.DEFAULTS);
    List<Verdict> verdicts = result.parameters().stream().map(ParameterEstimate::verdict).toList();
    assertEquals(List.of(Verdict.OK, Verdict.UNITS, Verdict.UNITS), verdicts);
    assertEquals(120, result.objective().residuals());
    assertEquals(1, result.startsAtBest());
  }

  /** 95 % intervals hold the truth in about 95 of 100 cases, noise estimated. */
  @Test
  void intervalsCoverTheTruth() {
    int seeds = 120;
    double[] truth = {1.3, 0.4, 2.0, 0.02};
    int[] covered = new int[4];
    for (int seed = 0; seed < seeds; seed++) {
      FitProblem problem = DecayProblems.plain(new SplittableRandom(seed), true);
      FitResult result = fit(problem, FitOptions.DEFAULTS);
      for (int j = 0; j < 4; j++) {
        ParameterEstimate e = result.parameters().get(j);
        boolean inside =
            e.uncertainty().lower95().orElse(0) <= truth[j]
                && truth[j] <= e.uncertainty().upper95().orElse(Double.POSITIVE_INFINITY);
        covered[j] += inside ? 1 : 0;
      }
    }
    for (int j = 0; j < 4; j++) {
      // binomial with p = .95: four standard deviations are .08
      assertTrue(covered[j] >= 0.87 * seeds, j + ": " + covered[j] + " of " + seeds);
    }
  }

  @Test
  void threadsDoNotChangeABit() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(4));
    FitOptions options = FitOptions.DEFAULTS.withStarts(6).withSeed(9);
    FitResult one = fit(problem, options);
    FitResult four = fit(problem, options.withThreads(4));
    assertArrayEquals(one.values(), four.values());
    assertEquals(one.objective(), four.objective());
    assertEquals(one.parameters(), four.parameters());
    assertEquals(one.work(), four.work());
    assertEquals(one.flags(), four.flags());
  }

  @Test
  void startsDependOnTheSeedAlone() {
    FitProblem problem =
        DecayProblems.plain(new SplittableRandom(5), false)
            .withFree(
                List.of(
                    FreeParameter.of("k1", 1.0).withBounds(1e-3, 1e3),
                    FreeParameter.of("k2", 1.0)));
    FitOptions options = FitOptions.DEFAULTS.withStarts(50).withSeed(3);
    List<double[]> starts = Starts.of(problem, options);
    List<double[]> again = Starts.of(problem, options.withStarts(60));
    assertArrayEquals(new double[] {0, 0}, starts.get(0));
    for (int i = 0; i < 50; i++) {
      assertArrayEquals(starts.get(i), again.get(i), "more starts must not move the first ones");
      assertTrue(Math.abs(starts.get(i)[0]) <= Math.log(1e3));
      assertTrue(Math.abs(starts.get(i)[1]) <= Math.log(1e3) * (1 + 1e-12));
    }
    assertFalse(Arrays.equals(starts.get(1), Starts.of(problem, options.withSeed(4)).get(1)));
    assertFalse(
        Arrays.equals(starts.get(0), Starts.of(problem, options.withBeginAtGiven(false)).get(0)));
  }

  @Test
  void aModelThatDoesNotExplainTheDataIsNotAccepted() {
    // the offset that made the data is taken away
    FitProblem problem = DecayProblems.plain(new SplittableRandom(6), false);
    double[] values = problem.values().clone();
    values[3] = -0.3;
    FitProblem wrong =
        new FitProblem(
            problem.system(),
            problem.observation(),
            values,
            problem.free(),
            problem.experiments(),
            problem.solve());
    FitResult known = fit(wrong, FitOptions.DEFAULTS);
    assertFalse(known.accepted());
    assertTrue(known.flags().get(0).contains("chi2"), known.flags().toString());
    List<FreeParameter> withNoise = new ArrayList<>(problem.free());
    withNoise.add(FreeParameter.of("sdA", 0.5));
    FitResult estimated = fit(wrong.withFree(withNoise), FitOptions.DEFAULTS);
    assertFalse(estimated.accepted());
    assertTrue(estimated.flags().get(0).contains("runs test"), estimated.flags().toString());
  }

  @Test
  void aModelThatCannotBeSolvedFailsWithTheReason() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(7), false);
    double[] values = problem.values().clone();
    values[4] = -1;
    FitProblem impossible =
        new FitProblem(
            problem.system(),
            problem.observation(),
            values,
            problem.free(),
            problem.experiments(),
            problem.solve());
    FitOutcome.Failed failed =
        assertInstanceOf(
            FitOutcome.Failed.class, Fit.run(impossible, FitOptions.DEFAULTS, FitMonitor.SILENT));
    assertTrue(failed.why().contains("noise of A"), failed.why());
  }

  @Test
  void aCancelledFitGivesItsBestPointNotAccepted() {
    FitProblem problem = Robertson.problem(robertson(0.01, 8), FAR, false);
    AtomicInteger steps = new AtomicInteger();
    FitMonitor impatient =
        new FitMonitor() {
          @Override
          public void progress(FitEvent event) {
            steps.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return steps.get() >= 5;
          }
        };
    FitResult result =
        assertInstanceOf(
            FitResult.class, Fit.run(problem, FitOptions.DEFAULTS.withStarts(3), impatient));
    assertFalse(result.accepted());
    assertTrue(result.flags().get(0).startsWith("interrupted"), result.flags().toString());
    double[] theta = problem.coordinates().start();
    Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
    double before =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(theta, 0)).total();
    assertTrue(result.objective().total() < before);
  }

  @Test
  void anInterruptEndsTheFitAndStaysSet() throws InterruptedException {
    FitProblem problem = Robertson.problem(robertson(0.01, 9), FAR, false);
    List<FitOutcome> outcomes = new ArrayList<>();
    List<Boolean> flags = new ArrayList<>();
    Thread runner =
        new Thread(
            () -> {
              FitMonitor interrupter =
                  event -> {
                    if (event.iteration() == 4) {
                      Thread.currentThread().interrupt();
                    }
                  };
              outcomes.add(Fit.run(problem, FitOptions.DEFAULTS, interrupter));
              flags.add(Thread.currentThread().isInterrupted());
            });
    runner.start();
    runner.join();
    FitResult result = assertInstanceOf(FitResult.class, outcomes.get(0));
    assertFalse(result.accepted());
    assertEquals(List.of(true), flags);
  }

  @Test
  void aPriorIsPartOfTheObjectiveAndOfTheIntervals() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(10));
    FitResult result = fit(problem, FitOptions.DEFAULTS);
    assertTrue(result.objective().prior() != 0);
    double chi2 = result.objective().chi2();
    assertTrue(chi2 > 0 && result.objective().residuals() == 60, "residuals without priors");
  }

  @Test
  void aFitThatFailsLooksForBetterStartsByItself() {
    // 1e9 times too fast, both of them: at every sample everything has decayed and nothing reacts
    FitProblem problem =
        DecayProblems.plain(new SplittableRandom(11), false)
            .withFree(
                List.of(
                    FreeParameter.of("k1", 1.3e9).withBounds(1e-2, 1e10),
                    FreeParameter.of("k2", 0.4e9).withBounds(1e-2, 1e10)));
    FitOptions blind =
        FitOptions.DEFAULTS
            .withRemedies(Remedies.without("scan-points", "grow-windows"))
            .withBudget(Budget.DEFAULTS.withDepth(Budget.Depth.FISHER));
    FitResult alone = fit(problem, blind);
    FitResult rescued = fit(problem, FitOptions.DEFAULTS);
    FitResult returned = fit(problem, blind.withBudget(Budget.DEFAULTS));
    assertFalse(alone.accepted(), "this start is not far enough to need a rescue");
    assertTrue(rescued.accepted(), rescued.flags().toString());
    assertTrue(rescued.work().starts().size() > 1);
    assertEquals(rescued.values()[0], 1.3, 0.1);
    assertEquals(
        rescued.objective().total(),
        returned.objective().total(),
        1e-6,
        "what a profile finds is gone on from");
  }
}
