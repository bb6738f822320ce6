package org.stiffgrad.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * A real polynomial whose coefficients come from rounded numbers: each has a bound on its error,
 * and one that is within its bound is zero. The arithmetic itself has so many digits that it adds
 * nothing to the bounds. Immutable.
 */
final class Polynomial {
  static final MathContext DIGITS = new MathContext(60);

  private final BigDecimal[] coefficients;
  private final double[] errors;

  /** Coefficients in ascending order with bounds on their errors. */
  private Polynomial(BigDecimal[] coefficients, double[] errors) {
    int last = coefficients.length - 1;
    for (int k = 0; k <= last; k++) {
      if (coefficients[k].abs().compareTo(new BigDecimal(errors[k])) <= 0) {
        coefficients[k] = BigDecimal.ZERO;
      }
    }
    while (last >= 0 && coefficients[last].signum() == 0) {
      last--;
    }
    this.coefficients = Arrays.copyOf(coefficients, last + 1);
    this.errors = Arrays.copyOf(errors, last + 1);
  }

  /**
   * @param coefficients ascending, [n]
   * @param errors bounds on their errors, [n]
   */
  static Polynomial of(BigDecimal[] coefficients, double[] errors) {
    return new Polynomial(coefficients.clone(), errors);
  }

  /** Exact coefficients, ascending. */
  static Polynomial of(double... coefficients) {
    BigDecimal[] exact = new BigDecimal[coefficients.length];
    for (int k = 0; k < exact.length; k++) {
      exact[k] = new BigDecimal(coefficients[k]);
    }
    return new Polynomial(exact, new double[exact.length]);
  }

  /** The degree, -1 of the zero polynomial. */
  int degree() {
    return coefficients.length - 1;
  }

  BigDecimal coefficient(int k) {
    return k <= degree() ? coefficients[k] : BigDecimal.ZERO;
  }

  double leading() {
    return coefficients[degree()].doubleValue();
  }

  private double error(int k) {
    return k <= degree() ? errors[k] : 0;
  }

  Polynomial plus(Polynomial other) {
    return combined(other, BigDecimal.ONE);
  }

  Polynomial minus(Polynomial other) {
    return combined(other, BigDecimal.ONE.negate());
  }

  private Polynomial combined(Polynomial other, BigDecimal factor) {
    int n = Math.max(degree(), other.degree()) + 1;
    BigDecimal[] sum = new BigDecimal[n];
    double[] bounds = new double[n];
    for (int k = 0; k < n; k++) {
      sum[k] = coefficient(k).add(other.coefficient(k).multiply(factor), DIGITS);
      double size = coefficient(k).abs().max(other.coefficient(k).abs()).doubleValue();
      bounds[k] = error(k) + other.error(k) + lost(size);
    }
    return new Polynomial(sum, bounds);
  }

  /** What a sum of terms of this size can lose in the arithmetic here: far below a rounding. */
  private static double lost(double size) {
    return 1e-50 * size;
  }

  Polynomial times(Polynomial other) {
    int n = Math.max(0, degree() + other.degree() + 1);
    BigDecimal[] product = new BigDecimal[n];
    double[] bounds = new double[n];
    Arrays.fill(product, BigDecimal.ZERO);
    for (int i = 0; i <= degree(); i++) {
      double a = Math.abs(coefficients[i].doubleValue());
      for (int j = 0; j <= other.degree(); j++) {
        double b = Math.abs(other.coefficients[j].doubleValue());
        product[i + j] =
            product[i + j].add(coefficients[i].multiply(other.coefficients[j], DIGITS), DIGITS);
        bounds[i + j] += a * other.errors[j] + b * errors[i] + lost(a * b);
      }
    }
    return new Polynomial(product, bounds);
  }

  Polynomial derivative() {
    int n = Math.max(0, degree());
    BigDecimal[] slope = new BigDecimal[n];
    double[] bounds = new double[n];
    for (int k = 1; k <= n; k++) {
      slope[k - 1] = coefficients[k].multiply(BigDecimal.valueOf(k), DIGITS);
      bounds[k - 1] = k * errors[k];
    }
    return new Polynomial(slope, bounds);
  }

  /** p(-x). */
  Polynomial reflected() {
    BigDecimal[] signed = coefficients.clone();
    for (int k = 1; k < signed.length; k += 2) {
      signed[k] = signed[k].negate();
    }
    return new Polynomial(signed, errors);
  }

  /** The polynomial divided by the highest power of x that divides it. */
  Polynomial withoutZeroRoots() {
    int first = 0;
    while (first <= degree() && coefficients[first].signum() == 0) {
      first++;
    }
    return new Polynomial(
        Arrays.copyOfRange(coefficients, first, coefficients.length),
        Arrays.copyOfRange(errors, first, errors.length));
  }

  /**
   * |p(z)|^2 at z = -r e^(i phi) as a polynomial in r: the sum over j, k of p_j p_k (-r)^(j+k)
   * cos((j - k) phi).
   *
   * @param degrees phi, degrees
   */
  Polynomial squaredOnRay(double degrees) {
    int n = Math.max(0, 2 * degree() + 1);
    BigDecimal[] square = new BigDecimal[n];
    double[] bounds = new double[n];
    Arrays.fill(square, BigDecimal.ZERO);
    for (int j = 0; j <= degree(); j++) {
      double a = Math.abs(coefficients[j].doubleValue());
      for (int k = 0; k <= degree(); k++) {
        double b = Math.abs(coefficients[k].doubleValue());
        double cosine = cosine((j - k) * degrees) * ((j + k) % 2 == 0 ? 1 : -1);
        BigDecimal term = coefficients[j].multiply(coefficients[k], DIGITS);
        square[j + k] = square[j + k].add(term.multiply(new BigDecimal(cosine), DIGITS), DIGITS);
        double rounding = cosine == Math.rint(cosine) ? lost(a * b) : Math.ulp(a * b);
        bounds[j + k] += a * errors[k] + b * errors[j] + rounding;
      }
    }
    return new Polynomial(square, bounds);
  }

  /** Exact at the multiples of 90 degrees. */
  private static double cosine(double degrees) {
    double turn = Math.IEEEremainder(degrees, 360);
    if (Math.IEEEremainder(turn, 90) == 0) {
      return Math.abs(turn) == 90 ? 0 : Math.abs(turn) == 180 ? -1 : 1;
    }
    return Math.cos(Math.toRadians(turn));
  }

  BigDecimal at(BigDecimal x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = degree(); k >= 0; k--) {
      sum = sum.multiply(x, DIGITS).add(coefficients[k], DIGITS);
    }
    return sum;
  }

  BigDecimal at(double x) {
    return at(new BigDecimal(x));
  }

  /** How far the coefficients' errors can move the value at x. */
  double errorAt(double x) {
    double sum = 0;
    for (int k = degree(); k >= 0; k--) {
      sum = sum * Math.abs(x) + errors[k] + lost(Math.abs(coefficients[k].doubleValue()));
    }
    return sum;
  }
}
