package org.stiffgrad.fit;

/**
 * What is known of one parameter before the data. Its negative logarithm is z^2/2 plus a constant,
 * so that one residual row z with its derivative carries gradient and information exactly. (fit.7)
 */
public sealed interface Prior {
  /** The normalized distance z of p from the center of the distribution. */
  double residual(double p);

  /** dz/dp. */
  double residualDerivative(double p);

  /** The constant of the negative log density: ln(sd) + ln(2 pi)/2. */
  double constant();

  /** A sentence's worth of description, such as {@code normal(1, 0.2)}. */
  String text();

  /** p is normal with this mean and standard deviation; the density is that of p. */
  record Normal(double mean, double sd) implements Prior {
    public Normal {
      requirePositive(sd, "standard deviation");
    }

    @Override
    public double residual(double p) {
      return (p - mean) / sd;
    }

    @Override
    public double residualDerivative(double p) {
      return 1 / sd;
    }

    @Override
    public double constant() {
      return Math.log(sd) + 0.5 * Math.log(2 * Math.PI);
    }

    @Override
    public String text() {
      return "normal(" + mean + ", " + sd + ")";
    }
  }

  /**
   * ln p is normal with mean ln(median) and standard deviation {@code sdLog}; the density is that
   * of ln p, so that the most probable value is the median whatever the scale of the estimation.
   *
   * @param median median of p itself, in the unit of p
   * @param sdLog standard deviation of the natural logarithm
   */
  record LogNormal(double median, double sdLog) implements Prior {
    public LogNormal {
      requirePositive(median, "median");
      requirePositive(sdLog, "standard deviation of the logarithm");
    }

    @Override
    public double residual(double p) {
      return (Math.log(p) - Math.log(median)) / sdLog;
    }

    @Override
    public double residualDerivative(double p) {
      return 1 / (sdLog * p);
    }

    @Override
    public double constant() {
      return Math.log(sdLog) + 0.5 * Math.log(2 * Math.PI);
    }

    @Override
    public String text() {
      return "lognormal(" + median + ", " + sdLog + ")";
    }
  }

  private static void requirePositive(double x, String what) {
    if (!(x > 0) || Double.isInfinite(x)) {
      throw new IllegalArgumentException("the " + what + " of a prior must be positive, not " + x);
    }
  }
}
