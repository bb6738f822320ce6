package org.stiffgrad.network;

/** What a network is shown of a state. */
public enum InputMap {
  /** (y - center)/range. */
  LINEAR {
    @Override
    double value(double y, double center, double range) {
      return (y - center) / range;
    }

    @Override
    double slope(double y, double center, double range) {
      return 1 / range;
    }
  },
  /** asinh(y/range): linear near zero, logarithmic far from it. */
  ASINH {
    @Override
    double value(double y, double center, double range) {
      return asinh(y / range);
    }

    @Override
    double slope(double y, double center, double range) {
      return 1 / Math.hypot(y, range);
    }
  },
  /**
   * ln(y/range) for what is much larger than a millionth of the range, and smooth through zero: ln
   * of (y + sqrt(y^2 + 4 e^2))/(2 range) with that millionth e.
   */
  LOG {
    @Override
    double value(double y, double center, double range) {
      double floor = FLOOR * range;
      return asinh(y / (2 * floor)) + LOG_FLOOR;
    }

    @Override
    double slope(double y, double center, double range) {
      return 1 / Math.hypot(y, 2 * FLOOR * range);
    }
  };

  private static final double FLOOR = 1e-6;
  private static final double LOG_FLOOR = Math.log(FLOOR);

  abstract double value(double y, double center, double range);

  abstract double slope(double y, double center, double range);

  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The inverse of sinh, odd to the last bit. */
  private static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(Math.log(size + Math.sqrt(1 + size * size)), x);
  }
}
