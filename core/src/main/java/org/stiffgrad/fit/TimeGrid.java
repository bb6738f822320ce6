package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Times at which a curve through measurements is drawn. */
public final class TimeGrid {
  /** Largest share of the time span before which half of the measurements call for a logarithm. */
  private static final double EARLY = 0.05;

  private TimeGrid() {}

  /** Whether half of the measured times lie so early that only a logarithmic axis shows them. */
  public static boolean isLogarithmic(double[] times) {
    double[] positive = Arrays.stream(times).filter(t -> t > 0).sorted().distinct().toArray();
    return positive.length > 2
        && positive[positive.length / 2] < EARLY * positive[positive.length - 1];
  }

  /**
   * The measured times and others between and beyond them, evenly spaced, on a logarithmic scale
   * where that of the measurements is.
   *
   * @param begin where the curve begins
   * @param measured increasing
   * @param points number of the others
   * @param reach where they end, in spans of the measurements: 1 is the last one
   */
  public static double[] of(double begin, double[] measured, int points, double reach) {
    double last = measured[measured.length - 1];
    boolean log = isLogarithmic(measured);
    double first = log ? firstPositive(measured) : begin;
    double[] even =
        IntStream.range(0, points)
            .mapToDouble(i -> reach * i / (points - 1))
            .map(u -> log ? first * Math.pow(last / first, u) : first + u * (last - first))
            .filter(t -> t <= last || reach > 1)
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
