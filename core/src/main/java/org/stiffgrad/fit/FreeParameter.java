package org.stiffgrad.fit;

import java.util.Optional;

/**
 * A quantity to be estimated. Values are on the linear scale, whatever the scale of estimation.
 *
 * @param id name; where it is that of a parameter of the system, it stands for that one
 * @param scale coordinate of the estimation
 * @param start first value
 * @param lower least value allowed, may be -infinity; on a scale of positive values a negative one
 *     is no bound
 * @param upper greatest value allowed, may be infinity
 */
public record FreeParameter(
    String id, Scale scale, double start, double lower, double upper, Optional<Prior> prior) {
  public FreeParameter {
    if (scale.isPositive()) {
      String how = scale.isLogarithmic() ? " on a logarithmic scale" : " as a time constant";
      if (!(start > 0)) {
        throw new IllegalArgumentException(
            id + " is estimated" + how + " and cannot start at " + start);
      }
      if (!(upper > 0)) {
        throw new IllegalArgumentException(
            id + " is estimated" + how + " and cannot be bounded by " + upper);
      }
    }
    if (Double.isNaN(start) || Double.isInfinite(start)) {
      throw new IllegalArgumentException("the start of " + id + " is not finite: " + start);
    }
    if (!(lower < upper)) {
      throw new IllegalArgumentException(
          "the bounds of " + id + " are empty: " + lower + ".." + upper);
    }
    if (prior.isPresent()
        && !(Math.max(lower, prior.get().lower()) < Math.min(upper, prior.get().upper()))) {
      throw new IllegalArgumentException(
          "the prior of " + id + " excludes all between its bounds: " + prior.get().text());
    }
  }

  /** On the natural logarithm where the start is positive, else linear; without bounds or prior. */
  public static FreeParameter of(String id, double start) {
    return new FreeParameter(
        id,
        start > 0 ? Scale.LOG : Scale.LINEAR,
        start,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Optional.empty());
  }

  /** As it is, without bounds or prior: a weight of a network, say. */
  public static FreeParameter linear(String id, double start) {
    return of(id, start).withScale(Scale.LINEAR);
  }

  public FreeParameter withScale(Scale other) {
    return new FreeParameter(id, other, start, lower, upper, prior);
  }

  public FreeParameter withBounds(double least, double greatest) {
    return new FreeParameter(id, scale, start, least, greatest, prior);
  }

  public FreeParameter withPrior(Prior known) {
    return new FreeParameter(id, scale, start, lower, upper, Optional.of(known));
  }
}
