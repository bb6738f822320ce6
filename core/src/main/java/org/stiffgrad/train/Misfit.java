package org.stiffgrad.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.identify.Numbers;

/**
 * Whether a point explains the data: by the size of the residuals where the noise is known, else by
 * the runs of the signs of each quantity's residuals (fit.16, fit.17).
 */
final class Misfit {
  private static final double LEAST_PROBABILITY = 1e-3;
  private static final double LEAST_OF_ESTIMATED = 1e-5;

  /**
   * Standard deviations; chance exceeds it in 1e-4 of the cases, sums of products a little more.
   */
  private static final double MOST_CORRELATED = 3.72;

  private final Likelihood likelihood;

  /** Of each measured quantity its measurements, experiment by experiment in the order of time. */
  private final Map<String, int[]> rowsOfQuantity = new LinkedHashMap<>();

  /** Of the noise of each measurement. */
  private final Noise.Family[] family;

  private final int[] noiseParameter;

  Misfit(Likelihood likelihood) {
    this.likelihood = likelihood;
    int[] observable = likelihood.observableOfMeasurement();
    ObservationModel model = likelihood.problem().observation();
    this.family =
        Arrays.stream(observable)
            .mapToObj(k -> model.distribution(k).family())
            .toArray(Noise.Family[]::new);
    IntStream.range(0, observable.length)
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> model.quantity(observable[i]), LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (name, rows) -> rowsOfQuantity.put(name, rows.stream().mapToInt(i -> i).toArray()));
    this.noiseParameter = likelihood.noiseParameterOfMeasurement();
  }

  /**
   * What speaks against the point, as sentences; empty where it explains the data.
   *
   * @param rank number of directions the data determine
   */
  List<String> complaints(double[] theta, Evaluation.Feasible plain, int rank) {
    List<String> complaints = runs(theta, plain);
    complaints.addAll(sizes(plain, rank));
    complaints.addAll(correlations(plain));
    complaints.addAll(outliers(plain));
    return complaints;
  }

  /**
   * The rule for the measurements whose noise is known: |r|^a of a density with exponent a has mean
   * 1 and variance a, which for normal noise is that of chi2.
   */
  private List<String> sizes(Evaluation.Feasible plain, int rank) {
    int known = 0;
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < family.length; i++) {
      if (noiseParameter[i] < 0) {
        known++;
        sum += family[i].power(plain.q()[2 * i], plain.q()[2 * i + 1]);
        variance += family[i].exponent();
      }
    }
    if (known == 0) {
      return List.of();
    }
    // As many parameters as data leave no degree of freedom, yet room for rounding. Where only part
    // of the noise is known, that part pays for its share of the parameters.
    double freedom = Math.max(known - (double) rank * known / family.length, 1);
    if (sum - freedom < 4 * Math.sqrt(variance / known * freedom)) {
      return List.of();
    }
    return List.of(
        "the model does not explain the data: "
            + (variance == 2.0 * known ? "chi2" : "the sum of |r|^a")
            + " is "
            + Numbers.shortly(sum)
            + " where about "
            + Numbers.shortly(freedom)
            + " was to be expected of noise of the given size");
  }

  /**
   * Whether neighboring residuals of known normal noise point the same way too often, measured by
   * the sum of their products, of variance 1 each. Unlike the signs it does not mind residuals that
   * are smooth but small, such as those of exact data. (train.1)
   */
  private List<String> correlations(Evaluation.Feasible plain) {
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, int[]> entry : rowsOfQuantity.entrySet()) {
      double sum = 0;
      int pairs = 0;
      double previous = Double.NaN;
      for (int i : entry.getValue()) {
        double r = isKnownNormal(i) ? plain.q()[2 * i] : Double.NaN;
        if (!Double.isNaN(r) && !Double.isNaN(previous)) {
          sum += r * previous;
          pairs++;
        }
        previous = r;
      }
      double z = pairs == 0 ? 0 : sum / Math.sqrt(pairs);
      if (z > MOST_CORRELATED) {
        complaints.add(
            "neighboring residuals of "
                + entry.getKey()
                + " do not scatter but follow each other ("
                + Numbers.shortly(z)
                + " standard deviations of what chance allows)");
      }
    }
    return complaints;
  }

  private boolean isKnownNormal(int i) {
    return noiseParameter[i] < 0 && family[i] == Noise.Family.NORMAL;
  }

  /**
   * Whether one residual of normal noise is larger than chance allows of so many. Estimated noise
   * grows with what it has to explain, so that only what stands out far counts. (train.2)
   */
  private List<String> outliers(Evaluation.Feasible plain) {
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, int[]> entry : rowsOfQuantity.entrySet()) {
      double most = 0;
      boolean isKnown = true;
      for (int i : entry.getValue()) {
        double r = family[i] == Noise.Family.NORMAL ? Math.abs(plain.q()[2 * i]) : 0;
        isKnown = r > most ? noiseParameter[i] < 0 : isKnown;
        most = Math.max(most, r);
      }
      // P(|r| > x) < sqrt(2/pi) exp(-x^2/2)/x, nearly sharp where it matters
      double tail = Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * most * most) / most;
      double least = isKnown ? LEAST_PROBABILITY : LEAST_OF_ESTIMATED;
      if (most > 1 && family.length * tail < least) {
        complaints.add(
            "a measurement of "
                + entry.getKey()
                + " lies "
                + Numbers.shortly(most)
                + " standard deviations off, which chance does not explain");
      }
    }
    return complaints;
  }

  private List<String> runs(double[] theta, Evaluation.Feasible plain) {
    List<String> complaints = new ArrayList<>();
    Box box = likelihood.problem().coordinates().box();
    for (Map.Entry<String, int[]> entry : rowsOfQuantity.entrySet()) {
      int[] rows = entry.getValue();
      double[] residuals = new double[rows.length];
      int count = 0;
      for (int i : rows) {
        int j = noiseParameter[i];
        // on its floor, sigma is solver error, whose signs follow each other smoothly
        boolean onFloor = j >= 0 && theta[j] <= box.lower()[j];
        if (j >= 0 && !onFloor) {
          residuals[count++] = plain.q()[2 * i];
        }
      }
      double probability = RunsTest.probability(residuals, count);
      if (probability < LEAST_PROBABILITY) {
        complaints.add(
            "the residuals of "
                + entry.getKey()
                + " do not scatter but follow each other (runs test, p = "
                + Numbers.shortly(probability)
                + ")");
      }
    }
    return complaints;
  }
}
