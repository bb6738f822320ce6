package org.stiffgrad.theory;

/** A complex number. */
public record Complex(double re, double im) {
  /** 0. */
  public static final Complex ZERO = new Complex(0, 0);

  /** 1. */
  public static final Complex ONE = new Complex(1, 0);

  /** A real number. */
  public static Complex real(double re) {
    return new Complex(re, 0);
  }

  public Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  public Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  public Complex times(Complex other) {
    return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  public Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  /** Quotient, scaled so that squares do not overflow. */
  public Complex over(Complex other) {
    if (Math.abs(other.re) >= Math.abs(other.im)) {
      double ratio = other.im / other.re;
      double divisor = other.re + other.im * ratio;
      return new Complex((re + im * ratio) / divisor, (im - re * ratio) / divisor);
    }
    double ratio = other.re / other.im;
    double divisor = other.im + other.re * ratio;
    return new Complex((re * ratio + im) / divisor, (im * ratio - re) / divisor);
  }

  public Complex conjugate() {
    return new Complex(re, -im);
  }

  /** Magnitude. */
  public double abs() {
    return Math.hypot(re, im);
  }

  /** e to this power. */
  public Complex exp() {
    double size = Math.exp(re);
    return new Complex(size * Math.cos(im), size * Math.sin(im));
  }

  /** The square root in the right half plane. */
  public Complex sqrt() {
    double size = abs();
    double a = Math.sqrt(0.5 * (size + Math.abs(re)));
    if (a == 0) {
      return ZERO;
    }
    double b = 0.5 * Math.abs(im) / a;
    return re >= 0 ? new Complex(a, Math.copySign(b, im)) : new Complex(b, Math.copySign(a, im));
  }
}
