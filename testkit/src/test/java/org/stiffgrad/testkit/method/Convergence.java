package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.RungeKutta;
import org.stiffgrad.method.SingularFirk;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** Orders of convergence as observed on grids of which each has half the step of the one before. */
final class Convergence {
  private static final Method REFEREE = MethodCatalogue.find("radau-iia-9").orElseThrow();

  /** Errors below this are not of the method alone. */
  private static final double ROUNDING = 2e-12;

  private static final int MOST_STEPS = 1024;

  /** On finer grids h lambda would be in sight. */
  private static final int MOST_STIFF_STEPS = 32;

  private static final double STIFF = -1e6;

  /** Errors there are of the size h^q / lambda. */
  private static final double STIFF_ROUNDING = 1e-14;

  private Convergence() {}

  /**
   * Order between the finest two grids that rounding leaves alone, NaN where there are not two.
   *
   * @param end the last of four times at which all components are compared
   * @param first steps between them on the coarsest grid
   */
  static double order(Method method, Problem problem, double end, int first) {
    return order(
        method, problem, end, first, MOST_STEPS, solve(REFEREE, problem, end, 64), ROUNDING);
  }

  /** Order on Prothero and Robinson's problem with h lambda beyond all bounds. */
  static double stiffOrder(Method method) {
    Problem stiff = Window.at(Problems.PROTHERO_ROBINSON, STIFF);
    double[] exact = {Math.cos(2), Math.cos(4), Math.cos(6), Math.cos(8)};
    return order(method, stiff, 8, 1, MOST_STIFF_STEPS, exact, STIFF_ROUNDING);
  }

  /** What (stability.21) says of {@link #stiffOrder}. */
  static int predictedStiffOrder(RungeKutta method) {
    int q = method.stageOrder().orElseThrow();
    boolean accumulates = Math.abs(method.stability().atInfinity() - 1) < 1e-9;
    int local = method.tableau().isStifflyAccurate() ? q : q + 1;
    if (method instanceof SingularFirk && !method.tableau().isStifflyAccurate()) {
      local = q + 2;
    }
    return accumulates ? local - 1 : local;
  }

  private static double order(
      Method method,
      Problem problem,
      double end,
      int first,
      int most,
      double[] exact,
      double rounding) {
    double order = Double.NaN;
    double previous = Double.NaN;
    for (int steps = first; steps <= most; steps *= 2) {
      double error = distance(solve(method, problem, end, steps), exact);
      if (error < rounding) {
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
}
