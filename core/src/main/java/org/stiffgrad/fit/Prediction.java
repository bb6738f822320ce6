package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Evaluator;

/**
 * One measurement beside what the model says of it.
 *
 * @param experiment name of the experiment
 * @param observable name of the measured quantity
 * @param data the measured value
 * @param value the model's value
 * @param noise what one sigma of the noise is there in the unit of the data: sigma / T'(value) with
 *     T of (fit.4), for additive noise sigma itself
 */
public record Prediction(
    String experiment, double time, String observable, double data, double value, double noise) {
  /**
   * All measurements of a problem, experiment by experiment in the order of time: prediction i
   * belongs to the rows 2i and 2i + 1 of an {@link Evaluation.Feasible}.
   *
   * @param values of the free parameters, on the linear scale
   * @return empty where the model cannot be solved there
   */
  public static Optional<List<Prediction>> of(FitProblem problem, double[] values) {
    Solver solver = new Solver(problem.system(), problem.solve());
    List<Prediction> all = new ArrayList<>();
    for (ExperimentPlan plan : ExperimentPlan.of(problem)) {
      if (plan.times.length > 0 && !add(problem, plan, plan.parameters(values), solver, all)) {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }

  private static boolean add(
      FitProblem problem, ExperimentPlan plan, double[] p, Solver solver, List<Prediction> all) {
    ObservationEvaluator observation = problem.observation().newEvaluator();
    Evaluator system = problem.system().newEvaluator();
    double[] switchTimes = new double[problem.system().switchTimeJacobian().rows()];
    boolean[] regime = new boolean[switchTimes.length];
    system.switchTimes(p, switchTimes);
    Ivp ivp = new Ivp(problem.system(), p, plan.experiment.initialTime(), plan.times);
    Outcome outcome =
        solver.solve(
            ivp,
            (index, t, y, s) -> {
              problem.system().regimeAt(t, switchTimes, regime);
              for (int i = plan.rowStart[index]; i < plan.rowStart[index + 1]; i++) {
                int k = plan.observable[i];
                double h = observation.value(k, t, y, p, regime);
                double sigma = observation.noise(k, t, y, p, regime);
                all.add(
                    new Prediction(
                        plan.experiment.name(),
                        t,
                        problem.observation().quantity(k),
                        plan.data[i],
                        h,
                        sigma / problem.observation().distribution(k).transform().derivative(h)));
              }
            });
    return outcome instanceof Outcome.Solved;
  }
}
