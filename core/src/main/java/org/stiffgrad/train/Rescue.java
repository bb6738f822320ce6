package org.stiffgrad.train;

import java.util.List;

/**
 * Finds other points to begin from, for a fit whose starts came to nothing acceptable. Rescues have
 * their turns one after the other, round after round, until something is.
 */
public interface Rescue extends Remedy {
  /** How often each has its turn, at most. */
  int ROUNDS = 4;

  /** No affordable number of points fills a space of more dimensions. */
  int FEW_PARAMETERS = 10;

  /** When a rescue is called for. */
  enum Occasion {
    /** Nothing that was found is acceptable. */
    LOST,

    /** What was found is acceptable, but only a rescue has led there. */
    RESCUED
  }

  default Occasion occasion() {
    return Occasion.LOST;
  }

  /** Gives the rescue its turn after those there are. */
  @Override
  default Plan apply(Plan plan) {
    return plan.with(this);
  }

  /** Most parameters, noise not counted, of a problem for which it is worth its cost. */
  default int mostParameters() {
    return FEW_PARAMETERS;
  }

  /** The first phase that its points go through. */
  Phase from();

  /**
   * Points to begin from, in coordinates; may be none.
   *
   * @param found what the searches so far came to, in the order of their starts
   * @param trainer has the objectives and the executor
   * @param round from 1 to {@link #ROUNDS}; each later one may look at more points and farther away
   */
  List<double[]> points(List<Found> found, Trainer trainer, int round);
}
