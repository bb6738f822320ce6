package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.method.StabilityFunction;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.StepListener;
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
        follow(loop, new Ivp(problem.system(), p, e.initialTime(), times), most)
            .forEach(step -> analysis.add(step, all));
      }
    }
    return all;
  }

  /** One accepted step. */
  record Step(double t, double h, double[] y, boolean[] regime) {}

  private static <W> List<Step> follow(TimeLoop<W> loop, Ivp ivp, int most) {
    Steps<W> steps = new Steps<>(most);
    loop.solve(ivp, steps);
    return steps.kept;
  }

  private static final class Steps<W> implements StepListener<W> {
    private List<Step> kept = new ArrayList<>();
    private int stride = 1;
    private int count;
    private final int most;

    Steps(int most) {
      this.most = most;
    }

    @Override
    public boolean accepted(Stepper<W> stepper, W work, StepState state) {
      if (count++ % stride == 0) {
        kept.add(new Step(state.t, state.h, state.y.clone(), state.regime.clone()));
      }
      if (kept.size() > most) {
        List<Step> half = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
          half.add(kept.get(i));
        }
        kept = half;
        stride *= 2;
      }
      return true;
    }
  }
}
