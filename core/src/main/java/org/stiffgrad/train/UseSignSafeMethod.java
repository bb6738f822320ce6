package org.stiffgrad.train;

import org.stiffgrad.method.Methods;
import org.stiffgrad.solve.SolveOptions;

/**
 * Descends on the measurements' grid with Lobatto IIIC-2 before the real descent. Its derivative
 * has the right sign on the whole negative axis, R' = (1 - z) R^2, as implicit Euler's has, and its
 * bias is of second order.
 */
final class UseSignSafeMethod implements Remedy {
  private static final int ITERATIONS = 15;
  private static final double END = 0.05;

  @Override
  public String id() {
    return "use-sign-safe-method";
  }

  @Override
  public String summary() {
    return "descends with Lobatto IIIC-2 on the measurements' grid before the real descent";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.with(new Approach());
  }

  private record Approach() implements Stage {
    @Override
    public Phase phase() {
      return Phase.APPROACH;
    }

    @Override
    public Reached run(Reached best, Search search) {
      SolveOptions lobatto =
          search.plan().problem().solve().withFixedGrid(Methods.LOBATTO_IIIC_2, 1);
      Descent brief = search.plan().descent().limited(ITERATIONS, END);
      double[] from = best.plain() == null ? search.start() : best.theta();
      Reached end = search.descend("sign-safe", search.likelihood(lobatto), brief, from);
      search.record(end.stage());
      return end.plain() == null ? best : end;
    }
  }
}
