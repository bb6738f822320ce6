package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.TimeGrid;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;

/**
 * What the networks say between the rows of the data and beyond the last, with the spread of those
 * that are about as good as the best. (learn.5)
 *
 * @param columns what the trajectories are of
 * @param members networks in the spread, the best among them
 * @param spreadWithin how far they disagree up to the last row of training: root mean square of
 *     half their spread, relative to the standard deviation of each measured column
 * @param spreadBeyond the same behind it; infinite where a member fails there
 */
public record LearnedTrajectories(
    List<String> columns,
    List<Trajectory> trajectories,
    int members,
    double spreadWithin,
    double spreadBeyond) {
  private static final int POINTS = 240;

  /** Where trajectories end, in spans of the data. */
  private static final double REACH = 1.25;

  /** Outside the data a network may become as stiff as it likes: with a limit of steps. */
  static final SolveOptions SOLVE = SolveOptions.DEFAULTS.withMaxSteps(20_000);

  public LearnedTrajectories {
    columns = List.copyOf(columns);
    trajectories = List.copyOf(trajectories);
  }

  /**
   * Of one experiment, with c columns; what cannot be solved is NaN.
   *
   * @param trainedTo time of the last row that the networks were trained on
   * @param times [r]
   * @param best of the best network, [r][c]
   * @param lower least of all members, [r][c]
   * @param upper greatest of all members, [r][c]
   */
  public record Trajectory(
      Measured data,
      double trainedTo,
      double[] times,
      double[][] best,
      double[][] lower,
      double[][] upper) {
    /**
     * @param solved of every member, the best first, [members][r][c]
     */
    static Trajectory of(Measured data, double trainedTo, double[] times, List<double[][]> solved) {
      double[][] lower = solved.get(0);
      double[][] upper = solved.get(0);
      for (double[][] other : solved) {
        lower = merge(lower, other, -1);
        upper = merge(upper, other, 1);
      }
      return new Trajectory(data, trainedTo, times, solved.get(0), lower, upper);
    }
  }

  /**
   * All rows of an experiment, those kept for validation among them.
   *
   * @param values NaN where nothing was measured, [rows][c]
   */
  public record Measured(String name, double[] times, double[][] values) {}

  /**
   * With the spread over columns that were measured.
   *
   * @param ranges standard deviations of the columns, NaN for those that were not
   */
  static LearnedTrajectories of(
      List<String> columns, List<Trajectory> all, int members, double[] ranges) {
    return new LearnedTrajectories(
        columns, all, members, spread(all, ranges, true), spread(all, ranges, false));
  }

  /** Where trajectories through measured times are looked at. */
  static double[] times(double begin, double[] measured) {
    return TimeGrid.of(begin, measured, POINTS, REACH);
  }

  static LearnedTrajectories of(Learn.Result result, ShardExecutor executor) {
    List<Learn.Network> members = result.asGood();
    List<Trajectory> all = new ArrayList<>();
    for (int e = 0; e < result.data().size(); e++) {
      int index = e;
      Series data = result.data().get(e);
      double[] times = times(data.times()[0], data.times());
      List<double[][]> solved =
          executor.map(members.size(), i -> solve(members.get(i), data, index, times));
      boolean isTrained = e < result.training().size();
      double[] trained = isTrained ? result.training().get(e).times() : data.times();
      double trainedTo = isTrained ? trained[trained.length - 1] : data.times()[0];
      Measured measured = new Measured(data.name(), data.times(), data.values());
      all.add(Trajectory.of(measured, trainedTo, times, solved));
    }
    NetworkOde ode = result.best().ode();
    double[] ranges = ode.scales().stream().mapToDouble(StateScale::range).toArray();
    return of(ode.states().asList(), all, members.size(), ranges);
  }

  private static double[][] solve(Learn.Network network, Series data, int e, double[] times) {
    NetworkOde ode = network.ode();
    double[][] initial = network.initial();
    double[] p =
        network.parameters(e < initial.length ? initial[e] : data.values()[0]); // kept back whole
    double[][] values = unknown(times.length, data.values()[0].length);
    new Solver(ode, SOLVE)
        .solve(
            new Ivp(ode, p, data.times()[0], times),
            (index, t, y, s) -> System.arraycopy(y, 0, values[index], 0, y.length));
    return values;
  }

  static double[][] unknown(int rows, int columns) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.fill(row, Double.NaN);
    }
    return values;
  }

  /** The greater of both, or the smaller; NaN where one is missing. */
  private static double[][] merge(double[][] a, double[][] b, int sign) {
    double[][] merged = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      merged[i] = new double[a[i].length];
      for (int k = 0; k < merged[i].length; k++) {
        merged[i][k] = sign * Math.max(sign * a[i][k], sign * b[i][k]);
      }
    }
    return merged;
  }

  /** NaN where there are no such times, infinite where a member fails. */
  private static double spread(List<Trajectory> all, double[] ranges, boolean within) {
    double sum = 0;
    long count = 0;
    for (Trajectory t : all) {
      for (int i = 0; i < t.times().length; i++) {
        for (int k = 0; k < ranges.length && t.times()[i] <= t.trainedTo() == within; k++) {
          if (Double.isNaN(ranges[k])) {
            continue;
          }
          double half = (t.upper()[i][k] - t.lower()[i][k]) / (2 * ranges[k]);
          sum += Double.isNaN(half) ? Double.POSITIVE_INFINITY : half * half;
          count++;
        }
      }
    }
    return Math.sqrt(sum / count);
  }
}
