package org.stiffgrad.train;

/**
 * How to search.
 *
 * @param starts number of starting points
 * @param beginAtGiven whether the first start is the one given, all others being random
 * @param seed of the random starts
 * @param threads most threads; the result does not depend on it
 * @param maxIterations most trial points of one optimization
 * @param rescue whether a fit that found nothing acceptable looks for better starting points by
 *     itself, provided that the model could be solved at all
 */
public record FitOptions(
    int starts, boolean beginAtGiven, long seed, int threads, int maxIterations, boolean rescue) {
  /** One start, the one given; rescue allowed. */
  public static final FitOptions DEFAULTS = new FitOptions(1, true, 1, 1, 100, true);

  public FitOptions {
    if (starts < 1 || threads < 1 || maxIterations < 1) {
      throw new IllegalArgumentException("starts, threads and iterations must be positive");
    }
  }

  public FitOptions withStarts(int count) {
    return new FitOptions(count, beginAtGiven, seed, threads, maxIterations, rescue);
  }

  public FitOptions withBeginAtGiven(boolean given) {
    return new FitOptions(starts, given, seed, threads, maxIterations, rescue);
  }

  public FitOptions withSeed(long other) {
    return new FitOptions(starts, beginAtGiven, other, threads, maxIterations, rescue);
  }

  public FitOptions withThreads(int most) {
    return new FitOptions(starts, beginAtGiven, seed, most, maxIterations, rescue);
  }

  public FitOptions withMaxIterations(int most) {
    return new FitOptions(starts, beginAtGiven, seed, threads, most, rescue);
  }

  public FitOptions withRescue(boolean allowed) {
    return new FitOptions(starts, beginAtGiven, seed, threads, maxIterations, allowed);
  }
}
