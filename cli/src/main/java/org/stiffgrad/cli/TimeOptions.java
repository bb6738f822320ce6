package org.stiffgrad.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The times at which a trajectory is wanted, in the order of the rows. */
final class TimeOptions {
  private static final int MOST_POINTS = 1_000_000;

  /** How far below the last time a logarithmic grid begins. */
  private static final double DECADES = 6;

  @Option(
      names = "--times",
      paramLabel = "T,...",
      description = "Times of the rows; the simulation starts at time 0.")
  private List<String> times = new ArrayList<>();

  @Option(names = "--to", paramLabel = "T", description = "Last time of an even grid from 0.")
  private @Nullable String to;

  @Option(names = "--points", paramLabel = "N", description = "Number of rows of the grid.")
  private @Nullable String points;

  @Option(
      names = "--log",
      description = "A grid even in the logarithm, over the six decades up to --to.")
  private boolean log;

  /** Whether the user asks for any times. */
  boolean isGiven() {
    return !times.isEmpty() || to != null || points != null || log;
  }

  /** The times, none negative, in no particular order. */
  double[] parse() {
    boolean isGrid = to != null || points != null || log;
    if (!times.isEmpty() && isGrid) {
      throw new UsageException("--times: cannot be combined with --to, --points or --log");
    }
    if (!times.isEmpty()) {
      return listed();
    }
    if (to == null || points == null) {
      throw new UsageException(
          isGrid
              ? (to == null ? "--to" : "--points") + ": is missing, a grid is --to T --points N"
              : "--times: is missing, expected --times T,... or --to T --points N");
    }
    double end = OptionText.positive("--to", to);
    int count = OptionText.count("--points", points, MOST_POINTS);
    return log ? logarithmic(end, count) : even(end, count);
  }

  private double[] listed() {
    List<Double> all = new ArrayList<>();
    for (String text : times) {
      for (String part : OptionText.split("--times", text)) {
        double t = OptionText.number("--times", part);
        if (t < 0) {
          throw UsageException.found("--times", part, "a time from 0 on");
        }
        all.add(t);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] even(double end, int count) {
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
      grid[i] = i == count - 1 ? end : end * ((double) i / (count - 1));
    }
    return grid;
  }

  private static double[] logarithmic(double end, int count) {
    double[] grid = new double[count];
    for (int i = 0; i < count; i++) {
      double back = count == 1 ? 0 : DECADES * (count - 1 - i) / (count - 1);
      grid[i] = end * Math.pow(10, -back);
    }
    return grid;
  }
}
