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
      double x = Math.abs(y / range);
      return Math.copySign(Math.log(x + Math.sqrt(1 + x * x)), y);
    }

    @Override
    double slope(double y, double center, double range) {
      return 1 / Math.hypot(y, range);
    }
  },
  /** ln y, of what is at least 1e-300. */
  LOG {
    @Override
    double value(double y, double center, double range) {
      return Math.log(Math.max(y, SMALLEST));
    }

    @Override
    double slope(double y, double center, double range) {
      return y > SMALLEST ? 1 / y : 0;
    }
  };

  private static final double SMALLEST = 1e-300;

  abstract double value(double y, double center, double range);

  abstract double slope(double y, double center, double range);

  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
