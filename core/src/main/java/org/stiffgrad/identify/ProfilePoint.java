package org.stiffgrad.identify;

import java.util.OptionalDouble;

/**
 * One point of a profile.
 *
 * @param value of the profiled parameter, on the linear scale
 * @param theta the point in the coordinates of the problem, all other parameters refitted, [k]
 * @param objective likelihood and priors there; empty where the model could not be solved
 * @param why the reason for that, else empty
 */
public record ProfilePoint(double value, double[] theta, OptionalDouble objective, String why) {
  public boolean isFailed() {
    return objective.isEmpty();
  }
}
