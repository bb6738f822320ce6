package org.stiffgrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;

/** Remedies as functions of plans, one by one and together. */
class RemediesTest {
  /** Two decays, k1 = 1.3 and k2 = 0.4. */
  private static FitProblem problem(double k1, double k2) {
    return DecayProblems.plain(new SplittableRandom(11), false)
        .withFree(
            List.of(
                FreeParameter.of("k1", k1).withBounds(1e-8, 1e10),
                FreeParameter.of("k2", k2).withBounds(1e-8, 1e10)));
  }

  private static Plan plan(FitProblem problem, Remedy... remedies) {
    return Fit.plan(problem, FitOptions.DEFAULTS.withRemedies(List.of(remedies)));
  }

  private static FitResult fit(FitProblem problem, List<Remedy> remedies) {
    FitOptions options =
        FitOptions.DEFAULTS
            .withRemedies(remedies)
            .withBudget(Budget.DEFAULTS.withDepth(Budget.Depth.FISHER));
    return (FitResult) Fit.run(problem, options, FitMonitor.SILENT);
  }

  static Stream<Remedy> all() {
    return Remedies.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void eachHasItsPageAndChangesThePlan(Remedy remedy) {
    assertTrue(Files.exists(Path.of("../docs/remedies/" + remedy.id() + ".md")), remedy.id());
    assertFalse(remedy.summary().isEmpty());
    FitProblem fixed = problem(1, 1);
    Remedy descent = new UseGaussNewton();
    boolean isDescent = remedy.id().equals(descent.id());
    Plan without = isDescent ? plan(fixed) : plan(fixed, descent);
    Plan with = isDescent ? plan(fixed, descent) : plan(fixed, descent, remedy);
    assertFalse(without.equals(with), remedy.id() + " changes nothing");
  }

  @Test
  void withoutRemediesParametersAreRawAndStepsGoFromDatumToDatum() {
    Plan plan = plan(problem(1, 1));
    assertTrue(plan.problem().free().stream().allMatch(f -> f.scale() == Scale.LINEAR));
    assertEquals(1, plan.problem().solve().stepsPerInterval());
    assertTrue(plan.given().free().stream().allMatch(f -> f.scale() == Scale.LOG));
    assertEquals(0, plan.given().solve().stepsPerInterval());
  }

  @Test
  void theResultIsThatOfTheProblemAsGivenWhateverTheSearchUsed() {
    FitProblem problem = problem(1.2, 0.5);
    FitResult raw = fit(problem, Remedies.NONE);
    try (ShardExecutor executor = new LocalExecutor(1)) {
      Likelihood likelihood = new Likelihood(problem, executor);
      double[] theta = problem.coordinates().toTheta(raw.values());
      Evaluation.Feasible there = (Evaluation.Feasible) likelihood.evaluate(theta, 0);
      assertEquals(there.objective().value(), raw.objective().value(), 1e-9);
    }
    assertEquals(Scale.LOG, raw.parameters().get(0).parameter().scale());
  }

  @Test
  void fromFarOffTheLiteratureFailsAndAllRemediesArrive() {
    FitProblem problem = problem(1.3e4, 0.4e-3);
    assertFalse(fit(problem, Remedies.NONE).accepted());
    FitResult all = fit(problem, Remedies.AUTO);
    assertTrue(all.accepted(), all.flags().toString());
    assertEquals(1.3, all.values()[0], 0.1);
    assertEquals(0.4, all.values()[1], 0.1);
  }

  @Test
  void aBudgetOfEvaluationsIsKept() {
    FitProblem problem = problem(1.3e4, 0.4e-3);
    FitOptions options =
        FitOptions.DEFAULTS.withBudget(
            Budget.DEFAULTS.withEvaluations(5).withDepth(Budget.Depth.FISHER));
    FitResult cut = (FitResult) Fit.run(problem, options, FitMonitor.SILENT);
    assertFalse(cut.accepted());
    // one more looks at the best point with sensitivities under error control
    assertTrue(
        cut.work().residualEvaluations() + cut.work().sensitivityEvaluations() <= 6,
        cut.work().toString());
  }

  /** The same data as if they were of states with noise of a fixed size. */
  private static FitProblem fixedNoise(FitProblem p) {
    List<String> states = List.of(p.system().states().get(0), p.system().states().get(1));
    return new FitProblem(
        p.system(),
        ObservedStates.of(p.system(), states, 0.02, 0.03),
        p.values(),
        p.free(),
        p.experiments().stream().map(RemediesTest::ofTwo).toList(),
        p.solve());
  }

  private static Experiment ofTwo(Experiment e) {
    Measurements m = e.measurements();
    int[] either = Arrays.stream(m.observables()).map(k -> k % 2).toArray();
    return e.withMeasurements(new Measurements(m.times(), either, m.values()));
  }

  /** The two decays are linear in their rates: no start is too far off. */
  @Test
  void integralsAlongTheDataNeedNoStart() {
    SplittableRandom random = new SplittableRandom(5);
    int n = 30;
    double[] times = new double[2 * n];
    double[] values = new double[2 * n];
    int[] states = new int[2 * n];
    for (int i = 0; i < 2 * n; i++) {
      int step = i / 2;
      times[i] = 0.1 * step;
      states[i] = i % 2;
      double exact = i % 2 == 0 ? 2 * Math.exp(-1.3 * times[i]) : 4 * Math.exp(-0.4 * times[i]);
      values[i] = exact + 0.02 * random.nextGaussian();
    }
    FitProblem far =
        fixedNoise(problem(1.3e5, 0.4e-5))
            .withExperiments(
                List.of(Experiment.of("both", new Measurements(times, states, values))));
    double[] theta =
        IntegralMatching.of(far).orElseThrow().estimate(far.coordinates().start()).orElseThrow();
    double[] found = far.coordinates().toValues(theta);
    assertEquals(1.3, found[0], 0.1);
    assertEquals(0.4, found[1], 0.05);
  }

  @Test
  void integralsWantAllStates() {
    FitProblem all = fixedNoise(problem(1, 1));
    List<Experiment> first =
        all.experiments().stream()
            .map(
                e -> {
                  Measurements m = e.measurements();
                  return e.withMeasurements(
                      new Measurements(m.times(), new int[m.size()], m.values()));
                })
            .toList();
    assertTrue(IntegralMatching.of(all.withExperiments(first)).isEmpty());
  }

  @Test
  void scanPointsFillTheCubeMoreEvenlyThanChance() {
    int n = 256;
    int cells = 16;
    QuasiRandom cube = new QuasiRandom(2, new SplittableRandom(3));
    int[] count = new int[cells * cells];
    List<Integer> empty = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] x = cube.point(i);
      assertTrue(Arrays.stream(x).allMatch(u -> u >= 0 && u < 1));
      int row = (int) (cells * x[0]);
      int column = (int) (cells * x[1]);
      count[row * cells + column]++;
    }
    for (int c = 0; c < count.length; c++) {
      if (count[c] == 0) {
        empty.add(c);
      }
    }
    // of as many cells as points, chance leaves 1/e empty
    assertTrue(empty.size() < 0.8 * n / Math.E, empty.size() + " cells are empty");
  }
}
