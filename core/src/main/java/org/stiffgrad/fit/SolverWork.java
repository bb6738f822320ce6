package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.solve.Stats;

/**
 * What it takes to solve one experiment once, without sensitivities.
 *
 * @param experiment its name
 */
public record SolverWork(String experiment, Stats stats) {
  /**
   * Solves every experiment that has measurements.
   *
   * @param values of the free parameters, on the linear scale
   */
  public static List<SolverWork> of(FitProblem problem, double[] values) {
    Solver solver = new Solver(problem.system(), problem.solve());
    List<SolverWork> all = new ArrayList<>();
    for (ExperimentPlan plan : ExperimentPlan.of(problem)) {
      if (plan.times.length > 0) {
        Ivp ivp =
            new Ivp(
                problem.system(),
                plan.parameters(values),
                plan.experiment.initialTime(),
                plan.times);
        Outcome outcome = solver.solve(ivp, (index, t, y, s) -> {});
        all.add(new SolverWork(plan.experiment.name(), outcome.stats()));
      }
    }
    return all;
  }
}
