package org.stiffgrad.train;

import java.util.List;
import org.stiffgrad.fit.FitProblem;

/**
 * Begins again where the increments of the data agree with the integrals of the right-hand side
 * along the data. It solves no differential equation and, for equations linear in their parameters,
 * depends on no start; noise in the data biases it, so that it is a beginning and never a result.
 * Only where all states are measured. (train.3)
 */
final class MatchIntegrals implements Rescue {
  @Override
  public String id() {
    return "match-integrals";
  }

  @Override
  public String summary() {
    return "begins again where the data's increments agree with integrals along the data";
  }

  @Override
  public int mostParameters() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Phase from() {
    return Phase.DESCENT;
  }

  @Override
  public List<double[]> points(List<Found> found, Trainer trainer, int round) {
    if (round > 1 || found.isEmpty()) {
      return List.of(); // nothing new
    }
    FitProblem problem = trainer.plan().problem();
    return IntegralMatching.of(problem).stream()
        .flatMap(m -> m.estimate(found.get(0).start()).stream())
        .toList();
  }
}
