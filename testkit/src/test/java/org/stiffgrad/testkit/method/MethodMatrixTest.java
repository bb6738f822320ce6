package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.method.Dirk;
import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.ExponentialMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.MethodFacts;
import org.stiffgrad.method.Rosenbrock;
import org.stiffgrad.method.RosenbrockMethods;
import org.stiffgrad.method.RungeKutta;
import org.stiffgrad.method.Stability;
import org.stiffgrad.method.Tableau;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.sensitivity.GradientAudit.Audited;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.Tolerance;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** Every method with a stepper on every problem, on given grids. */
final class MethodMatrixTest {
  private static final long SEED = 11;
  private static final int STEPS = MatrixCase.STEPS;
  private static final int RUNS = 6;

  /**
   * A method as its author defines it, in one constant: two stages, of which none is the result.
   */
  private static final Dirk MADE_UP =
      new Dirk(
          "made-up",
          "two stages of order 2",
          Tableau.of(new double[][] {{0.4, 0}, {0.5, 0.4}}, new double[] {0.8, 0.2}));

  static List<Method> methods() {
    return Stream.concat(MethodCatalogue.ALL.stream(), Stream.of(MADE_UP))
        .filter(Method::isSolvable)
        .toList();
  }

  static Stream<Arguments> pairs() {
    return methods().stream().flatMap(m -> Window.ALL.stream().map(w -> Arguments.of(m, w)));
  }

  private static SolveOptions options(Method method, int steps) {
    return MatrixCase.options(method, steps);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void tangentAndAdjointAgree(Method method, Window window) {
    Problem problem = window.problem();
    Audited audited = new MatrixCase(method, window).audit();
    double largest = 0;
    for (int j = 0; j < audited.gradient().length; j++) {
      largest = Math.max(largest, Math.abs(audited.gradient()[j] * problem.parameters()[j]));
    }
    // Where a method is all but exact, what is left of the gradient is rounding.
    double allowed = 1e-10 * largest + Tolerance.rounding(100) * audited.value();
    assertTrue(audited.forwardVsAdjoint() * largest <= allowed, audited::toString);
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
        .check(new MatrixCase(method, window).ivp());
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
    MatrixCase tried = new MatrixCase(method, window);
    Ivp ivp = tried.ivp();
    ForwardTangent few = new ForwardTangent(problem.system(), options(method, STEPS));
    ForwardTangent many = new ForwardTangent(problem.system(), options(method, 5 * STEPS));
    DiscreteAdjoint fewBack = new DiscreteAdjoint(problem.system(), options(method, STEPS));
    DiscreteAdjoint manyBack = new DiscreteAdjoint(problem.system(), options(method, 5 * STEPS));
    assertEquals(bytes(ivp, tried.columns(), few), bytes(ivp, tried.columns(), many));
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
    assertEquals(
        method.order(), Convergence.order(method, cosine, 16, 1), 0.2, method + " " + cosine);
    if (method.order() > 6) {
      return; // Rounding is reached before the next terms of the error have faded.
    }
    double order = Convergence.order(method, oscillator, 8, 4);
    // Tableaus like dopri5's are chosen for a small leading error, and the next term shows.
    assertEquals(
        method.order(),
        Math.min(order, MatrixCase.isExplicit(method) ? method.order() : order),
        0.2);
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
    assertEquals(2, Convergence.order(ExponentialMethods.ETD1, oscillator, 8, 4), 0.2);
    assertEquals(1, Convergence.order(ExponentialMethods.IF_EULER, oscillator, 8, 4), 0.2);
  }

  static Stream<Method> implicitRungeKutta() {
    return methods().stream()
        .filter(m -> m instanceof RungeKutta && !MatrixCase.isExplicit(m))
        .sorted(Comparator.comparing(Method::id));
  }

  /** With h lambda beyond all bounds the stages decide (stability.21). */
  @ParameterizedTest
  @MethodSource("implicitRungeKutta")
  void stiffTermsReduceTheOrderToThatOfTheStages(RungeKutta method) {
    assertEquals(Convergence.predictedStiffOrder(method), Convergence.stiffOrder(method), 0.2);
  }

  @Test
  void factsFollowFromTheOneConstant() {
    MethodFacts facts = MethodFacts.of(MADE_UP);
    assertEquals(2, facts.order());
    assertEquals(OptionalInt.of(1), MADE_UP.stageOrder());
    // R = 1 - b A^-1 1 at infinity, with A^-1 1 = (2.5, -0.625).
    assertEquals(-0.875, facts.atInfinity(), Tolerance.rounding(10));
    assertEquals(Stability.Kind.A, facts.stability().kind());
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
