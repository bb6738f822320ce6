package org.stiffgrad.system;

import java.util.Arrays;

/**
 * Relative and absolute error tolerances of a solve.
 *
 * <p>With automatic absolute tolerances (the default) the tolerance of component i is {@code rtol *
 * |y_i| + 0.01 * rtol * max |y_i|}, the maximum taken over the trajectory so far and fading with
 * 1/t^2, and never below what rounding in f permits: every component is resolved on its own scale,
 * whatever its unit. Where a component rises steeply from zero, an error that cannot be seen at the
 * next sample time is allowed beyond that: small values keep their digits where they are sampled.
 */
public final class Tolerances {
  private final double rtol;
  private final double[] atol;

  private Tolerances(double rtol, double[] atol) {
    if (!(rtol >= 1e-14 && rtol <= 0.1)) {
      throw new IllegalArgumentException("rtol must lie in 1e-14..0.1, not " + rtol);
    }
    for (double a : atol) {
      if (!(a >= 0)) {
        throw new IllegalArgumentException("atol must not be negative, not " + a);
      }
    }
    this.rtol = rtol;
    this.atol = atol;
  }

  /** Automatic absolute tolerances. */
  public static Tolerances relative(double rtol) {
    return new Tolerances(rtol, new double[0]);
  }

  /** The same absolute tolerance for all components, or one for each, [1] or [n]. */
  public static Tolerances of(double rtol, double... atol) {
    if (atol.length == 0) {
      throw new IllegalArgumentException("atol is missing");
    }
    return new Tolerances(rtol, atol.clone());
  }

  public double rtol() {
    return rtol;
  }

  /** Whether absolute tolerances follow each component's own scale. */
  public boolean isAutomatic() {
    return atol.length == 0;
  }

  /** The given absolute tolerance of component i. */
  public double atol(int i) {
    return atol.length == 1 ? atol[0] : atol[i];
  }

  @Override
  public String toString() {
    return "rtol " + rtol + ", atol " + (isAutomatic() ? "automatic" : Arrays.toString(atol));
  }
}
