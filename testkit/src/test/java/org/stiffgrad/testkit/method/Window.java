package org.stiffgrad.testkit.method;

import java.util.List;
import org.stiffgrad.system.OdeSystem;
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
          of(Problems.PROTHERO_ROBINSON, 1, 0.02, -100),
          of(Problems.FORCED_RELAXATION_ZERO, 1, 0.02, -100),
          of(Problems.CHAIN, 1, 4e-4, 1e3, 2e3, 1));

  private static Window of(Problem problem, double stiff, double resolved, double... parameters) {
    double[] p = parameters.length == 0 ? problem.parameters() : parameters;
    return new Window(at(problem, p), thrice(stiff), thrice(resolved));
  }

  private static double[] thrice(double time) {
    return new double[] {time / 2, time, 2 * time};
  }

  /** The same problem with other parameters. */
  static Problem at(Problem problem, double... parameters) {
    return new Problem(
        problem.name(),
        twiceDifferentiable(problem),
        parameters,
        problem.tEnd(),
        problem.weights(),
        new double[0]);
  }

  private static OdeSystem twiceDifferentiable(Problem problem) {
    if (problem.system().isAutonomous()) {
      return TwiceDifferentiable.polynomial(problem.system());
    }
    double slope = problem.name().equals(Problems.PROTHERO_ROBINSON.name()) ? 1 : 0;
    return TwiceDifferentiable.cosine(problem.system(), slope);
  }

  /** Sample times for steps without iteration, which the solution must not leave behind. */
  double[] moderate() {
    return thrice(0.2 * stiff[0]);
  }

  @Override
  public String toString() {
    return problem.name();
  }
}
