package org.stiffgrad.train;

/** Counts evaluations and knows when there have been enough. */
final class Tally {
  private final long allowance;
  private long values;
  private long roots;

  Tally(long allowance) {
    this.allowance = allowance;
  }

  void count(int order) {
    if (order > 0) {
      roots++;
    } else {
      values++;
    }
  }

  boolean isSpent() {
    return values + roots >= allowance;
  }

  long values() {
    return values;
  }

  long roots() {
    return roots;
  }
}
