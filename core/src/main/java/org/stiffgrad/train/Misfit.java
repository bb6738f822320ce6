package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.identify.Numbers;

/**
 * Whether a point explains the data: by chi^2 where the noise is known, else by the runs of the
 * signs of each observable's residuals (fit.16, fit.17).
 */
final class Misfit {
  private static final double LEAST_PROBABILITY = 1e-3;

  private final Likelihood likelihood;
  private final int[] observable;
  private final int[] noiseParameter;

  Misfit(Likelihood likelihood) {
    this.likelihood = likelihood;
    this.observable = likelihood.observableOfMeasurement();
    this.noiseParameter = likelihood.noiseParameterOfMeasurement();
  }

  /**
   * What speaks against the point, as sentences; empty where it explains the data.
   *
   * @param rank number of directions the data determine
   */
  List<String> complaints(double[] theta, Evaluation.Feasible plain, int rank) {
    List<String> complaints = runs(theta, plain);
    complaints.addAll(chi2(plain, rank));
    return complaints;
  }

  /** The chi2 rule for the measurements whose noise is known. */
  private List<String> chi2(Evaluation.Feasible plain, int rank) {
    int known = 0;
    double chi2 = 0;
    for (int i = 0; i < observable.length; i++) {
      if (noiseParameter[i] < 0) {
        known++;
        chi2 += plain.q()[2 * i] * plain.q()[2 * i];
      }
    }
    if (known == 0) {
      return List.of();
    }
    // As many parameters as data leave no degree of freedom, yet room for rounding. Where only part
    // of the noise is known, that part pays for its share of the parameters.
    double freedom = Math.max(known - (double) rank * known / observable.length, 1);
    if (chi2 - freedom < 4 * Math.sqrt(2 * freedom)) {
      return List.of();
    }
    return List.of(
        "the model does not explain the data: chi2 is "
            + Numbers.shortly(chi2)
            + " where about "
            + Numbers.shortly(freedom)
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
        if (observable[i] == k && j >= 0 && !onFloor) {
          residuals[count++] = plain.q()[2 * i];
        }
      }
      double probability = RunsTest.probability(residuals, count);
      if (probability < LEAST_PROBABILITY) {
        complaints.add(
            "the residuals of "
                + names.get(k)
                + " do not scatter but follow each other (runs test, p = "
                + Numbers.shortly(probability)
                + ")");
      }
    }
    return complaints;
  }
}
