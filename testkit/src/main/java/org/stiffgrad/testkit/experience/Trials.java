package org.stiffgrad.testkit.experience;

import java.util.List;
import org.stiffgrad.testkit.problems.FitCases;

/** The seventeen problems on which the default plan was made, 1 % noise. */
public final class Trials {
  private static final double NOISE = 0.01;
  private static final List<String> MODES = List.of("lambda", "mu");
  private static final List<String> LAG = List.of("k", "a");
  private static final List<String> RATES = List.of("k1", "k2", "k3");
  private static final List<String> BINDING = List.of("kon", "koff", "kcat");

  public static final List<Trial> ALL =
      List.of(
          modes("modes-1e2", 1e2, log(1e-4, 5, 50)),
          modes("modes-1e4", 1e4, log(1e-6, 5, 50)),
          modes("modes-1e6", 1e6, log(1e-8, 5, 50)),
          modes("modes-uniform", 1e4, even(5, 50)),
          lag("lag-1e2", 1e2),
          lag("lag-1e4", 1e4),
          robertson("robertson", List.of("A", "B", "C"), log(1e-5, 1e5, 50)),
          robertson("robertson-a-c", List.of("A", "C"), log(1e-5, 1e5, 50)),
          robertson("robertson-b", List.of("B"), log(1e-5, 1e5, 50)),
          robertson("robertson-8", List.of("A", "B", "C"), log(1e-5, 1e5, 8)),
          robertson("robertson-uniform", List.of("A", "B", "C"), even(1e5, 50)),
          enzyme("enzyme", List.of("E", "S", "ES", "P"), log(3e-7, 10, 50)),
          enzyme("enzyme-s-p", List.of("S", "P"), log(3e-7, 10, 50)),
          enzyme("enzyme-uniform", List.of("E", "S", "ES", "P"), even(10, 50)),
          vanDerPol("vanderpol-1000", 1e3, 2000),
          vanDerPol("vanderpol-100", 1e2, 400),
          new Trial(
              "vanderpol-scaled",
              Models.scaledVanDerPol(1e6),
              List.of("K"),
              List.of("x", "y"),
              even(2, 100),
              NOISE));

  /**
   * y' = A y with every entry of A unknown, fast and slow information mixed in each; then the same
   * by rates and directions, which hold them apart.
   */
  public static final List<Trial> DENSE =
      List.of(
          dense("dense-1e2", 1e2, log(1e-4, 5, 50)),
          dense("dense-1e4", 1e4, log(1e-6, 5, 50)),
          dense("dense-1e6", 1e6, log(1e-8, 5, 50)),
          aligned("aligned-1e2", 1e2, log(1e-4, 5, 50)),
          aligned("aligned-1e4", 1e4, log(1e-6, 5, 50)),
          aligned("aligned-1e6", 1e6, log(1e-8, 5, 50)));

  private Trials() {}

  private static double[] log(double first, double last, int count) {
    return FitCases.logTimes(first, last, count);
  }

  /** {@code count} times up to {@code last}, the start left out. */
  static double[] even(double last, int count) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = last * (i + 1) / count;
    }
    return times;
  }

  private static Trial modes(String id, double lambda, double[] times) {
    return new Trial(id, Models.twoModes(lambda, 1), MODES, List.of("y1", "y2"), times, NOISE);
  }

  private static Trial dense(String id, double lambda, double[] times) {
    return new Trial(
        id,
        Models.dense(lambda),
        List.of("a11", "a12", "a21", "a22"),
        List.of("y1", "y2"),
        times,
        NOISE);
  }

  private static Trial aligned(String id, double lambda, double[] times) {
    return new Trial(
        id,
        Models.aligned(lambda),
        List.of("lambda", "mu", "a", "b"),
        List.of("y1", "y2"),
        times,
        NOISE);
  }

  private static Trial lag(String id, double k) {
    return new Trial(id, Models.lag(k, 1), LAG, List.of("y"), even(10, 100), NOISE);
  }

  private static Trial robertson(String id, List<String> observed, double[] times) {
    return new Trial(id, Models.robertson(0.04, 3e7, 1e4), RATES, observed, times, NOISE);
  }

  private static Trial enzyme(String id, List<String> observed, double[] times) {
    return new Trial(id, Models.enzyme(1e4, 1e4, 1), BINDING, observed, times, NOISE);
  }

  private static Trial vanDerPol(String id, double mu, double last) {
    return new Trial(id, Models.vanDerPol(mu), List.of("mu"), List.of("x"), even(last, 100), NOISE);
  }

  /**
   * The trial of that id.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Trial named(String id) {
    return ALL.stream()
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no trial " + id));
  }
}
