package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.identify.PredictionBand;
import org.stiffgrad.identify.Verdict;

/**
 * One measurement beside the fitted model.
 *
 * @param standardDeviation of the model's value, from the uncertainty of the parameters alone;
 *     infinite where the data leave the value open
 */
public record FittedPoint(Prediction prediction, double standardDeviation) {
  /**
   * All measurements beside the fit, experiment by experiment in the order of time.
   *
   * @return empty where the model cannot be solved at the result
   */
  public static Optional<List<FittedPoint>> of(FitProblem problem, FitResult result) {
    double[] values = result.values();
    Optional<List<Prediction>> predictions = Prediction.of(problem, values);
    try (ShardExecutor executor = new LocalExecutor(1)) {
      Likelihood likelihood = new Likelihood(problem, executor);
      Evaluation evaluation = likelihood.evaluate(problem.coordinates().toTheta(values), 1);
      if (predictions.isEmpty() || !(evaluation instanceof Evaluation.Feasible feasible)) {
        return Optional.empty();
      }
      PredictionBand band = new PredictionBand(feasible, held(result));
      List<FittedPoint> points = new ArrayList<>();
      for (Prediction prediction : predictions.get()) {
        // rows are in units of the noise
        double deviation = prediction.noise() * band.deviation(2 * points.size());
        points.add(new FittedPoint(prediction, deviation));
      }
      return Optional.of(points);
    }
  }

  private static boolean[] held(FitResult result) {
    boolean[] held = new boolean[result.parameters().size()];
    for (int j = 0; j < held.length; j++) {
      held[j] = result.parameters().get(j).verdict() == Verdict.BOUND;
    }
    return held;
  }
}
