package org.stiffgrad.problem;

/** Where a parameter may lie, on the linear scale, ends included. */
public record Range(double lower, double upper) {
  public Range {
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "a range needs lower < upper, not " + lower + ".." + upper);
    }
  }

  boolean contains(double value) {
    return value >= lower && value <= upper;
  }
}
