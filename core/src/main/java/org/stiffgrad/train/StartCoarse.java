package org.stiffgrad.train;

import org.stiffgrad.method.Methods;

/**
 * Descends first with implicit Euler, one step from one measurement to the next: its derivative has
 * the right sign however much too stiff the start is, and fades as a power, not exponentially.
 * Where that led to nothing, for it is biased and blind for oscillations, the real descent is made
 * from the start as well.
 */
final class StartCoarse implements Remedy {
  @Override
  public String id() {
    return "start-coarse";
  }

  @Override
  public String summary() {
    return "descends first with implicit Euler, whose gradient has the right sign from far off";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.with(new GridApproach("coarse", Methods.IMPLICIT_EULER)).with(new FromStart());
  }

  private record FromStart() implements Stage {
    @Override
    public Phase phase() {
      return Phase.SECOND_WAY;
    }

    @Override
    public Reached run(Reached best, Search search) {
      if (search.isCancelled() || !search.hasApproached() || search.isGood(best)) {
        return best;
      }
      String name = MainDescent.name(search) + " from the start";
      Reached raw = search.descend(name, search.plan().descent(), search.start());
      search.record(raw.stage());
      return raw.total() < best.total() ? raw : best;
    }
  }
}
