package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;

/**
 * When each parameter shows: what one sample of everything that is measured in an experiment would
 * tell, over time (diagnosis.8).
 *
 * @param experiment its name
 * @param sampleTimes where it was measured, increasing
 * @param times of the map, increasing
 * @param information standard deviations of the data for a factor of e of each free parameter at
 *     each time, [parameters][times]
 */
public record TimeMap(
    String experiment, double[] sampleTimes, double[] times, List<double[]> information) {
  private static final int DECADES = 8;
  private static final int POINTS_PER_DECADE = 4;

  /** Experiments that are mapped; more of them show the same. */
  private static final int MOST_EXPERIMENTS = 4;

  public TimeMap {
    information = List.copyOf(information);
  }

  /**
   * @param toLog dtheta/dln p of each parameter
   * @return one map for each of the first experiments; none where the model cannot be solved there
   */
  static List<TimeMap> of(
      FitProblem problem, double[] theta, double[] toLog, ShardExecutor executor) {
    FitProblem adaptive = Exploration.adaptive(problem);
    List<TimeMap> maps = new ArrayList<>();
    for (int e = 0; e < problem.experiments().size() && maps.size() < MOST_EXPERIMENTS; e++) {
      Experiment measured = problem.experiments().get(e);
      if (measured.measurements().size() > 0 && last(measured) > measured.initialTime()) {
        // the other experiments stay, without data: what is free must be free somewhere
        List<Experiment> all = new ArrayList<>();
        problem.experiments().forEach(other -> all.add(other.withMeasurements(nothing())));
        Experiment dense = measured.withMeasurements(everything(measured));
        all.set(e, dense);
        Likelihood likelihood = new Likelihood(adaptive.withExperiments(all), executor);
        if (likelihood.evaluate(theta, 1) instanceof Evaluation.Feasible at) {
          maps.add(map(measured, dense, at, toLog));
        }
      }
    }
    return maps;
  }

  private static TimeMap map(
      Experiment e, Experiment dense, Evaluation.Feasible at, double[] toLog) {
    double[] times = dense.measurements().distinctTimes();
    int perTime = dense.measurements().size() / times.length;
    int k = at.columns();
    List<double[]> information = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      double[] norms = new double[times.length];
      for (int row = 0; row < 2 * perTime * times.length; row++) {
        double s = at.root()[row * k + j] * toLog[j];
        norms[row / (2 * perTime)] += s * s;
      }
      information.add(Arrays.stream(norms).map(Math::sqrt).toArray());
    }
    return new TimeMap(e.name(), e.measurements().distinctTimes(), times, information);
  }

  private static double last(Experiment e) {
    return Arrays.stream(e.measurements().times()).max().orElse(e.initialTime());
  }

  private static Measurements nothing() {
    return new Measurements(new double[0], new int[0], new double[0]);
  }

  /** Every observable at times that are even in the logarithm. */
  private static Measurements everything(Experiment e) {
    double span = last(e) - e.initialTime();
    double[] grid =
        IntStream.rangeClosed(-DECADES * POINTS_PER_DECADE, 0)
            .mapToDouble(i -> e.initialTime() + span * Math.pow(10, (double) i / POINTS_PER_DECADE))
            .distinct()
            .toArray();
    return e.measurements().everythingAt(grid);
  }
}
