package org.stiffgrad.fit;

/**
 * The coordinate theta in which a parameter p is estimated. Rates that span decades belong on a
 * logarithmic scale: the gradient then no longer depends on the unit of p. (fit.1)
 */
public sealed interface Scale {
  Scale LINEAR = new Linear();
  Scale LOG = new Log();
  Scale LOG10 = new Log10();
  Scale TIME_CONSTANT = new TimeConstant();

  /** {@code lin}, {@code log}, {@code log10}, {@code tau} or {@code asinh}. */
  String id();

  /** theta of p. */
  double toTheta(double p);

  /** p of theta. */
  double toParameter(double theta);

  /** dp/dtheta at p. */
  double derivative(double p);

  /**
   * The longest sensible step of theta in one iteration: one decade of p, or infinite where that
   * depends on p.
   */
  double decade();

  /** Whether theta is a logarithm of p, so that p must be positive. */
  boolean isLogarithmic();

  /** Whether p must be positive. */
  boolean isPositive();

  /** theta = p. */
  record Linear() implements Scale {
    @Override
    public String id() {
      return "lin";
    }

    @Override
    public double toTheta(double p) {
      return p;
    }

    @Override
    public double toParameter(double theta) {
      return theta;
    }

    @Override
    public double derivative(double p) {
      return 1;
    }

    @Override
    public double decade() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isLogarithmic() {
      return false;
    }

    @Override
    public boolean isPositive() {
      return false;
    }
  }

  /** theta = ln p. */
  record Log() implements Scale {
    @Override
    public String id() {
      return "log";
    }

    @Override
    public double toTheta(double p) {
      return Math.log(p);
    }

    @Override
    public double toParameter(double theta) {
      return Math.exp(theta);
    }

    @Override
    public double derivative(double p) {
      return p;
    }

    @Override
    public double decade() {
      return Math.log(10);
    }

    @Override
    public boolean isLogarithmic() {
      return true;
    }

    @Override
    public boolean isPositive() {
      return true;
    }
  }

  /** theta = log10 p. */
  record Log10() implements Scale {
    @Override
    public String id() {
      return "log10";
    }

    @Override
    public double toTheta(double p) {
      return Math.log10(p);
    }

    @Override
    public double toParameter(double theta) {
      return Math.pow(10, theta);
    }

    @Override
    public double derivative(double p) {
      return p * Math.log(10);
    }

    @Override
    public double decade() {
      return 1;
    }

    @Override
    public boolean isLogarithmic() {
      return true;
    }

    @Override
    public boolean isPositive() {
      return true;
    }
  }

  /**
   * theta = -tau, tau = 1/p the time constant of a rate p: what a state on a slow manifold depends
   * on linearly. A derivative with respect to the rate fades as 1/p^2, one with respect to tau
   * tends to a constant. The sign makes theta grow with p, as on every scale. No time constant is
   * shorter than 2^-511, where p and dp/dtheta = p^2 are still finite. (fit.1)
   */
  record TimeConstant() implements Scale {
    private static final double LARGEST = 0x1p511;

    @Override
    public String id() {
      return "tau";
    }

    @Override
    public double toTheta(double p) {
      return -1 / Math.min(p, LARGEST);
    }

    @Override
    public double toParameter(double theta) {
      return theta >= -1 / LARGEST ? LARGEST : -1 / theta;
    }

    @Override
    public double derivative(double p) {
      return p * p;
    }

    @Override
    public double decade() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isLogarithmic() {
      return false;
    }

    @Override
    public boolean isPositive() {
      return true;
    }
  }

  /**
   * theta = asinh(p / unit): linear near zero, logarithmic far from it, for either sign.
   *
   * @param unit magnitude of p at which the scale turns from linear to logarithmic
   */
  record Asinh(double unit) implements Scale {
    public Asinh {
      if (!(unit > 0) || Double.isInfinite(unit)) {
        throw new IllegalArgumentException("the unit of asinh must be positive, not " + unit);
      }
    }

    @Override
    public String id() {
      return "asinh";
    }

    @Override
    public double toTheta(double p) {
      double x = Math.abs(p / unit);
      // log1p keeps the digits of small arguments, where log(x + sqrt(1 + x x)) cancels
      double a = Math.log1p(x + x * x / (1 + Math.sqrt(1 + x * x)));
      return Math.copySign(x > 1e150 ? Math.log(2) + Math.log(x) : a, p);
    }

    @Override
    public double toParameter(double theta) {
      return unit * Math.sinh(theta);
    }

    @Override
    public double derivative(double p) {
      return Math.hypot(unit, p);
    }

    @Override
    public double decade() {
      return Math.log(10);
    }

    @Override
    public boolean isLogarithmic() {
      return false;
    }

    @Override
    public boolean isPositive() {
      return false;
    }
  }
}
