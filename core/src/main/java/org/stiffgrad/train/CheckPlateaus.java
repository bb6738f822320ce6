package org.stiffgrad.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;

/**
 * Looks for a better optimum behind a plateau or at the other end of a valley: moves what the data
 * hardly hold by decades, descends again, and goes on from whatever is better.
 */
final class CheckPlateaus implements Remedy {
  private static final String NAME = "plateau check";
  private static final int ITERATIONS = 15;

  /** Evaluations that it may always take. */
  private static final int ALWAYS = 300;

  /** More of them for many parameters, each of which may have its valley. */
  private static final int PER_PARAMETER = 20;

  /** And in proportion to what the search has cost. */
  private static final int PROPORTION = 3;

  /** Enough to tell another optimum; what follows does the rest. */
  private static final double END = 1e-3;

  @Override
  public String id() {
    return "check-plateaus";
  }

  @Override
  public String summary() {
    return "moves what the data hardly hold by decades and looks whether the fit gets better";
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
      long most =
          Math.max(
              Math.max(ALWAYS, PER_PARAMETER * found.theta().length),
              PROPORTION * search.evaluations());
      Set<Displacement.Place> tried = new HashSet<>();
      boolean isBetter = false;
      Deque<Displacement> left = displacements(best, search, tried);
      while (!left.isEmpty() && evaluations < most && !search.isCancelled()) {
        Displacement next = left.pop();
        tried.add(next.place());
        double goal = best.total() - FitResult.SAME_OPTIMUM;
        Reached end = search.descendAround(NAME, brief.below(goal), next.point());
        evaluations += end.stage().evaluations();
        if (end.total() < goal) {
          best = end;
          isBetter = true;
          left = displacements(best, search, tried);
        }
        if (left.isEmpty() && isBetter) {
          // once around: what led nowhere before may do so from here
          tried.clear();
          isBetter = false;
          left = displacements(best, search, tried);
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

    /** Those not tried yet; along valleys only where known noise does not explain what is left. */
    private static Deque<Displacement> displacements(
        Reached at, Search search, Set<Displacement.Place> tried) {
      Evaluation.@Nullable Feasible plain = at.plain();
      if (plain == null) {
        return new ArrayDeque<>();
      }
      boolean isExplained = search.noise().isEmpty() && search.isGood(at);
      return Displacements.of(search.plan().problem(), search.noise(), at.theta(), plain).stream()
          .filter(d -> !tried.contains(d.place()) && !(isExplained && d.place().withOthers()))
          .collect(Collectors.toCollection(ArrayDeque::new));
    }
  }
}
