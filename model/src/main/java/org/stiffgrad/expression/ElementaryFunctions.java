package org.stiffgrad.expression;

/**
 * Functions that {@link Math} lacks, accurate to a few units in the last place; the interpreter and
 * generated code call the same ones.
 */
public final class ElementaryFunctions {
  /** Largest absolute integer exponent that becomes repeated products. */
  public static final int LARGEST_PRODUCT_POWER = 16;

  private ElementaryFunctions() {}

  /** Inverse hyperbolic sine, without cancellation near 0 and without overflow. */
  public static double asinh(double x) {
    double a = Math.abs(x);
    if (a > 1e8) {
      // sqrt(1 + a^2) = a here to rounding, and a^2 could overflow
      return Math.copySign(Math.log(a) + Math.log(2), x);
    }
    double square = a * a;
    return Math.copySign(Math.log1p(a + square / (1 + Math.sqrt(1 + square))), x);
  }

  /** Inverse hyperbolic cosine; NaN below 1. */
  public static double acosh(double x) {
    if (x > 1e8) {
      return Math.log(x) + Math.log(2);
    }
    double above = x - 1;
    return Math.log1p(above + Math.sqrt(above * (x + 1)));
  }

  /** Inverse hyperbolic tangent, without cancellation near 0. */
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * Math.log1p(2 * a / (1 - a)), x);
  }

  /**
   * x^n for n >= 1 by squaring from the leading bit; relative error at most (n - 1)/2 units in the
   * last place (model.2).
   */
  public static double integerPower(double x, int n) {
    double result = x;
    for (int bit = Integer.highestOneBit(n) >> 1; bit != 0; bit >>= 1) {
      result *= result;
      if ((n & bit) != 0) {
        result *= x;
      }
    }
    return result;
  }

  /**
   * x^y (ln |x|)^k, the k-th derivative of x^y with respect to y (model.3). At x = 0 it is the
   * limit: 0 for y > 0. For x < 0 the power is defined for integer y only, and ln |x| is the real
   * part of the complex logarithm, which keeps derivatives finite where a solver's iterate of a
   * concentration strays below 0.
   *
   * @param k at least 1
   */
  public static double powerTimesLog(double x, double y, int k) {
    if (x == 0 && y > 0) {
      return 0;
    }
    double log = Math.log(Math.abs(x));
    return Math.pow(x, y) * integerPower(log, k);
  }
}
