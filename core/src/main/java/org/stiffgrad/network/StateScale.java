package org.stiffgrad.network;

/**
 * Sizes of a state in the data, so that the weights of a network are numbers of the size of one.
 *
 * @param center mean
 * @param range standard deviation
 * @param span of time of the data: the slowest change that they can show
 * @param input how a network sees the state
 */
public record StateScale(double center, double range, double span, InputMap input) {
  public StateScale {
    if (!(range > 0 && span > 0) || !Double.isFinite(center + range + span)) {
      throw new IllegalArgumentException(
          "a state varies by " + range + " around " + center + " within " + span);
    }
  }

  /** What a network sees of a state. */
  public double seen(double y) {
    return input.value(y, center, range);
  }

  double seenSlope(double y) {
    return input.slope(y, center, range);
  }
}
