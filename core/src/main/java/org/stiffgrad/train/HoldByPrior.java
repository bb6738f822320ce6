package org.stiffgrad.train;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Evaluation;

/**
 * Keeps directions without information where they are by a weak prior around the start (fit.10),
 * and centers it on what was found until that changes nothing. Neither the objective that is
 * reported nor the intervals contain it.
 */
final class HoldByPrior implements Remedy {
  private static final int ITERATIONS = 30;
  private static final int MOST_POLISHES = 8;

  /** A gain in objective that is worth another polish. */
  private static final double WORTHWHILE = 1e-3;

  @Override
  public String id() {
    return "hold-by-prior";
  }

  @Override
  public String summary() {
    return "keeps directions without information where they are by a weak prior";
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.stabilized().with(new Polish());
  }

  private record Polish() implements Stage {
    @Override
    public Phase phase() {
      return Phase.FINISH;
    }

    @Override
    public Reached run(Reached found, Search search) {
      Descent brief = search.plan().descent().limited(ITERATIONS, Search.CONVERGED);
      Reached best = found;
      for (int i = 0; i < MOST_POLISHES && !search.isCancelled(); i++) {
        Evaluation.@Nullable Feasible known = best.plain();
        if (known == null || !best.stop().isFinished()) {
          break;
        }
        Reached next = search.resume("polish", brief, best.theta(), known);
        search.record(next.stage());
        double gain = best.total() - next.total();
        best = next;
        if (gain < WORTHWHILE) {
          break;
        }
      }
      return best;
    }
  }
}
