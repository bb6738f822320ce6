package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.fit.ObservationVariants.Substitute;
import org.stiffgrad.fit.ObservationVariants.Variant;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Sparsity;
import org.stiffgrad.system.Tolerances;

class ObservationVariantsTest {
  static final List<Noise> KINDS = Noise.ALL;

  /** The transposed steps of an adaptive solve repeat its Newton-converged linear algebra. */
  private static final double SOLVER_ROUNDING = 1e-9;

  /** Forward sensitivities leave Newton's iteration where the states did, the replay does not. */
  private static final double NEWTON = 1e-5;

  private static Substitute number(double value) {
    return new Substitute.Value(value);
  }

  private static Substitute parameter(String id) {
    return new Substitute.Parameter(id);
  }

  /** Numbers, a parameter twice, one that the formula has anyway, none at all. */
  private static final List<Variant> VARIANTS =
      List.of(
          new Variant(0, Map.of("s", number(1.2), "o", number(0.3), "e", number(0.5))),
          new Variant(0, Map.of("s", parameter("gain"), "o", parameter("gain"), "e", number(0.4))),
          new Variant(0, Map.of("s", parameter("c"), "e", parameter("noiseA"))),
          new Variant(1, Map.of()),
          new Variant(2, Map.of("s", parameter("shift"), "e", parameter("sd"))));

  private static ObservationVariants variants(Noise noise) {
    return new ObservationVariants(new StiffPair.Observed(noise), StiffPair.PARAMETERS, VARIANTS);
  }

  private static int[] columns(Sparsity s, int row) {
    int[] columns = new int[s.rowStart(row + 1) - s.rowStart(row)];
    Arrays.setAll(columns, q -> s.column(s.rowStart(row) + q));
    return columns;
  }

  @Test
  void structuresHaveTheColumnsOfWhatStandsIn() {
    ObservationVariants v = variants(Noise.NORMAL);
    assertArrayEquals(new int[] {1}, columns(v.parameterJacobian(), 0));
    assertArrayEquals(new int[] {1, 7}, columns(v.parameterJacobian(), 1));
    assertArrayEquals(new int[] {1, 5}, columns(v.parameterJacobian(), 2));
    assertArrayEquals(new int[] {}, columns(v.parameterJacobian(), 3));
    assertArrayEquals(new int[] {8}, columns(v.parameterJacobian(), 4));
    assertArrayEquals(new int[] {}, columns(v.noiseParameterJacobian(), 0));
    assertArrayEquals(new int[] {9}, columns(v.noiseParameterJacobian(), 2));
    assertArrayEquals(new int[] {3}, columns(v.noiseParameterJacobian(), 4));
    assertArrayEquals(new int[] {0, 1}, columns(v.stateJacobian(), 4));
    assertArrayEquals(new int[] {1}, columns(v.noiseStateJacobian(), 4));
  }

  @Test
  void rowsHaveTheirOwnNamesAndShareAQuantity() {
    ObservationVariants v = variants(Noise.LAPLACE);
    assertEquals(List.of("A", "A#2", "A#3", "B", "C"), v.observables().asList());
    assertEquals("A", v.quantity(2));
    assertEquals("C", v.quantity(4));
    assertEquals(Noise.LAPLACE, v.distribution(3));
  }

  @Test
  void gradientsAreThoseOfTheValues() {
    ObservationVariants v = variants(Noise.NORMAL);
    ObservationEvaluator evaluator = v.newEvaluator();
    double[] y = {0.7, 1.3};
    double[] p = StiffPair.VALUES.clone();
    double[] before = p.clone();
    boolean[] regime = {};
    double step = Math.cbrt(Math.ulp(1.0));
    for (int k = 0; k < v.observables().size(); k++) {
      double[] h = new double[p.length];
      double[] sigma = new double[p.length];
      double[] values = new double[p.length];
      evaluator.parameterGradient(k, 0, y, p, regime, values);
      ObservationKernel.addScaled(v.parameterJacobian(), k, 1, values, h);
      evaluator.noiseParameterGradient(k, 0, y, p, regime, values);
      ObservationKernel.addScaled(v.noiseParameterJacobian(), k, 1, values, sigma);
      for (int j = 0; j < p.length; j++) {
        double[] up = p.clone();
        double[] down = p.clone();
        up[j] += step;
        down[j] -= step;
        double width = up[j] - down[j];
        double dh = evaluator.value(k, 0, y, up, regime) - evaluator.value(k, 0, y, down, regime);
        double dsigma =
            evaluator.noise(k, 0, y, up, regime) - evaluator.noise(k, 0, y, down, regime);
        assertEquals(dh / width, h[j], 1e-9, "row " + k + ", parameter " + j);
        assertEquals(dsigma / width, sigma[j], 1e-9, "row " + k + ", parameter " + j);
      }
    }
    assertArrayEquals(before, p, "inputs are never written");
  }

  @Test
  void aPlaceholderCannotStandForAnotherOne() {
    StiffPair.Observed plain = new StiffPair.Observed(Noise.NORMAL);
    Variant chained = new Variant(0, Map.of("s", parameter("o"), "o", number(1)));
    assertEquals(
        "s stands for o, which is a placeholder itself",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ObservationVariants(plain, StiffPair.PARAMETERS, List.of(chained)))
            .getMessage());
    Variant unknown = new Variant(0, Map.of("s", parameter("nothing")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ObservationVariants(plain, StiffPair.PARAMETERS, List.of(unknown)));
  }

  private static FitProblem problem(Noise noise, SplittableRandom random) {
    int times = 8;
    ObservationVariants v = variants(noise);
    int rows = v.observables().size();
    double[] t = new double[times * rows];
    int[] k = new int[t.length];
    double[] d = new double[t.length];
    for (int i = 0; i < t.length; i++) {
      int step = i / rows;
      t[i] = 1e-4 * Math.pow(10, 4.5 * step / (times - 1));
      k[i] = i % rows;
      d[i] = 0.5 + 3 * random.nextDouble();
    }
    List<FreeParameter> free = new ArrayList<>();
    for (String id : List.of("k", "c", "a", "sd", "o", "gain", "shift", "noiseA")) {
      int at = StiffPair.PARAMETERS.indexOf(id);
      free.add(FreeParameter.of(id, StiffPair.VALUES[at]));
    }
    free.set(2, free.get(2).withPrior(new Prior.LogLaplaceOfValue(0.2, 0.5)));
    free.set(5, free.get(5).withPrior(new Prior.Uniform(0, 10)));
    free.set(6, free.get(6).withScale(Scale.LOG10).withPrior(new Prior.LogNormalOfValue(0, 1)));
    return new FitProblem(
        new StiffPair(),
        v,
        StiffPair.VALUES.clone(),
        free,
        List.of(Experiment.of("pair", new Measurements(t, k, d))),
        SolveOptions.DEFAULTS.withTolerances(Tolerances.of(1e-8, 1e-12)));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void gradientIsThatOfAdjointAndReplay(Noise noise) {
    SplittableRandom random = new SplittableRandom(4);
    FitProblem problem = problem(noise, random);
    Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
    double[] theta = problem.coordinates().start();
    Evaluation.Feasible at =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(theta, 1));
    double[] forward = at.gradient();
    double largest = Arrays.stream(forward).map(Math::abs).max().orElseThrow();
    double[] adjoint =
        assertInstanceOf(Likelihood.Gradient.Of.class, likelihood.gradientByAdjoint(theta)).theta();
    assertArrayEquals(forward, adjoint, SOLVER_ROUNDING * largest);
    double[] direction = random.doubles(theta.length).map(u -> u - 0.5).toArray();
    double slope = 0;
    for (int j = 0; j < theta.length; j++) {
      slope += forward[j] * direction[j];
    }
    Likelihood.Replayed.Of replayed =
        assertInstanceOf(Likelihood.Replayed.Of.class, likelihood.replay(theta, direction));
    assertEquals(slope, replayed.difference(), NEWTON * largest);
    assertEquals(2, replayed.taylorSlope(), 0.1);
    assertEquals(at.objective().residuals(), problem.measurements());
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void aFreeStandardDeviationBehindAPlaceholderIsProfiled(Noise noise) {
    FitProblem all = problem(noise, new SplittableRandom(5));
    NoiseParameters found = NoiseParameters.of(all);
    List<String> ids = all.ids();
    for (int j = 0; j < ids.size(); j++) {
      // sd is in the noise of C too, with a factor
      assertEquals(ids.get(j).equals("noiseA"), found.contains(j), ids.get(j));
    }
    Likelihood likelihood = new Likelihood(all, new LocalExecutor(1));
    double[] theta = all.coordinates().start();
    int sigma = ids.indexOf("noiseA");
    theta[sigma] = Math.log(3e-2);
    Evaluation.Feasible before =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(theta, 1));
    Likelihood.Point point = likelihood.profileNoise(theta, before).orElseThrow();
    Evaluation.Feasible there =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(point.theta(), 1));
    assertTrue(there.total() < before.total());
    assertEquals(there.total(), point.evaluation().total(), 1e-10 * Math.abs(there.total()));
    double chi2 = there.objective().chi2();
    assertEquals(chi2, point.evaluation().objective().chi2(), 1e-10 * chi2);
    assertArrayEquals(there.q(), point.evaluation().q(), 1e-9);
    double largest = Arrays.stream(there.root()).map(Math::abs).max().orElseThrow();
    assertArrayEquals(there.root(), point.evaluation().root(), 1e-12 * largest);
    assertEquals(0, there.gradient()[sigma], 1e-9);
  }

  /** One sigma for normal and Laplace residuals is best at the root of a quadratic. */
  @Test
  void aStandardDeviationSharedByTwoFamiliesIsProfiled() {
    ObservationVariants v =
        new ObservationVariants(
            new StiffPair.Observed(Noise.NORMAL, Noise.LOG_LAPLACE),
            StiffPair.PARAMETERS,
            List.of(new Variant(0, Map.of("e", parameter("sd"))), new Variant(1, Map.of())));
    Measurements data =
        new Measurements(
            new double[] {1, 1, 2, 2, 3}, new int[] {0, 1, 0, 1, 1}, new double[] {2, 3, 4, 5, 6});
    FitProblem problem =
        new FitProblem(
            new StiffPair(),
            v,
            StiffPair.values(),
            List.of(FreeParameter.of("c", 0.7), FreeParameter.of("sd", 20)),
            List.of(Experiment.of("pair", data)),
            SolveOptions.DEFAULTS);
    Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
    double[] theta = problem.coordinates().start();
    Evaluation.Feasible before =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(theta, 1));
    Likelihood.Point point = likelihood.profileNoise(theta, before).orElseThrow();
    Evaluation.Feasible there =
        assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(point.theta(), 1));
    assertEquals(0, there.gradient()[1], 1e-12);
    assertEquals(there.total(), point.evaluation().total(), 1e-12);
    assertArrayEquals(there.root(), point.evaluation().root(), 1e-12);
  }

  @Test
  void whatHasNoLogarithmIsInfeasibleOrRefused() {
    FitProblem problem = StiffPair.problem(Noise.LOG10_NORMAL, 1, 1, 2);
    double[] values = StiffPair.values();
    values[2] = -2;
    FitProblem negative =
        new FitProblem(
            problem.system(),
            problem.observation(),
            values,
            problem.free(),
            problem.experiments(),
            problem.solve());
    Evaluation.Infeasible e =
        assertInstanceOf(
            Evaluation.Infeasible.class,
            new Likelihood(negative, new LocalExecutor(1))
                .evaluate(problem.coordinates().start(), 1));
    assertTrue(e.why().startsWith("B is -0.99"), e.why());
    assertTrue(e.why().endsWith(" at time 1.0, where log10-normal noise has no density"), e.why());
    assertEquals(
        "experiment pair: B cannot have been measured as 0.0 at time 2.0 with log-laplace noise",
        assertThrows(
                IllegalArgumentException.class, () -> StiffPair.problem(Noise.LOG_LAPLACE, 1, 1, 0))
            .getMessage());
  }

  @Test
  void evaluationsAllocateNothing() {
    ObservationVariants v = variants(Noise.NORMAL);
    ObservationEvaluator evaluator = v.newEvaluator();
    double[] y = {0.7, 1.3};
    double[] p = StiffPair.values();
    double[] values = new double[p.length];
    boolean[] regime = {};
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    double sum = 0;
    // the first rounds load classes and are compiled
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int i = 0; i < 10_000; i++) {
        int k = i % 5;
        sum += evaluator.value(k, 0, y, p, regime) + evaluator.noise(k, 0, y, p, regime);
        evaluator.stateGradient(k, 0, y, p, regime, values);
        evaluator.parameterGradient(k, 0, y, p, regime, values);
        evaluator.noiseStateGradient(k, 0, y, p, regime, values);
        evaluator.noiseParameterGradient(k, 0, y, p, regime, values);
      }
      allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
    assertTrue(sum > 0);
    assertTrue(allocated < 10_000, allocated + " bytes in 60,000 evaluations");
  }

  /** The solver's steps apart, everything is linear in the number of measurements. */
  @Test
  void manyVariantsAreLight() {
    int rows = 30_000;
    List<Variant> many = new ArrayList<>();
    double[] t = new double[rows];
    int[] k = new int[rows];
    double[] d = new double[rows];
    SplittableRandom random = new SplittableRandom(6);
    for (int i = 0; i < rows; i++) {
      many.add(
          new Variant(
              0,
              Map.of(
                  "s", parameter("gain"), "o", number(0), "e", number(0.1 + random.nextDouble()))));
      t[i] = i % 100;
      k[i] = i;
      d[i] = random.nextDouble();
    }
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          ObservationVariants v =
              new ObservationVariants(
                  new StiffPair.Observed(Noise.NORMAL), StiffPair.PARAMETERS, many);
          FitProblem problem =
              new FitProblem(
                  new StiffPair(),
                  v,
                  StiffPair.VALUES.clone(),
                  List.of(FreeParameter.of("c", 0.7), FreeParameter.of("gain", 1)),
                  List.of(Experiment.of("many", new Measurements(t, k, d))),
                  SolveOptions.DEFAULTS);
          assertTrue(NoiseParameters.of(problem).isEmpty());
          Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
          double[] theta = problem.coordinates().start();
          assertInstanceOf(Evaluation.Feasible.class, likelihood.evaluate(theta, 1));
          assertEquals(rows, Prediction.of(problem, new double[] {0.7, 1}).orElseThrow().size());
        });
  }
}
