package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;

/** The fitted model between the measurements. */
public final class FittedCurves {
  /** Largest share of the time span before which half of the measurements call for a logarithm. */
  private static final double EARLY = 0.05;

  private FittedCurves() {}

  /**
   * All quantities at evenly spaced times beside those measured, experiment by experiment in the
   * order of time; {@code data} of its points means nothing.
   *
   * @param points times added to each experiment
   * @return empty where the model cannot be solved at the result
   */
  public static Optional<List<FittedPoint>> of(FitProblem problem, FitResult result, int points) {
    List<Experiment> dense = new ArrayList<>();
    problem.experiments().forEach(e -> dense.add(e.withMeasurements(dense(e, points))));
    return FittedPoint.of(problem.withExperiments(dense), result);
  }

  /** Whether half of the measured times lie so early that only a logarithmic axis shows them. */
  public static boolean isLogarithmic(double[] times) {
    double[] positive = Arrays.stream(times).filter(t -> t > 0).sorted().distinct().toArray();
    return positive.length > 2
        && positive[positive.length / 2] < EARLY * positive[positive.length - 1];
  }

  private static Measurements dense(Experiment e, int points) {
    Measurements m = e.measurements();
    if (m.size() == 0) {
      return m;
    }
    return m.everythingAt(times(e, points));
  }

  private static double[] times(Experiment e, int points) {
    double[] measured = e.measurements().distinctTimes();
    double last = measured[measured.length - 1];
    boolean log = isLogarithmic(measured);
    double first = log ? firstPositive(measured) : e.initialTime();
    double[] even =
        IntStream.range(0, points)
            .mapToDouble(i -> (double) i / (points - 1))
            .map(u -> log ? first * Math.pow(last / first, u) : first + u * (last - first))
            .filter(t -> t <= last)
            .toArray();
    return DoubleStream.concat(Arrays.stream(measured), Arrays.stream(even))
        .sorted()
        .distinct()
        .toArray();
  }

  private static double firstPositive(double[] times) {
    return Arrays.stream(times).filter(t -> t > 0).findFirst().orElse(1);
  }
}
