package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

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

  /** Every time of a measurement once, increasing. */
  public double[] distinctTimes() {
    return Arrays.stream(times).sorted().distinct().toArray();
  }

  /**
   * All that is measured here at each of other times. The values say nothing, but are possible with
   * the noise: the first of each observable.
   *
   * @param grid increasing
   */
  public Measurements everythingAt(double[] grid) {
    Map<Integer, Double> first = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      first.putIfAbsent(observables[i], values[i]);
    }
    int[] all = first.keySet().stream().mapToInt(Integer::intValue).toArray();
    int width = all.length;
    int rows = grid.length * width;
    return new Measurements(
        IntStream.range(0, rows).mapToDouble(i -> grid[i / width]).toArray(),
        IntStream.range(0, rows).map(i -> all[i % width]).toArray(),
        IntStream.range(0, rows)
            .mapToDouble(i -> first.getOrDefault(all[i % width], 0.0))
            .toArray());
  }

  /** Number of measured values. */
  public int size() {
    return values.length;
  }
}
