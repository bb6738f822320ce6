package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Data for training and for validation. Of enough experiments the last ones are kept back, of fewer
 * the last rows of each.
 *
 * @param all both together
 * @param train without the rows kept back
 */
record Split(List<Series> all, List<Series> train) {
  private static final double ROUNDING = 1e-9;

  /**
   * @param share of the experiments, where that is one or more, else of the rows to keep back;
   *     every experiment keeps two for training
   */
  static Split of(List<Series> data, double share) {
    int whole = (int) (share * data.size() + ROUNDING);
    if (whole > 0) {
      return new Split(data, List.copyOf(data.subList(0, data.size() - whole)));
    }
    List<Series> train = new ArrayList<>();
    for (Series s : data) {
      int rows = s.times().length;
      int kept = Math.max(2, rows - (int) Math.round(share * rows));
      train.add(
          new Series(s.name(), Arrays.copyOf(s.times(), kept), Arrays.copyOf(s.values(), kept)));
    }
    return new Split(data, List.copyOf(train));
  }

  boolean hasValidation() {
    return values(all) > values(train);
  }

  /**
   * Initial values of every experiment: those kept back begin at their first row.
   *
   * @param estimated of those for training, one row an experiment
   */
  double[][] initial(double[][] estimated) {
    double[][] rows = Arrays.copyOf(estimated, all.size());
    for (int e = estimated.length; e < rows.length; e++) {
      rows[e] = all.get(e).values()[0];
    }
    return rows;
  }

  /** The root mean square of the rows kept back, from those of the training rows and of all. */
  double validationError(double trainError, double allError) {
    return restError(trainError, values(train), allError, values(all));
  }

  /** The root mean square of what a whole has more than a part, from those of both. */
  static double restError(double partError, int part, double wholeError, int whole) {
    double squares = wholeError * wholeError * whole - partError * partError * part;
    return Math.sqrt(Math.max(0, squares / (whole - part)));
  }

  /** Measured values. */
  private static int values(List<Series> data) {
    return data.stream()
        .mapToInt(
            s ->
                (int)
                    Arrays.stream(s.values())
                        .flatMapToDouble(Arrays::stream)
                        .filter(y -> !Double.isNaN(y))
                        .count())
        .sum();
  }
}
