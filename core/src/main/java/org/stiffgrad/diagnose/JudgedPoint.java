package org.stiffgrad.diagnose;

import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/** One point by the training solver and by the reference. */
sealed interface JudgedPoint {
  /** Loosest relative tolerance of the reference. */
  double REFERENCE_RTOL = 1e-8;

  /** How much tighter than training the reference is at least, and its tightest tolerance. */
  double TIGHTER = 0.1;

  double TIGHTEST = 1e-12;

  /** Both could be computed. */
  record Solved(Evaluation.Feasible training, Evaluation.Feasible reference, Comparison comparison)
      implements JudgedPoint {}

  /** One of them could not. */
  record Unsolved(String why) implements JudgedPoint {}

  /**
   * @param problem its solve options are the training solver
   */
  static JudgedPoint of(FitProblem problem, double[] theta, ShardExecutor executor) {
    Evaluation training = new Likelihood(problem, executor).evaluate(theta, 1);
    if (training instanceof Evaluation.Infeasible infeasible) {
      return new Unsolved(infeasible.why());
    }
    SolveOptions careful = reference(problem.solve());
    Evaluation reference = new Likelihood(problem.withSolve(careful), executor).evaluate(theta, 1);
    if (reference instanceof Evaluation.Infeasible infeasible) {
      return new Unsolved(
          "the reference, which chooses its steps by the error of the sensitivities, fails: "
              + infeasible.why());
    }
    Evaluation.Feasible judged = (Evaluation.Feasible) training;
    Evaluation.Feasible exact = (Evaluation.Feasible) reference;
    double rtol = careful.tolerances().rtol();
    return new Solved(judged, exact, Comparison.of(problem, theta, judged, exact, rtol));
  }

  /** Steps chosen by the error of states and sensitivities, tighter than training's. */
  private static SolveOptions reference(SolveOptions training) {
    boolean isFixed = training.stepsPerInterval() > 0;
    double rtol = isFixed ? REFERENCE_RTOL : TIGHTER * training.tolerances().rtol();
    double tight = Math.max(TIGHTEST, Math.min(REFERENCE_RTOL, rtol));
    return SolveOptions.DEFAULTS
        .withMaxSteps(training.maxSteps())
        .withTolerances(Tolerances.relative(tight))
        .withSensitivityErrorControl(true);
  }
}
