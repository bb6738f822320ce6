package org.stiffgrad.train;

import java.util.List;

/**
 * How to search.
 *
 * @param starts number of starting points
 * @param beginAtGiven whether the first start is the one given, all others being random
 * @param seed of all that is random
 * @param threads most threads; the result does not depend on it
 * @param remedies how the fit is made; without any as the literature does it
 * @param budget what it may cost
 */
public record FitOptions(
    int starts,
    boolean beginAtGiven,
    long seed,
    int threads,
    List<Remedy> remedies,
    Budget budget) {
  /** One start, the one given; all remedies that have proved their worth. */
  public static final FitOptions DEFAULTS =
      new FitOptions(1, true, 1, 1, Remedies.AUTO, Budget.DEFAULTS);

  public FitOptions {
    remedies = List.copyOf(remedies);
    if (starts < 1 || threads < 1) {
      throw new IllegalArgumentException("starts and threads must be positive");
    }
  }

  public FitOptions withStarts(int count) {
    return new FitOptions(count, beginAtGiven, seed, threads, remedies, budget);
  }

  public FitOptions withBeginAtGiven(boolean given) {
    return new FitOptions(starts, given, seed, threads, remedies, budget);
  }

  public FitOptions withSeed(long other) {
    return new FitOptions(starts, beginAtGiven, other, threads, remedies, budget);
  }

  public FitOptions withThreads(int most) {
    return new FitOptions(starts, beginAtGiven, seed, most, remedies, budget);
  }

  public FitOptions withRemedies(List<Remedy> chosen) {
    return new FitOptions(starts, beginAtGiven, seed, threads, chosen, budget);
  }

  public FitOptions withBudget(Budget most) {
    return new FitOptions(starts, beginAtGiven, seed, threads, remedies, most);
  }
}
