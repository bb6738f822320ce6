package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;

/**
 * Whether a point explains the data: by chi^2 where the noise is known, else by the runs of the
 * signs of each observable's residuals (fit.16, fit.17).
 */
final class Misfit {
  private static final double LEAST_PROBABILITY = 1e-3;

  private final Likelihood likelihood;
  private final NoiseParameters noise;
  private final int[] observable;
  private final int[] noiseParameter;

  Misfit(Likelihood likelihood, NoiseParameters noise) {
    this.likelihood = likelihood;
    this.noise = noise;
    this.observable = likelihood.observableOfMeasurement();
    this.noiseParameter = likelihood.noiseParameterOfMeasurement();
  }

  /**
   * What speaks against the point, as sentences; empty where it explains the data.
   *
   * @param rank number of directions the data determine
   */
  List<String> complaints(double[] theta, Evaluation.Feasible plain, int rank) {
    return noise.isEmpty() ? chi2(plain, rank) : runs(theta, plain);
  }

  private static List<String> chi2(Evaluation.Feasible plain, int rank) {
    int n = plain.objective().residuals();
    // as many parameters as data leave no degree of freedom, yet room for rounding
    double freedom = Math.max(n - rank, 1);
    double excess = plain.objective().chi2() - freedom;
    if (excess < 4 * Math.sqrt(2 * freedom)) {
      return List.of();
    }
    return List.of(
        "the model does not explain the data: chi2 is "
            + Text.shortly(plain.objective().chi2())
            + " where about "
            + Text.shortly(freedom)
            + " was to be expected of noise of the given size");
  }

  private List<String> runs(double[] theta, Evaluation.Feasible plain) {
    List<String> complaints = new ArrayList<>();
    List<String> names = likelihood.problem().observation().observables().asList();
    Box box = likelihood.problem().coordinates().box();
    double[] residuals = new double[observable.length];
    for (int k = 0; k < names.size(); k++) {
      int count = 0;
      for (int i = 0; i < observable.length; i++) {
        int j = noiseParameter[i];
        // on its floor, sigma is solver error, whose signs follow each other smoothly
        boolean onFloor = j >= 0 && theta[j] <= box.lower()[j];
        if (observable[i] == k && !onFloor) {
          residuals[count++] = plain.q()[2 * i];
        }
      }
      double probability = RunsTest.probability(residuals, count);
      if (probability < LEAST_PROBABILITY) {
        complaints.add(
            "the residuals of "
                + names.get(k)
                + " do not scatter but follow each other (runs test, p = "
                + Text.shortly(probability)
                + ")");
      }
    }
    return complaints;
  }
}
