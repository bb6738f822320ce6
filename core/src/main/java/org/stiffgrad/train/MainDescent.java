package org.stiffgrad.train;

/** The descent on the real objective, from where an approach ended or else from the start. */
final class MainDescent implements Stage {
  @Override
  public Phase phase() {
    return Phase.DESCENT;
  }

  @Override
  public Reached run(Reached best, Search search) {
    double[] from = best.plain() == null ? search.start() : best.theta();
    Reached end = search.descend(name(search), search.plan().descent(), from);
    search.record(end.stage());
    return end;
  }

  static String name(Search search) {
    return search.plan().problem().solve().stepsPerInterval() == 0 ? "adaptive" : "fixed steps";
  }
}
