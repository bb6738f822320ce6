package org.stiffgrad.fit;

import java.math.BigDecimal;

/**
 * Measured values of one experiment, one row each, in any order. Repeated times are replicates.
 *
 * @param times time of each row
 * @param observables position of the measured observable in the observation model
 * @param values measured value
 */
public record Measurements(double[] times, int[] observables, double[] values) {
  public Measurements {
    if (times.length != values.length || observables.length != values.length) {
      throw new IllegalArgumentException(
          "times, observables and values differ in length: "
              + times.length
              + ", "
              + observables.length
              + ", "
              + values.length);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(times[i]) || !Double.isFinite(values[i]) || observables[i] < 0) {
        throw new IllegalArgumentException(
            "row " + i + ": value " + values[i] + " of " + observables[i] + " at " + times[i]);
      }
    }
  }

  /** Number of measured values. */
  public int size() {
    return values.length;
  }

  /** The largest magnitude measured of an observable; 0 where there is none. */
  public double largest(int observable) {
    double most = 0;
    for (int i = 0; i < values.length; i++) {
      if (observables[i] == observable) {
        most = Math.max(most, Math.abs(values[i]));
      }
    }
    return most;
  }

  /**
   * The smallest step between printed values of an observable: a unit in the last decimal of the
   * value with the most decimals, and at most 1. Data rounded to this step cannot show smaller
   * noise. Infinite where nothing was measured.
   */
  public double resolution(int observable) {
    int decimals = -1;
    for (int i = 0; i < values.length; i++) {
      if (observables[i] == observable) {
        int scale = new BigDecimal(Double.toString(values[i])).stripTrailingZeros().scale();
        decimals = Math.max(decimals, Math.max(0, scale));
      }
    }
    return decimals < 0 ? Double.POSITIVE_INFINITY : Math.pow(10, -decimals);
  }
}
