package org.stiffgrad.identify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.DecayProblems;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.solve.PlainOde;
import org.stiffgrad.solve.SolveOptions;

class DesignTest {
  private static final double SIGMA = 0.01;

  /** y = e^(-k t), measured once long after all is over. */
  private static FitProblem decay(double k) {
    Measurements late = new Measurements(new double[] {10}, new int[1], new double[] {0});
    return new FitProblem(
        PlainOde.PULSE,
        ObservedStates.of(PlainOde.PULSE, List.of("y"), SIGMA),
        new double[] {k, 0, 1, 1e9},
        List.of(FreeParameter.of("k", k)),
        List.of(Experiment.of("decay", late)),
        SolveOptions.DEFAULTS);
  }

  private static Design design(FitProblem problem, int[] targets, DesignOptions options) {
    try (LocalExecutor executor = new LocalExecutor(1)) {
      return Design.of(problem, problem.coordinates().start(), targets, options, executor);
    }
  }

  private static double[] deviations(FitProblem problem) {
    try (LocalExecutor executor = new LocalExecutor(1)) {
      Evaluation at = new Likelihood(problem, executor).evaluate(problem.coordinates().start(), 1);
      return InformationSpectrum.standardDeviations(
          ((Evaluation.Feasible) at).root(), problem.free().size());
    }
  }

  private static FitProblem with(FitProblem problem, String experiment, double time, int[] seen) {
    List<Experiment> experiments = new ArrayList<>();
    for (Experiment e : problem.experiments()) {
      Measurements m = e.measurements();
      if (e.name().equals(experiment)) {
        int n = m.size();
        double[] times = Arrays.copyOf(m.times(), n + seen.length);
        int[] observables = Arrays.copyOf(m.observables(), n + seen.length);
        double[] values = Arrays.copyOf(m.values(), n + seen.length);
        Arrays.fill(times, n, times.length, time);
        System.arraycopy(seen, 0, observables, n, seen.length);
        m = new Measurements(times, observables, values);
      }
      experiments.add(new Experiment(e.name(), e.initialTime(), e.bindings(), m));
    }
    return new FitProblem(
        problem.system(),
        problem.observation(),
        problem.values(),
        problem.free(),
        experiments,
        problem.solve());
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 1e3, 1e6})
  void aDecayIsMeasuredBestAfterItsTimeConstant(double k) {
    Design found = design(decay(k), new int[] {0}, DesignOptions.DEFAULTS);
    assertEquals(List.of("k"), found.parameters());
    for (Design.Suggestion s : found.suggestions()) {
      // ten times in a decade: within 12 % of the best, where x e^-x has lost 1 %
      assertEquals(1, s.time() * k, 0.13);
    }
    double best = Math.E * SIGMA;
    assertEquals(best, found.suggestions().get(0).after()[0], 0.01 * best);
    assertEquals(best / Math.sqrt(2), found.suggestions().get(1).after()[0], 0.01 * best);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsPredictedIsWhatTheDataWouldGive(boolean together) {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(2));
    int[] all = {0, 1, 2, 3, 4, 5};
    DesignOptions options = DesignOptions.DEFAULTS.withSamples(3).withTogether(together);
    Design found = design(problem, all, options);
    double[] start = problem.free().stream().mapToDouble(FreeParameter::start).toArray();
    FitProblem grown = problem;
    assertErrors(grown, start, found.before());
    for (Design.Suggestion s : found.suggestions()) {
      assertEquals(together ? 3 : 1, s.observables().size());
      int[] seen =
          s.observables().stream()
              .mapToInt(o -> problem.observation().observables().indexOf(o))
              .toArray();
      grown = with(grown, s.experiment(), s.time(), seen);
      assertErrors(grown, start, s.after());
    }
  }

  /** Against the deviations of theta: of ln p for logarithmic scales, else of p. */
  private static void assertErrors(FitProblem problem, double[] values, double[] errors) {
    double[] slope = problem.coordinates().derivatives(values);
    double[] deviations = deviations(problem);
    for (int j = 0; j < errors.length; j++) {
      boolean isLog = problem.free().get(j).scale().isLogarithmic();
      double expected = deviations[j] * slope[j] / (isLog ? values[j] : 1);
      assertEquals(expected, errors[j], 1e-4 * expected, problem.ids().get(j));
    }
  }

  @Test
  void noOtherSampleHelpsMore() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(3));
    DesignOptions one = DesignOptions.DEFAULTS.withSamples(1).withTogether(false);
    double found = design(problem, new int[] {1}, one).suggestions().get(0).after()[0];
    double unit = problem.coordinates().derivatives(new double[] {1, .7, 1, 1, 1, 1})[1] / 0.7;
    for (Experiment e : problem.experiments()) {
      double last = Arrays.stream(e.measurements().times()).max().getAsDouble();
      for (int k = 0; k < 3; k++) {
        for (int i = 1; i <= 50; i++) {
          FitProblem other = with(problem, e.name(), last * i / 50, new int[] {k});
          assertTrue(deviations(other)[1] * unit >= found * (1 - 1e-6));
        }
      }
    }
  }

  @Test
  void aRobustDesignCoversTheRangeAndThreadsChangeNoBit() {
    FitProblem problem = decay(1e3);
    DesignOptions robust = DesignOptions.DEFAULTS.withDecades(2).withSamples(5);
    Design found = design(problem, new int[] {0}, robust);
    double first =
        found.suggestions().stream().mapToDouble(Design.Suggestion::time).min().orElseThrow();
    double last =
        found.suggestions().stream().mapToDouble(Design.Suggestion::time).max().orElseThrow();
    assertTrue(first < 1e-4 && last > 1e-2, first + " .. " + last);
    // wherever in the range the truth is, some sample tells it to 10 %
    for (double k = 10; k < 1.01e5; k *= Math.sqrt(10)) {
      double information = 0;
      for (Design.Suggestion s : found.suggestions()) {
        double x = k * s.time();
        information += Math.pow(x * Math.exp(-x) / SIGMA, 2);
      }
      assertTrue(1 / Math.sqrt(information) < 0.1, k + ": " + 1 / Math.sqrt(information));
    }
    try (LocalExecutor executor = new LocalExecutor(3)) {
      double[] theta = problem.coordinates().start();
      Design again = Design.of(problem, theta, new int[] {0}, robust, executor);
      for (int i = 0; i < found.suggestions().size(); i++) {
        Design.Suggestion a = found.suggestions().get(i);
        Design.Suggestion b = again.suggestions().get(i);
        assertEquals(a.time(), b.time());
        assertArrayEquals(a.after(), b.after(), 0);
      }
    }
  }

  @Test
  void valuesAtWhichNothingCanBeSolvedAreRefused() {
    Measurements late = new Measurements(new double[] {1.5}, new int[1], new double[] {2});
    FitProblem problem =
        new FitProblem(
            PlainOde.BLOW_UP,
            ObservedStates.of(PlainOde.BLOW_UP, List.of("y"), SIGMA),
            new double[] {0},
            List.of(FreeParameter.of("b", 0)),
            List.of(Experiment.of("blow-up", late)),
            SolveOptions.DEFAULTS);
    assertThrows(
        IllegalArgumentException.class,
        () -> design(problem, new int[] {0}, DesignOptions.DEFAULTS));
    assertThrows(
        IllegalArgumentException.class,
        () -> design(problem, new int[] {}, DesignOptions.DEFAULTS));
  }
}
