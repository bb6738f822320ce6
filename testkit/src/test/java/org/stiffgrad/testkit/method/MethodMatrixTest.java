package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.method.Chebyshev;
import org.stiffgrad.method.Dirk;
import org.stiffgrad.method.Explicit;
import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.ExponentialMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.Rosenbrock;
import org.stiffgrad.method.RosenbrockMethods;
import org.stiffgrad.method.Tableau;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.sensitivity.GradientAudit;
import org.stiffgrad.sensitivity.GradientAudit.Audited;
import org.stiffgrad.sensitivity.SampleLoss;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.Tolerance;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** Every method with a stepper on every problem, on given grids. */
final class MethodMatrixTest {
  private static final long SEED = 11;
  private static final int STEPS = 5;
  private static final int RUNS = 6;
  private static final Method REFEREE = MethodCatalogue.find("radau-iia-9").orElseThrow();

  /** Errors below this are not of the method alone. */
  private static final double ROUNDING = 2e-12;

  /** L = sum of (y_i / scale)^2, for which every component counts alike. */
  private record SquareLoss(double[] scale) implements SampleLoss {
    @Override
    public double value(int index, double t, double[] y, double[] p) {
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        sum += y[i] * y[i] / (scale[i] * scale[i]);
      }
      return sum;
    }

    @Override
    public void addStateGradient(int index, double t, double[] y, double[] p, double[] gradient) {
      for (int i = 0; i < y.length; i++) {
        gradient[i] += 2 * y[i] / (scale[i] * scale[i]);
      }
    }
  }

  static List<Method> methods() {
    return MethodCatalogue.ALL.stream().filter(Method::isSolvable).toList();
  }

  static Stream<Arguments> pairs() {
    return methods().stream().flatMap(m -> Window.ALL.stream().map(w -> Arguments.of(m, w)));
  }

  private static boolean isExplicit(Method method) {
    return method instanceof Explicit || method instanceof Chebyshev;
  }

  private static double[] times(Method method, Window window) {
    if (isExplicit(method)) {
      return window.resolved();
    }
    if (method instanceof Exponential e) {
      // Without an algebraic part a long step forgets what drives the slow motion, and runs off it.
      boolean forgets = e.nonlinearPart().coefficients().length == 0;
      return forgets ? window.resolved() : window.moderate();
    }
    return method instanceof Rosenbrock ? window.moderate() : window.stiff();
  }

  private static SolveOptions options(Method method, int steps) {
    return SolveOptions.DEFAULTS
        .withTolerances(Tolerances.relative(1e-10))
        .withFixedGrid(method, steps);
  }

  private static int[] columns(Problem problem) {
    return IntStream.range(0, problem.parameters().length).toArray();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void tangentAndAdjointAgree(Method method, Window window) {
    Problem problem = window.problem();
    GradientAudit.Result result =
        new GradientAudit(problem.system(), options(method, STEPS))
            .audit(
                problem.ivp(times(method, window)),
                columns(problem),
                new SquareLoss(scale(method, window)),
                new SplittableRandom(SEED));
    Audited audited = assertInstanceOf(Audited.class, result, result::toString);
    double largest = 0;
    for (int j = 0; j < audited.gradient().length; j++) {
      largest = Math.max(largest, Math.abs(audited.gradient()[j] * problem.parameters()[j]));
    }
    // Where a method is all but exact, what is left of the gradient is rounding.
    double allowed = 1e-10 * largest + Tolerance.rounding(100) * audited.value();
    assertTrue(audited.forwardVsAdjoint() * largest <= allowed, audited::toString);
  }

  /** The largest size of each component at the samples. */
  private static double[] scale(Method method, Window window) {
    Problem problem = window.problem();
    double[] scale = new double[problem.system().states().size()];
    new Solver(problem.system(), options(method, STEPS))
        .solve(
            problem.ivp(times(method, window)),
            (k, t, y, s) -> {
              for (int i = 0; i < y.length; i++) {
                scale[i] = Math.max(scale[i], Math.abs(y[i]));
              }
            });
    return scale;
  }

  /** Tangents of linearly implicit steps need more of a system than others. */
  @Test
  void aSystemWithoutSecondDerivativesIsRefused() {
    OdeSystem system = Problems.HIRES.system();
    SolveOptions options = options(RosenbrockMethods.RODAS4, STEPS);
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TimeLoop.of(system, options));
    assertEquals(
        "rodas4 needs second derivatives for its sensitivities, and hires has none",
        refusal.getMessage());
    SolveOptions exponential = options(ExponentialMethods.ETD1, STEPS);
    refusal = assertThrows(IllegalArgumentException.class, () -> TimeLoop.of(system, exponential));
    assertEquals(
        "etd1 needs a linear part or second derivatives for its sensitivities, and hires has"
            + " neither",
        refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyStepKeepsTheContract(Method method, Window window) {
    OdeSystem system = window.problem().system();
    contract(TimeLoop.of(system, options(method, STEPS)), system)
        .check(window.problem().ivp(times(method, window)));
  }

  static List<Window> windows() {
    return Window.ALL;
  }

  /** Crouzeix's two stages of order 3, whose result is none of its stages. */
  @ParameterizedTest
  @MethodSource("windows")
  void stepsThatDoNotEndOnAStageKeepTheContract(Window window) {
    double g = (3 + Math.sqrt(3)) / 6;
    Tableau tableau = Tableau.of(new double[][] {{g, 0}, {1 - 2 * g, g}}, new double[] {0.5, 0.5});
    everyStepKeepsTheContract(new Dirk("crouzeix", "Crouzeix's SDIRK", tableau), window);
  }

  static Stream<Arguments> exponential() {
    return pairs().filter(pair -> pair.get()[0] instanceof Exponential);
  }

  /** What a system declares as linear is solved exactly, and moves with the parameters alone. */
  @ParameterizedTest
  @MethodSource("exponential")
  void stepsWithADeclaredLinearPartKeepTheContract(Method method, Window window) {
    OdeSystem system = WithLinearPart.of(window.problem().system());
    contract(TimeLoop.of(system, options(method, STEPS)), system)
        .check(window.problem().ivp(window.resolved()));
  }

  private static <W> StepContract<W> contract(TimeLoop<W> loop, OdeSystem system) {
    return new StepContract<>(loop, system, SEED);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void stepsAllocateNothing(Method method, Window window) {
    Problem problem = window.problem();
    Ivp ivp = problem.ivp(times(method, window));
    ForwardTangent few = new ForwardTangent(problem.system(), options(method, STEPS));
    ForwardTangent many = new ForwardTangent(problem.system(), options(method, 5 * STEPS));
    DiscreteAdjoint fewBack = new DiscreteAdjoint(problem.system(), options(method, STEPS));
    DiscreteAdjoint manyBack = new DiscreteAdjoint(problem.system(), options(method, 5 * STEPS));
    assertEquals(bytes(ivp, columns(problem), few), bytes(ivp, columns(problem), many));
    assertEquals(bytes(ivp, fewBack), bytes(ivp, manyBack));
  }

  private static long bytes(Ivp ivp, int[] columns, ForwardTangent tangent) {
    return fewestBytes(
        () ->
            assertInstanceOf(
                Outcome.Solved.class, tangent.solve(ivp, columns, (k, t, y, s) -> {})));
  }

  private static long bytes(Ivp ivp, DiscreteAdjoint adjoint) {
    double[] gradient = new double[ivp.p().length];
    return fewestBytes(
        () -> {
          adjoint.solve(ivp, (k, t, y, s) -> {});
          adjoint.gradient((k, t, y, lambda) -> lambda[0] += 1, gradient);
        });
  }

  private static long fewestBytes(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    for (int k = 0; k < RUNS; k++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      run.run();
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return fewest;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theOrderIsThatOfTheTheoryWhereNothingIsStiff(Method method) {
    Problem cosine = Window.at(Problems.PROTHERO_ROBINSON, -1);
    Problem nonlinear = Window.at(Problems.VANDERPOL_100, 0.5);
    // With the Jacobian for its linear part exponential Euler is better than its conditions say.
    Problem oscillator = method instanceof Exponential ? declaring(nonlinear) : nonlinear;
    assertEquals(method.order(), measuredOrder(method, cosine, 16, 1), 0.2, method + " " + cosine);
    if (method.order() > 6) {
      return; // Rounding is reached before the next terms of the error have faded.
    }
    double order = measuredOrder(method, oscillator, 8, 4);
    // Tableaus like dopri5's are chosen for a small leading error, and the next term shows.
    assertEquals(method.order(), Math.min(order, isExplicit(method) ? method.order() : order), 0.2);
  }

  private static Problem declaring(Problem problem) {
    return new Problem(
        problem.name(),
        WithLinearPart.of(problem.system()),
        problem.parameters(),
        problem.tEnd(),
        problem.weights(),
        new double[0]);
  }

  /** Then N has no derivative at the step's start, and the order is 2 (exponential.12). */
  @Test
  void exponentialEulerGainsAnOrderFromTheJacobian() {
    Problem oscillator = Window.at(Problems.VANDERPOL_100, 0.5);
    assertEquals(2, measuredOrder(ExponentialMethods.ETD1, oscillator, 8, 4), 0.2);
    assertEquals(1, measuredOrder(ExponentialMethods.IF_EULER, oscillator, 8, 4), 0.2);
  }

  /** Order between the finest two grids, each half the one before, that rounding leaves alone. */
  private static double measuredOrder(Method method, Problem problem, double end, int first) {
    double[] exact = solve(REFEREE, problem, end, 64);
    double order = Double.NaN;
    double previous = Double.NaN;
    for (int steps = first; steps <= 1024; steps *= 2) {
      double error = distance(solve(method, problem, end, steps), exact);
      if (error < ROUNDING) {
        break;
      }
      order = Math.log(previous / error) / Math.log(2);
      previous = error;
    }
    return order;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** All components at four times. */
  private static double[] solve(Method method, Problem problem, double end, int steps) {
    SolveOptions options =
        SolveOptions.DEFAULTS
            .withTolerances(Tolerances.relative(1e-9))
            .withFixedGrid(method, steps);
    int n = problem.system().states().size();
    double[] all = new double[4 * n];
    assertInstanceOf(
        Outcome.Solved.class,
        new Solver(problem.system(), options)
            .solve(
                problem.ivp(end / 4, end / 2, 3 * end / 4, end),
                (k, t, y, s) -> System.arraycopy(y, 0, all, k * n, n)));
    return all;
  }

  static List<Dirk> stifflyAccurate() {
    return MethodCatalogue.ALL.stream()
        .filter(Dirk.class::isInstance)
        .map(Dirk.class::cast)
        .filter(d -> d.stability().atInfinity() == 0)
        .toList();
  }

  /** With h lambda beyond all bounds only the stage order is left: the error is h^q / lambda. */
  @ParameterizedTest
  @MethodSource("stifflyAccurate")
  void stiffTermsReduceTheOrderToThatOfTheStages(Dirk method) {
    Problem stiff = Window.at(Problems.PROTHERO_ROBINSON, -1e6);
    double[] exact = {Math.cos(2), Math.cos(4), Math.cos(6), Math.cos(8)};
    double coarse = distance(solve(method, stiff, 8, 16), exact);
    double fine = distance(solve(method, stiff, 8, 32), exact);
    assertEquals(method.stageOrder().orElseThrow(), Math.log(coarse / fine) / Math.log(2), 0.2);
  }

  /** What has no solution is a failure with a reason, never a result. */
  @ParameterizedTest
  @MethodSource("methods")
  void whatCannotBeSolvedIsReported(Method method) {
    // Linearly implicit steps find a point even where the equation explodes; not where f ends.
    Problem problem =
        method instanceof Rosenbrock
            ? Window.at(Problems.CHAIN, 1e200, -1e200, 1)
            : Window.at(Problems.ROBERTSON_4E5, 0.04, -3e7, 0);
    Outcome outcome =
        new Solver(problem.system(), options(method, STEPS))
            .solve(problem.ivp(1, 2), (k, t, y, s) -> {});
    assertInstanceOf(Outcome.Failed.class, outcome);
  }
}
