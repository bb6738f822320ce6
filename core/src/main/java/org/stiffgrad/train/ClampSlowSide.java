package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Begins again with every rate so slow that what it moves is not over before the first measurement:
 * a guess on the slow side has a gradient, one far on the stiff side has none. (train.2)
 */
final class ClampSlowSide implements Rescue {
  private static final int MOST_STARTS = 3;

  /** Relative change of a parameter for the derivative of J. */
  private static final double CHANGE = 1e-6;

  @Override
  public String id() {
    return "clamp-slow-side";
  }

  @Override
  public String summary() {
    return "begins again with rates so slow that nothing is over before the first measurement";
  }

  @Override
  public Phase from() {
    return Phase.APPROACH;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer, int round) {
    FitProblem problem = trainer.plan().problem();
    List<double[]> points = new ArrayList<>();
    if (round > 1) {
      return points; // nothing new
    }
    for (Found f : found.subList(0, Math.min(found.size(), MOST_STARTS))) {
      double[] slow = clamp(problem, f.start());
      if (!Arrays.equals(slow, f.start())) {
        points.add(slow);
      }
    }
    return points;
  }

  private static double[] clamp(FitProblem problem, double[] theta) {
    double[] values = problem.coordinates().toValues(theta);
    double[] over = new double[values.length];
    for (Experiment e : problem.experiments()) {
      exceed(problem, e, values, over);
    }
    Box box = problem.coordinates().box();
    double[] clamped = values.clone();
    for (int j = 0; j < values.length; j++) {
      if (problem.free().get(j).scale().isPositive() && over[j] > 1) {
        clamped[j] /= over[j];
      }
    }
    return box.clamp(problem.coordinates().toTheta(clamped));
  }

  /** Raises {@code over[j]} to max |p_j dJ_ii/dp_j| t_1 along the solution. */
  private static void exceed(FitProblem problem, Experiment e, double[] values, double[] over) {
    double[] times = e.measurements().distinctTimes();
    double first =
        Arrays.stream(times).map(t -> t - e.initialTime()).filter(t -> t > 0).findFirst().orElse(0);
    if (first == 0) {
      return;
    }
    OdeSystem system = problem.system();
    Evaluator evaluator = system.newEvaluator();
    double[] p = problem.parametersOf(e, values);
    int[] source = problem.sources(e);
    Sparsity structure = system.jacobian();
    double[] before = new double[structure.size()];
    double[] after = new double[structure.size()];
    boolean[] regime = new boolean[system.switchTimeJacobian().rows()];
    double[] switchTimes = new double[regime.length];
    evaluator.switchTimes(p, switchTimes);
    Ivp ivp = new Ivp(system, p, e.initialTime(), times);
    new Solver(system, problem.solve())
        .solve(
            ivp,
            (index, t, y, s) -> {
              system.regimeAt(t, switchTimes, regime);
              evaluator.jacobian(t, y, p, regime, before);
              for (int i = 0; i < p.length; i++) {
                if (source[i] >= 0) {
                  double[] moved = p.clone();
                  moved[i] *= 1 + CHANGE;
                  evaluator.jacobian(t, y, moved, regime, after);
                  double most = largestChange(structure, before, after) / CHANGE;
                  over[source[i]] = Math.max(over[source[i]], most * first);
                }
              }
            });
  }

  private static double largestChange(Sparsity structure, double[] before, double[] after) {
    double most = 0;
    for (int i = 0; i < structure.rows(); i++) {
      for (int q = structure.rowStart(i); q < structure.rowStart(i + 1); q++) {
        if (structure.column(q) == i) {
          most = Math.max(most, Math.abs(after[q] - before[q]));
        }
      }
    }
    return most;
  }
}
