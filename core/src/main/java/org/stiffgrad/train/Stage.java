package org.stiffgrad.train;

/** One stage of the search from one start. */
public interface Stage {
  Phase phase();

  /**
   * Goes on from the best point so far.
   *
   * @param best as far as the search has come; after an approach, its end
   * @param search this start's, which descends and keeps the record
   * @return the best point after this stage
   */
  Reached run(Reached best, Search search);
}
