package org.stiffgrad.fit;

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
}
