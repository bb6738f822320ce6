package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.network.NetworkOde;

/**
 * Trajectories whose time is not quite known: a measurement counts less the more it would change if
 * it were made a share of its time later. A jump that comes a little late is then a small error
 * that has a direction, and not a large one that has none. (learn.9)
 */
final class BlurredTrajectories {
  private final Likelihood likelihood;

  /** Change of each measurement with a doubling of its time, in ranges. */
  private final double[] steepness;

  /**
   * @param whole trajectories through all rows of the data
   */
  BlurredTrajectories(NetworkOde ode, List<Series> data, FitProblem whole, ShardExecutor executor) {
    this.likelihood = new Likelihood(whole, executor);
    List<Double> all = new ArrayList<>();
    for (Series s : data) {
      for (int i = 0; i < s.times().length; i++) {
        for (int k = 0; k < ode.states().size(); k++) {
          if (!Double.isNaN(s.values()[i][k])) {
            double slope = Math.max(slope(s, i, i - 1, k), slope(s, i, i + 1, k));
            all.add(slope * (s.times()[i] - s.times()[0]) / ode.scales().get(k).range());
          }
        }
      }
    }
    this.steepness = all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The absolute slope between two rows; 0 where one of them is missing. */
  private static double slope(Series s, int i, int j, int k) {
    if (j < 0 || j >= s.times().length || Double.isNaN(s.values()[j][k])) {
      return 0;
    }
    return Math.abs((s.values()[j][k] - s.values()[i][k]) / (s.times()[j] - s.times()[i]));
  }

  /** Of the steepest measurement. */
  double steepest() {
    return Arrays.stream(steepness).max().orElse(0);
  }

  /**
   * Residuals of the trajectories, weighted.
   *
   * @param share of its time that each measurement may be late
   */
  Evaluation evaluate(double[] weights, int order, double share) {
    Evaluation plain = likelihood.evaluate(weights, order);
    if (!(plain instanceof Evaluation.Feasible at)) {
      return plain;
    }
    double[] q = at.q().clone();
    double[] root = at.root().clone();
    int columns = at.columns();
    double chi2 = 0;
    for (int i = 0; i < steepness.length; i++) {
      double weight = 1 / Math.hypot(1, share * steepness[i]);
      int row = 2 * i; // the other one is that of the noise, which is known
      q[row] *= weight;
      chi2 += q[row] * q[row];
      for (int j = 0; j < columns && root.length > 0; j++) {
        root[row * columns + j] *= weight;
      }
    }
    ObjectiveValue value = new ObjectiveValue(chi2 / 2, 0, chi2, steepness.length);
    return new Evaluation.Feasible(value, 0, q, root, columns);
  }
}
