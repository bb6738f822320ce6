package org.stiffgrad.train;

/** When in the search from one start a stage has its turn. */
public enum Phase {
  /** Finds the way from far off, on an objective that stands in for the real one. */
  APPROACH,
  /** Descends on the real objective. */
  DESCENT,
  /** Tries another way where the descent ended at nothing acceptable. */
  SECOND_WAY,
  /** Looks whether what was found is the best around. */
  CHECK,
  /** Settles on what was found. */
  FINISH
}
