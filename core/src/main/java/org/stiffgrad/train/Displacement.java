package org.stiffgrad.train;

/**
 * A point from which another optimum may be reached.
 *
 * @param place what was moved, and how: the same displacement of another point has the same
 */
record Displacement(Place place, double[] point) {
  /**
   * @param parameter that was moved
   * @param withOthers whether others followed it along a valley
   */
  record Place(int parameter, boolean withOthers, double decades) {}
}
