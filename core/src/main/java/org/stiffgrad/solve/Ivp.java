package org.stiffgrad.solve;

import org.stiffgrad.system.OdeSystem;

/**
 * An initial value problem with the times at which its solution is wanted. Steps end exactly on
 * them. Arrays are not copied and must not change while a solve runs.
 *
 * @param p parameters [m]
 * @param t0 initial time
 * @param sampleTimes strictly increasing, none before t0; the solve ends on the last
 */
public record Ivp(OdeSystem system, double[] p, double t0, double[] sampleTimes) {
  public Ivp {
    if (p.length != system.parameters().size()) {
      throw new IllegalArgumentException(
          p.length + " parameter values for " + system.parameters().size() + " parameters");
    }
    if (!(Math.abs(t0) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("the initial time must be finite, not " + t0);
    }
    double previous = Double.NEGATIVE_INFINITY;
    for (double t : sampleTimes) {
      if (!(t > previous) || !(t >= t0) || Double.isInfinite(t)) {
        throw new IllegalArgumentException(
            "sample times must be finite, strictly increasing and not before " + t0 + ": " + t);
      }
      previous = t;
    }
  }
}
