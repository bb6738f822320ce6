package org.stiffgrad.fit;

/**
 * What is known of one parameter before the data: a negative log density with one row, whose score
 * times factor is its derivative and whose squared factor is its information (fit.7).
 *
 * <p>A density is that of the coordinate theta in which the prior is stated, and then does not move
 * with the scale of the estimation; {@link LogNormalOfValue} and {@link LogLaplaceOfValue} are
 * densities of p.
 */
public sealed interface Prior {
  /** Negative log density at p; infinite or NaN where the prior excludes p. */
  double value(double p);

  /** Score of the row at p. */
  double score(double p);

  /** Factor of dp in the row at p. */
  double factor(double p);

  /** The least p that is not excluded, on the linear scale. */
  default double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  /** The greatest p that is not excluded, on the linear scale. */
  default double upper() {
    return Double.POSITIVE_INFINITY;
  }

  /** How far p is from a kink of the density, in units of its width; infinite without a kink. */
  default double distanceFromKink(double p) {
    return Double.POSITIVE_INFINITY;
  }

  /** A sentence's worth of description, such as {@code normal(1, 0.2)}. */
  String text();

  /**
   * theta lies between two values, each as likely as any other. A row of zeros: it neither moves
   * nor informs.
   *
   * @param scale whose theta is uniform
   * @param from least theta
   * @param to greatest theta
   */
  record Uniform(Scale scale, double from, double to) implements Prior {
    /** A value on the bound is not excluded by the rounding of its logarithm. */
    private static final double ROUNDING = 1e-12;

    public Uniform {
      if (!(from < to) || Double.isInfinite(to - from)) {
        throw new IllegalArgumentException("the range of a uniform prior is " + from + ".." + to);
      }
    }

    /** p is uniform. */
    public Uniform(double from, double to) {
      this(Scale.LINEAR, from, to);
    }

    @Override
    public double lower() {
      return scale.toParameter(from);
    }

    @Override
    public double upper() {
      return scale.toParameter(to);
    }

    @Override
    public double value(double p) {
      double theta = scale.toTheta(p);
      double slack = ROUNDING * Math.max(Math.abs(from), Math.abs(to));
      boolean inside = theta >= from - slack && theta <= to + slack;
      return inside ? Math.log(to - from) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double score(double p) {
      return 0;
    }

    @Override
    public double factor(double p) {
      return 0;
    }

    @Override
    public String text() {
      return Prior.text("uniform", scale, from, to);
    }
  }

  /**
   * theta is normal; the density is that of theta.
   *
   * @param scale whose theta is normal
   */
  record Normal(Scale scale, double mean, double sd) implements Prior {
    public Normal {
      requireFinite(mean, "mean");
      requirePositive(sd, "standard deviation");
    }

    /** p is normal. */
    public Normal(double mean, double sd) {
      this(Scale.LINEAR, mean, sd);
    }

    @Override
    public double value(double p) {
      double z = score(p);
      return 0.5 * z * z + Math.log(sd) + 0.5 * Math.log(2 * Math.PI);
    }

    @Override
    public double score(double p) {
      return (scale.toTheta(p) - mean) / sd;
    }

    @Override
    public double factor(double p) {
      return 1 / (sd * scale.derivative(p));
    }

    @Override
    public String text() {
      return Prior.text("normal", scale, mean, sd);
    }
  }

  /**
   * theta has a Laplace distribution; the density is that of theta.
   *
   * @param scale whose theta it is
   * @param width mean deviation of theta from the location
   */
  record Laplace(Scale scale, double location, double width) implements Prior {
    public Laplace {
      requireFinite(location, "location");
      requirePositive(width, "scale");
    }

    /** p has a Laplace distribution. */
    public Laplace(double location, double width) {
      this(Scale.LINEAR, location, width);
    }

    @Override
    public double value(double p) {
      return Math.abs(scale.toTheta(p) - location) / width + Math.log(2 * width);
    }

    @Override
    public double score(double p) {
      return Math.signum(scale.toTheta(p) - location);
    }

    @Override
    public double factor(double p) {
      return 1 / (width * scale.derivative(p));
    }

    @Override
    public double distanceFromKink(double p) {
      return Math.abs(scale.toTheta(p) - location) / width;
    }

    @Override
    public String text() {
      return Prior.text("laplace", scale, location, width);
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

    private Normal ofLogarithm() {
      return new Normal(Scale.LOG, Math.log(median), sdLog);
    }

    @Override
    public double value(double p) {
      return ofLogarithm().value(p);
    }

    @Override
    public double score(double p) {
      return ofLogarithm().score(p);
    }

    @Override
    public double factor(double p) {
      return ofLogarithm().factor(p);
    }

    @Override
    public String text() {
      return Prior.text("lognormal", Scale.LINEAR, median, sdLog);
    }
  }

  /**
   * ln p is normal, and the density is that of p. The factor 1/p only moves the center: (x -
   * m)^2/(2 s^2) + x = (x - m + s^2)^2/(2 s^2) + m - s^2/2 with x = ln p. (fit.20)
   *
   * @param mean mean of ln p
   * @param sd standard deviation of ln p
   */
  record LogNormalOfValue(double mean, double sd) implements Prior {
    public LogNormalOfValue {
      requireFinite(mean, "mean of the logarithm");
      requirePositive(sd, "standard deviation of the logarithm");
    }

    @Override
    public double value(double p) {
      double z = score(p);
      double constant = Math.log(sd) + 0.5 * Math.log(2 * Math.PI);
      return 0.5 * z * z + mean - 0.5 * sd * sd + constant;
    }

    @Override
    public double score(double p) {
      return (Math.log(p) - mean) / sd + sd;
    }

    @Override
    public double factor(double p) {
      return 1 / (sd * p);
    }

    @Override
    public String text() {
      return Prior.text("log-normal density", Scale.LINEAR, mean, sd);
    }
  }

  /**
   * ln p has a Laplace distribution, and the density is that of p. (fit.20)
   *
   * @param location center of ln p
   * @param width mean deviation of ln p from it
   */
  record LogLaplaceOfValue(double location, double width) implements Prior {
    public LogLaplaceOfValue {
      requireFinite(location, "location of the logarithm");
      requirePositive(width, "scale of the logarithm");
    }

    @Override
    public double value(double p) {
      double x = Math.log(p);
      return Math.abs(x - location) / width + Math.log(2 * width) + x;
    }

    @Override
    public double score(double p) {
      return Math.signum(Math.log(p) - location) + width;
    }

    @Override
    public double factor(double p) {
      return 1 / (width * p);
    }

    @Override
    public double distanceFromKink(double p) {
      return Math.abs(Math.log(p) - location) / width;
    }

    @Override
    public String text() {
      return Prior.text("log-laplace density", Scale.LINEAR, location, width);
    }
  }

  private static void requirePositive(double x, String what) {
    if (!(x > 0) || Double.isInfinite(x)) {
      throw new IllegalArgumentException("the " + what + " of a prior must be positive, not " + x);
    }
  }

  private static void requireFinite(double x, String what) {
    if (!Double.isFinite(x)) {
      throw new IllegalArgumentException("the " + what + " of a prior must be finite, not " + x);
    }
  }

  private static String text(String kind, Scale scale, double first, double second) {
    String of = scale.equals(Scale.LINEAR) ? "" : " of " + scale.id();
    return kind + "(" + first + ", " + second + ")" + of;
  }
}
