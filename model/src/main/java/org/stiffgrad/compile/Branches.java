package org.stiffgrad.compile;

/**
 * Comparisons and selection for generated code, which itself is free of jumps: conditions are 1 or
 * 0, and both branches are evaluated (no operation on doubles can fail). The just-in-time compiler
 * inlines these.
 */
final class Branches {
  private Branches() {}

  static double select(double condition, double then, double otherwise) {
    return condition != 0 ? then : otherwise;
  }

  static double less(double a, double b) {
    return a < b ? 1 : 0;
  }

  static double lessOrEqual(double a, double b) {
    return a <= b ? 1 : 0;
  }

  static double equal(double a, double b) {
    return a == b ? 1 : 0;
  }

  static double not(double condition) {
    return condition == 0 ? 1 : 0;
  }
}
