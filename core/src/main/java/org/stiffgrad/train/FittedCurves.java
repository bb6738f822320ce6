package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.TimeGrid;

/** The fitted model between the measurements. */
public final class FittedCurves {
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

  private static Measurements dense(Experiment e, int points) {
    Measurements m = e.measurements();
    if (m.size() == 0) {
      return m;
    }
    return m.everythingAt(TimeGrid.of(e.initialTime(), m.distinctTimes(), points, 1));
  }
}
