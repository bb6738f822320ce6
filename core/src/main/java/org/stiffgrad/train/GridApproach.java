package org.stiffgrad.train;

import org.stiffgrad.method.Method;

/**
 * A brief descent with one step of a method from one measurement to the next, from where another
 * approach has led or else from the start.
 *
 * @param name in progress and run record
 */
record GridApproach(String name, Method method) implements Stage {
  private static final int ITERATIONS = 15;

  /** The grid's bias makes more than this pointless. */
  private static final double END = 0.05;

  @Override
  public Phase phase() {
    return Phase.APPROACH;
  }

  @Override
  public Reached run(Reached best, Search search) {
    Descent brief = search.plan().descent().limited(ITERATIONS, END);
    double[] from = best.plain() == null ? search.start() : best.theta();
    Reached end =
        search.descend(
            name,
            search.likelihood(search.plan().problem().solve().withFixedGrid(method, 1)),
            brief,
            from);
    search.record(end.stage());
    return end.plain() == null ? best : end;
  }
}
