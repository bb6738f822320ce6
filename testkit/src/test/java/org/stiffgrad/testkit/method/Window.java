package org.stiffgrad.testkit.method;

import java.util.List;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * A problem with sample times far beyond its fast time scales, and some that explicit steps reach.
 *
 * @param stiff sample times
 * @param resolved sample times
 */
record Window(Problem problem, double[] stiff, double[] resolved) {
  static final List<Window> ALL =
      List.of(
          of(Problems.ROBERTSON_4E5, 0.02, 1e-3),
          of(Problems.HIRES, 10, 0.1),
          of(Problems.VANDERPOL_100, 20, 0.02),
          of(Problems.OREGONATOR, 1, 5e-3),
          of(at(Problems.PROTHERO_ROBINSON, -100), 1, 0.02),
          of(at(Problems.FORCED_RELAXATION_ZERO, -100), 1, 0.02),
          of(at(Problems.CHAIN, 1e4, 2e4, 1), 1, 4e-5));

  private static Window of(Problem problem, double stiff, double resolved) {
    return new Window(problem, thrice(stiff), thrice(resolved));
  }

  private static double[] thrice(double time) {
    return new double[] {time / 2, time, 2 * time};
  }

  /** The same problem with other parameters. */
  static Problem at(Problem problem, double... parameters) {
    return new Problem(
        problem.name(),
        problem.system(),
        parameters,
        problem.tEnd(),
        problem.weights(),
        new double[0]);
  }

  @Override
  public String toString() {
    return problem.name();
  }
}
