package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.execute.LocalExecutor;

class LikelihoodTest {
  /** Central differences with step cbrt(eps) leave cbrt(eps)^2 times some third derivative. */
  private static final double FINITE_DIFFERENCE = 1e-7;

  /** Sums of some hundred terms that are added in another order. */
  private static final double ROUNDING = 1e-12;

  /** The transposed steps of an adaptive solve repeat its Newton-converged linear algebra. */
  private static final double SOLVER_ROUNDING = 1e-9;

  private static Likelihood likelihood(FitProblem problem, int threads) {
    return new Likelihood(problem, new LocalExecutor(threads), DecaySimulation::new);
  }

  private static double[] somewhere(FitProblem problem, SplittableRandom random) {
    double[] theta = problem.coordinates().start();
    for (int j = 0; j < theta.length; j++) {
      theta[j] += 0.5 * (random.nextDouble() - 0.5);
    }
    return theta;
  }

  private static Evaluation.Feasible feasible(Evaluation e) {
    return assertInstanceOf(Evaluation.Feasible.class, e);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void gradientIsThatOfTheValue(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FitProblem problem = DecayProblems.rich(random);
    Likelihood likelihood = likelihood(problem, 1);
    double[] theta = somewhere(problem, random);
    double[] g = feasible(likelihood.evaluate(theta, 1)).gradient();
    double largest = Arrays.stream(g).map(Math::abs).max().orElseThrow();
    for (int j = 0; j < theta.length; j++) {
      double h = Math.cbrt(Math.ulp(1.0));
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[j] += h;
      down[j] -= h;
      double difference =
          (feasible(likelihood.evaluate(up, 0)).total()
                  - feasible(likelihood.evaluate(down, 0)).total())
              / (up[j] - down[j]);
      assertEquals(difference, g[j], FINITE_DIFFERENCE * largest, "seed " + seed + ", theta " + j);
    }
  }

  @Test
  void keptStatesAreObservedAgainToTheLastBit() {
    SplittableRandom random = new SplittableRandom(7);
    FitProblem problem = DecayProblems.rich(random);
    Likelihood likelihood = likelihood(problem, 1);
    double[] theta = somewhere(problem, random);
    SampledStates states = likelihood.sample(theta, 1).states();
    double[] moved = theta.clone();
    for (int j = 0; j < theta.length; j++) {
      moved[j] += likelihood.isWired(j) ? 0 : 0.3;
    }
    Evaluation.Feasible expected = feasible(likelihood.evaluate(moved, 1));
    long solved = likelihood.sensitivityEvaluations();
    Evaluation.Feasible seen = feasible(likelihood.observe(states, moved, 1));
    Evaluation.Feasible outside =
        feasible(likelihood.observe(states.withoutSensitivities(), moved, 1));
    assertEquals(solved, likelihood.sensitivityEvaluations());
    assertEquals(expected.objective(), seen.objective());
    assertArrayEquals(expected.q(), seen.q(), 0);
    assertArrayEquals(expected.root(), seen.root(), 0);
    double[] norms = outside.columnNorms();
    for (int j = 0; j < norms.length; j++) {
      boolean isPriorAlone = likelihood.isWired(j) && problem.free().get(j).prior().isPresent();
      if (!isPriorAlone) {
        assertEquals(likelihood.isWired(j) ? 0 : seen.columnNorms()[j], norms[j], "theta " + j);
      }
    }
  }

  @Test
  void adjointGivesTheSameGradient() {
    SplittableRandom random = new SplittableRandom(6);
    FitProblem problem = DecayProblems.rich(random);
    Likelihood likelihood = likelihood(problem, 1);
    double[] theta = somewhere(problem, random);
    double[] forward = feasible(likelihood.evaluate(theta, 1)).gradient();
    double[] adjoint =
        assertInstanceOf(Likelihood.Gradient.Of.class, likelihood.gradientByAdjoint(theta)).theta();
    double largest = Arrays.stream(forward).map(Math::abs).max().orElseThrow();
    assertArrayEquals(forward, adjoint, ROUNDING * largest);
  }

  /** As above through the solver's own steps. */
  @Test
  void adjointGivesTheSameGradientThroughTheSolver() {
    SplittableRandom random = new SplittableRandom(15);
    FitProblem problem = DecayProblems.rich(random);
    Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
    double[] theta = somewhere(problem, random);
    double[] forward = feasible(likelihood.evaluate(theta, 1)).gradient();
    double[] adjoint =
        assertInstanceOf(Likelihood.Gradient.Of.class, likelihood.gradientByAdjoint(theta)).theta();
    double largest = Arrays.stream(forward).map(Math::abs).max().orElseThrow();
    assertArrayEquals(forward, adjoint, SOLVER_ROUNDING * largest);
  }

  @Test
  void anObservableAtASwitchTakesTheSideAfterIt() {
    FitProblem problem = SwitchedObservation.problem(1.0);
    Likelihood likelihood = new Likelihood(problem, new LocalExecutor(1));
    Evaluation.Feasible e = feasible(likelihood.evaluate(problem.coordinates().start(), 1));
    // one before the switch at time 1: 10 y; on it and after: y. y = 1 throughout, data 0, sd 1
    assertArrayEquals(new double[] {10, 1, 1}, new double[] {e.q()[0], e.q()[2], e.q()[4]}, 1e-9);
  }

  @Test
  void valueAloneIsTheSameValue() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(7));
    Likelihood likelihood = likelihood(problem, 1);
    double[] theta = problem.coordinates().start();
    Evaluation.Feasible value = feasible(likelihood.evaluate(theta, 0));
    Evaluation.Feasible full = feasible(likelihood.evaluate(theta, 1));
    assertEquals(full.objective(), value.objective());
    assertArrayEquals(full.q(), value.q());
    assertEquals(0, value.root().length);
    assertEquals(1, likelihood.valueEvaluations());
    assertEquals(1, likelihood.sensitivityEvaluations());
  }

  @Test
  void threadsGiveTheSameBits() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(8));
    double[] theta = problem.coordinates().start();
    Evaluation.Feasible one = feasible(likelihood(problem, 1).evaluate(theta, 1));
    Likelihood many = likelihood(problem, 4);
    for (int repeat = 0; repeat < 20; repeat++) {
      Evaluation.Feasible other = feasible(many.evaluate(theta, 1));
      assertEquals(one.objective(), other.objective());
      assertArrayEquals(one.q(), other.q());
      assertArrayEquals(one.root(), other.root());
    }
  }

  @Test
  void valueIsTheSumOfTheTextbookDensity() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(9), false);
    double[] theta = problem.coordinates().toTheta(new double[] {1.1, 0.5, 1.9});
    Measurements m = problem.experiments().get(0).measurements();
    double expected = 0;
    for (int i = 0; i < m.size(); i++) {
      double x = 1.9 * Math.exp(-1.1 * m.times()[i]);
      double z = 3.8 * Math.exp(-0.5 * m.times()[i]);
      int k = m.observables()[i];
      double h = k == 0 ? x + 0.3 : k == 1 ? x * z : z;
      double sigma = k == 1 ? 0.05 + 0.03 * z : 0.02;
      double density =
          Math.exp(-0.5 * Math.pow((m.values()[i] - h) / sigma, 2))
              / Math.sqrt(2 * Math.PI * sigma * sigma);
      expected -= Math.log(density);
    }
    ObjectiveValue o = feasible(likelihood(problem, 1).evaluate(theta, 0)).objective();
    // densities far out underflow, so that this truth is compared where it still is one
    assertTrue(Double.isFinite(expected), "choose a point closer to the data");
    assertEquals(expected, o.value(), 1e-9 * Math.abs(expected));
    assertEquals(m.size(), o.residuals());
    assertEquals(0, o.prior());
  }

  /** E[g g'] = S'S at the truth, over random data. */
  @Test
  void informationIsTheCovarianceOfTheScore() {
    SplittableRandom random = new SplittableRandom(10);
    int draws = 1500;
    FitProblem first = DecayProblems.plain(random, true);
    double[] theta = first.coordinates().toTheta(new double[] {1.3, 0.4, 2.0, 0.02});
    double[] fisher = feasible(likelihood(first, 1).evaluate(theta, 1)).fisher();
    double[] covariance = new double[fisher.length];
    for (int i = 0; i < draws; i++) {
      FitProblem problem = DecayProblems.plain(random, true);
      double[] g = feasible(likelihood(problem, 1).evaluate(theta, 1)).gradient();
      for (int j = 0; j < fisher.length; j++) {
        covariance[j] += g[j / g.length] * g[j % g.length] / draws;
      }
    }
    int k = theta.length;
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double unit = Math.sqrt(fisher[a * k + a] * fisher[b * k + b]);
        // products of two nearly normal variables: sd at most sqrt(3), five of them allowed
        assertEquals(
            fisher[a * k + b] / unit,
            covariance[a * k + b] / unit,
            5 * Math.sqrt(3.0 / draws),
            a + ", " + b);
      }
    }
  }

  @Test
  void failedSolveIsInfeasible() {
    FitProblem problem = DecayProblems.rich(new SplittableRandom(11));
    double[] theta = problem.coordinates().start();
    theta[0] = Math.log(2 * DecaySimulation.LIMIT);
    Evaluation.Infeasible e =
        assertInstanceOf(Evaluation.Infeasible.class, likelihood(problem, 1).evaluate(theta, 1));
    assertTrue(e.why().contains("experiment plain"), e.why());
    assertTrue(e.why().contains("time 0.5"), e.why());
    assertInstanceOf(
        Likelihood.Gradient.Missing.class, likelihood(problem, 1).gradientByAdjoint(theta));
  }

  @Test
  void impossibleNoiseIsInfeasibleAndNamed() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(12), false);
    double[] values = problem.values().clone();
    values[4] = -1;
    FitProblem wrong =
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
            likelihood(wrong, 1).evaluate(problem.coordinates().start(), 1));
    assertTrue(e.why().contains("the noise of A is -1.0 at time 0.0"), e.why());
  }

  @Test
  void profiledNoiseIsTheMinimumAndItsEvaluation() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(13), true);
    Likelihood likelihood = likelihood(problem, 1);
    double[] theta = problem.coordinates().start();
    Likelihood.Point point =
        likelihood.profileNoise(theta, feasible(likelihood.evaluate(theta, 1))).orElseThrow();
    Evaluation.Feasible there = feasible(likelihood.evaluate(point.theta(), 1));
    assertEquals(there.total(), point.evaluation().total(), 1e-10 * Math.abs(there.total()));
    assertEquals(
        there.objective().chi2(),
        point.evaluation().objective().chi2(),
        1e-10 * there.objective().chi2());
    assertArrayEquals(there.q(), point.evaluation().q(), 1e-9);
    assertArrayEquals(there.root(), point.evaluation().root(), 1e-9);
    assertEquals(0, there.gradient()[3], 1e-9);
    assertTrue(likelihood.profileNoise(point.theta(), there).isEmpty());
  }

  @Test
  void profilingTheNoiseLeavesNegativeParametersAlone() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(13), true);
    List<FreeParameter> free = new ArrayList<>(problem.free());
    free.add(FreeParameter.of("offset", -0.2));
    FitProblem negative = problem.withFree(free);
    Likelihood likelihood = likelihood(negative, 1);
    double[] theta = negative.coordinates().start();
    double[] moved =
        likelihood
            .profileNoise(theta, feasible(likelihood.evaluate(theta, 1)))
            .orElseThrow()
            .theta();
    assertTrue(moved[3] != theta[3], "the noise is at its best");
    assertEquals(-0.2, moved[4]);
  }

  @Test
  void measurementsMayComeInAnyOrder() {
    FitProblem problem = DecayProblems.plain(new SplittableRandom(14), false);
    Measurements m = problem.experiments().get(0).measurements();
    int n = m.size();
    double[] times = new double[n];
    int[] observables = new int[n];
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      times[i] = m.times()[n - 1 - i];
      observables[i] = m.observables()[n - 1 - i];
      values[i] = m.values()[n - 1 - i];
    }
    FitProblem reversed =
        new FitProblem(
            problem.system(),
            problem.observation(),
            problem.values(),
            problem.free(),
            List.of(Experiment.of("plain", new Measurements(times, observables, values))),
            problem.solve());
    double[] theta = problem.coordinates().start();
    double expected = feasible(likelihood(problem, 1).evaluate(theta, 0)).total();
    double actual = feasible(likelihood(reversed, 1).evaluate(theta, 0)).total();
    assertEquals(expected, actual, ROUNDING * Math.abs(expected));
  }
}
