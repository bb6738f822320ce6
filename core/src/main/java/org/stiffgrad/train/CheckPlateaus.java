package org.stiffgrad.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;

/**
 * Looks for a better optimum behind a plateau: moves, one at a time, the parameters that the data
 * hardly see by decades, descends again, and begins anew from whatever is better.
 */
final class CheckPlateaus implements Remedy {
  private static final String NAME = "plateau check";
  private static final int ITERATIONS = 15;

  /** Evaluations that it may always take, and more in proportion to what the search has cost. */
  private static final int ALWAYS = 300;

  private static final int PROPORTION = 3;

  /** Enough to tell another optimum; what follows does the rest. */
  private static final double END = 1e-3;

  @Override
  public String id() {
    return "check-plateaus";
  }

  @Override
  public String summary() {
    return "moves what the data hardly see by decades and looks whether the fit gets better";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.with(new Check());
  }

  private record Check() implements Stage {
    @Override
    public Phase phase() {
      return Phase.CHECK;
    }

    @Override
    public Reached run(Reached found, Search search) {
      long began = search.nanoTime();
      Descent brief = search.plan().descent().limited(ITERATIONS, END);
      Reached best = found;
      int evaluations = 0;
      long most = Math.max(ALWAYS, PROPORTION * search.evaluations());
      Deque<double[]> left = new ArrayDeque<>(displacements(best, search));
      while (!left.isEmpty() && evaluations < most && !search.isCancelled()) {
        Reached end = search.descendAround(NAME, brief, left.pop());
        evaluations += end.stage().evaluations();
        if (end.total() < best.total() - FitResult.SAME_OPTIMUM) {
          best = end;
          left = new ArrayDeque<>(displacements(best, search));
        }
      }
      if (evaluations > 0) {
        String outcome =
            best.total() == found.total()
                ? "nothing better was found"
                : "a better optimum was found";
        double seconds = (search.nanoTime() - began) * 1e-9;
        OptionalDouble objective = OptionalDouble.of(best.total());
        search.record(new StageRecord(NAME, objective, evaluations, outcome, seconds));
      }
      return best;
    }

    private static List<double[]> displacements(Reached at, Search search) {
      Evaluation.@Nullable Feasible plain = at.plain();
      return plain == null
          ? List.of()
          : Displacements.of(search.plan().problem(), search.noise(), at.theta(), plain);
    }
  }
}
