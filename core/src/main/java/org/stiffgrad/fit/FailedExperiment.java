package org.stiffgrad.fit;

import java.util.Optional;
import java.util.stream.IntStream;
import org.stiffgrad.sensitivity.FailureExplanation;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.Solver;

/**
 * The first experiment of a problem that cannot be solved.
 *
 * @param experiment its name
 * @param explanation empty where there is nothing to look at
 */
public record FailedExperiment(
    String experiment, Outcome.Failed failed, Optional<FailureExplanation> explanation) {
  /**
   * Solves one experiment after the other until one fails.
   *
   * @param values of the free parameters, on the linear scale
   * @return empty where all can be solved
   */
  public static Optional<FailedExperiment> of(FitProblem problem, double[] values) {
    Solver solver = new Solver(problem.system(), problem.solve());
    for (ExperimentPlan plan : ExperimentPlan.of(problem)) {
      if (plan.times.length > 0) {
        double[] p = plan.parameters(values);
        Ivp ivp = new Ivp(problem.system(), p, plan.experiment.initialTime(), plan.times);
        if (solver.solve(ivp, (i, t, y, s) -> {}) instanceof Outcome.Failed failed) {
          int[] free = IntStream.range(0, p.length).filter(j -> plan.source[j] >= 0).toArray();
          return Optional.of(
              new FailedExperiment(
                  plan.experiment.name(),
                  failed,
                  FailureExplanation.of(problem.system(), problem.solve(), ivp, failed, free)));
        }
      }
    }
    return Optional.empty();
  }
}
