package org.stiffgrad.testkit.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** A step allocates nothing: a solve of many steps allocates what a solve of few steps does. */
final class AllocationTest {
  private static final SampleSink NOWHERE = (k, t, y, s) -> {};
  private static final int RUNS = 6;
  private static final double COARSE = 1e-3;
  private static final double FINE = 1e-9;

  static List<Problem> all() {
    return Problems.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void stepsDoNotAllocate(Problem problem) {
    Solver coarse = new Solver(problem.system(), options(problem, COARSE));
    Solver fine = new Solver(problem.system(), options(problem, FINE));
    Ivp ivp = problem.ivp();
    assertMoreSteps(coarse.solve(ivp, NOWHERE), fine.solve(ivp, NOWHERE));
    assertEquals(bytes(() -> coarse.solve(ivp, NOWHERE)), bytes(() -> fine.solve(ivp, NOWHERE)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void tangentsDoNotAllocate(Problem problem) {
    ForwardTangent coarse = new ForwardTangent(problem.system(), options(problem, COARSE));
    ForwardTangent fine = new ForwardTangent(problem.system(), options(problem, FINE));
    Ivp ivp = problem.ivp();
    int[] columns = IntStream.range(0, problem.parameters().length).toArray();
    assertMoreSteps(coarse.solve(ivp, columns, NOWHERE), fine.solve(ivp, columns, NOWHERE));
    assertEquals(
        bytes(() -> coarse.solve(ivp, columns, NOWHERE)),
        bytes(() -> fine.solve(ivp, columns, NOWHERE)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void adjointsDoNotAllocateOnceTheTapeHasGrown(Problem problem) {
    DiscreteAdjoint coarse = new DiscreteAdjoint(problem.system(), options(problem, COARSE));
    DiscreteAdjoint fine = new DiscreteAdjoint(problem.system(), options(problem, FINE));
    Ivp ivp = problem.ivp();
    double[] gradient = new double[problem.parameters().length];
    SampleCotangent cotangent = (k, t, y, lambda) -> lambda[0] += 1;
    assertMoreSteps(coarse.solve(ivp, NOWHERE), fine.solve(ivp, NOWHERE));
    assertEquals(
        bytes(
            () -> {
              coarse.solve(ivp, NOWHERE);
              coarse.gradient(cotangent, gradient);
            }),
        bytes(
            () -> {
              fine.solve(ivp, NOWHERE);
              fine.gradient(cotangent, gradient);
            }));
  }

  private static SolveOptions options(Problem problem, double rtol) {
    return SolveOptions.DEFAULTS.withTolerances(problem.tolerances(rtol));
  }

  private static void assertMoreSteps(Outcome coarse, Outcome fine) {
    assertInstanceOf(Outcome.Solved.class, coarse);
    assertInstanceOf(Outcome.Solved.class, fine);
    assertTrue(coarse.stats().steps() + 20 < fine.stats().steps(), coarse + " " + fine);
  }

  /** The fewest bytes that one of several runs allocates on this thread. */
  private static long bytes(Runnable run) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    for (int k = 0; k < RUNS; k++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      run.run();
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return fewest;
  }
}
