package org.stiffgrad.testkit.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** A step allocates nothing: a solve of many steps allocates what a solve of few steps does. */
final class AllocationTest {
  private static final SampleSink NOWHERE = (k, t, y, s) -> {};
  private static final int RUNS = 20;

  static List<Problem> all() {
    return Problems.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void stepsDoNotAllocate(Problem problem) {
    Solver coarse = new Solver(problem.system(), options(problem, 1e-3));
    Solver fine = new Solver(problem.system(), options(problem, 1e-9));
    Ivp ivp = problem.ivp();
    assertTrue(steps(coarse, ivp) + 20 < steps(fine, ivp), problem + " takes more steps");
    assertEquals(bytes(coarse, ivp), bytes(fine, ivp), problem + " allocates in its steps");
  }

  private static SolveOptions options(Problem problem, double rtol) {
    return SolveOptions.DEFAULTS.withTolerances(problem.tolerances(rtol));
  }

  private static int steps(Solver solver, Ivp ivp) {
    Outcome outcome = solver.solve(ivp, NOWHERE);
    assertTrue(outcome instanceof Outcome.Solved, outcome::toString);
    return outcome.stats().steps();
  }

  /** The fewest bytes that one of several solves allocates on this thread. */
  private static long bytes(Solver solver, Ivp ivp) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    for (int k = 0; k < RUNS; k++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      solver.solve(ivp, NOWHERE);
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return fewest;
  }
}
