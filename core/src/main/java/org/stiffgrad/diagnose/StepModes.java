package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.KeptSteps;
import org.stiffgrad.solve.TimeLoop;

/** Takes the training solver's steps again and looks at the modes in each of them. */
final class StepModes {
  /** Steps of one experiment that are kept; of more, every second is dropped again and again. */
  private static final int MOST_STEPS = 200;

  /** Likewise of steps chosen by their error, which have no reason to be of the wrong sign. */
  private static final int MOST_ADAPTIVE_STEPS = 20;

  /** States from which eigenvectors cost more than they tell. */
  private static final int MOST_STATES = 150;

  private static final int MOST_EXPERIMENTS = 4;

  /** Participations of one experiment that are kept. */
  private static final int MOST_NUMBERS = 30_000;

  private StepModes() {}

  /**
   * @param values of the free parameters, on the linear scale
   * @param magnitude size of each free parameter
   */
  static List<ModeStep> of(FitProblem problem, double[] values, double[] magnitude) {
    List<ModeStep> all = new ArrayList<>();
    if (problem.system().states().size() > MOST_STATES) {
      return all;
    }
    int rows = problem.system().states().size() * Math.max(1, problem.free().size());
    int limit = problem.solve().stepsPerInterval() > 0 ? MOST_STEPS : MOST_ADAPTIVE_STEPS;
    int most = Math.max(8, Math.min(limit, MOST_NUMBERS / rows));
    StabilityFunction stability = problem.solve().method().stability();
    TimeLoop<?> loop = TimeLoop.of(problem.system(), problem.solve());
    for (Experiment e : problem.experiments().stream().limit(MOST_EXPERIMENTS).toList()) {
      double[] p = problem.parametersOf(e, values);
      double[] times = e.measurements().distinctTimes();
      if (times.length > 0) {
        ModeAnalysis analysis = new ModeAnalysis(problem, e, p, magnitude, stability);
        KeptSteps.of(loop, new Ivp(problem.system(), p, e.initialTime(), times), most)
            .forEach(step -> analysis.add(step, all));
      }
    }
    return all;
  }
}
