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
 * @param noise scale sigma of the noise of the measurement in the model
 * @param distribution of the measured value
 */
public record Prediction(
    String experiment,
    double time,
    String observable,
    double data,
    double value,
    double noise,
    Noise distribution) {
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
              for (int j = 0; j < regime.length; j++) {
                regime[j] = t >= switchTimes[j];
              }
              for (int i = plan.rowStart[index]; i < plan.rowStart[index + 1]; i++) {
                int k = plan.observable[i];
                all.add(
                    new Prediction(
                        plan.experiment.name(),
                        t,
                        problem.observation().quantity(k),
                        plan.data[i],
                        observation.value(k, t, y, p, regime),
                        observation.noise(k, t, y, p, regime),
                        problem.observation().distribution(k)));
              }
            });
    return outcome instanceof Outcome.Solved;
  }
}
