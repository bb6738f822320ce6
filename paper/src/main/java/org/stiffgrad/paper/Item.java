package org.stiffgrad.paper;

/** One table or figure of the theory. Adding one is a class and a line in {@link Items}. */
public interface Item {
  /** Its short name, such as T4. */
  String id();

  /** What it shows. */
  String title();

  /**
   * Computes it. Two calls give the same bits.
   *
   * @param progress told of the finished part; throws to end the computation when interrupted
   */
  Reproduction reproduce(Progress progress);
}
