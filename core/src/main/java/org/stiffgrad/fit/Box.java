package org.stiffgrad.fit;

/**
 * Where theta may lie and how far one iteration may move it.
 *
 * @param lower least values, [k], may be -infinity
 * @param upper greatest values, [k], may be infinity
 * @param step longest change of each component in one iteration, [k], may be infinity
 */
public record Box(double[] lower, double[] upper, double[] step) {
  public Box {
    if (lower.length != upper.length || lower.length != step.length) {
      throw new IllegalArgumentException("bounds and steps differ in length");
    }
    for (int j = 0; j < lower.length; j++) {
      if (!(lower[j] < upper[j]) || !(step[j] > 0)) {
        throw new IllegalArgumentException(
            "component "
                + j
                + ": empty range "
                + lower[j]
                + ".."
                + upper[j]
                + " or step "
                + step[j]);
      }
    }
  }

  public int dimension() {
    return lower.length;
  }

  /** A copy of theta with every component moved into its range. */
  public double[] clamp(double[] theta) {
    double[] inside = theta.clone();
    for (int j = 0; j < inside.length; j++) {
      inside[j] = Math.min(Math.max(inside[j], lower[j]), upper[j]);
    }
    return inside;
  }

  /** Whether theta lies on a bound of component j that descent along -slope would cross. */
  public boolean holds(int j, double theta, double slope) {
    return (theta <= lower[j] && slope >= 0) || (theta >= upper[j] && slope <= 0);
  }

  /**
   * theta + delta, inside; a component that rounding leaves just short of a bound is put on it, so
   * that {@code theta[j] == lower[j]} tells an active bound.
   */
  public double[] move(double[] theta, double[] delta) {
    double[] moved = theta.clone();
    for (int j = 0; j < moved.length; j++) {
      double x = theta[j] + delta[j];
      double slack = 8 * Math.max(Math.ulp(theta[j]), Math.ulp(delta[j]));
      if (x - lower[j] <= slack) {
        x = lower[j];
      } else if (upper[j] - x <= slack) {
        x = upper[j];
      }
      moved[j] = x;
    }
    return moved;
  }
}
