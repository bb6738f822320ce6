package org.stiffgrad.testkit.problems;

import java.util.List;

/**
 * Estimation problems with known truth and known noise, 1 % of the largest value of each state, on
 * which claims about intervals are tested.
 */
public final class FitCases {
  /** A fast and a slow mode, sampled at 0 and 50 times from 1e-6 to 5, evenly in the logarithm. */
  public static final FitCase TWO_MODES_LOG =
      new FitCase(
          "two-modes-log",
          TwoModes.SYSTEM,
          new double[] {1e4, 1},
          List.of("y1", "y2"),
          new double[] {0.02, 0.01},
          fromZero(logTimes(1e-6, 5, 50)));

  /** The same sampled at 0, 0.1, ... 5: the fast mode is over before the second sample. */
  public static final FitCase TWO_MODES_UNIFORM =
      new FitCase(
          "two-modes-uniform",
          TwoModes.SYSTEM,
          new double[] {1e4, 1},
          List.of("y1", "y2"),
          new double[] {0.02, 0.01},
          uniformTimes(0, 5, 51));

  /** Robertson at 50 times from 1e-5 to 1e5. */
  public static final FitCase ROBERTSON =
      new FitCase(
          "robertson",
          Robertson.SYSTEM,
          new double[] {0.04, 3e7, 1e4},
          List.of("A", "B", "C"),
          new double[] {0.01, 3.65e-7, 0.01},
          logTimes(1e-5, 1e5, 50));

  /** The same with A and C observed only: k2 and k3 enter through k2/k3^2. */
  public static final FitCase ROBERTSON_AC = ROBERTSON.withObserved(List.of("A", "C"), 0.01, 0.01);

  /** An enzyme at 50 times from 3e-7 to 10. */
  public static final FitCase ENZYME =
      new FitCase(
          "enzyme",
          Enzyme.SYSTEM,
          new double[] {1e4, 1e4, 1},
          List.of("E", "S", "ES", "P"),
          // ES is largest once binding has come to rest, where (1 - x)(5 - x) = x
          new double[] {0.01, 0.05, 0.01 * (7 - Math.sqrt(29)) / 2, 0.05},
          logTimes(3e-7, 10, 50));

  /** Those whose parameters the data determine. */
  public static final List<FitCase> DETERMINED = List.of(TWO_MODES_LOG, ROBERTSON, ENZYME);

  private FitCases() {}

  /** {@code count} times from {@code first} to {@code last}, evenly in the logarithm. */
  public static double[] logTimes(double first, double last, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = first * Math.pow(last / first, (double) i / (count - 1));
    }
    return times;
  }

  private static double[] uniformTimes(double first, double last, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = first + (last - first) * i / (count - 1);
    }
    return times;
  }

  private static double[] fromZero(double[] later) {
    double[] times = new double[later.length + 1];
    System.arraycopy(later, 0, times, 1, later.length);
    return times;
  }
}
