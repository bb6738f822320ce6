package org.stiffgrad.method;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A coefficient of an exponential method, a sum of weight * phi_k(scale * z), where phi_0 = exp and
 * phi_k(z) = (phi_(k-1)(z) - 1/(k-1)!) / z (stability.17). Immutable.
 *
 * @param terms the sum's terms
 */
public record PhiSum(List<Term> terms) {
  /**
   * One term.
   *
   * @param weight factor
   * @param k index of the phi function, from 0
   * @param scale factor of the argument; 0 makes the term the constant weight / k!
   */
  public record Term(double weight, int k, double scale) {}

  public PhiSum {
    terms = List.copyOf(terms);
  }

  static final PhiSum ZERO = new PhiSum(List.of());

  /** weight * phi_k(z). */
  static PhiSum of(double weight, int k) {
    return scaled(weight, k, 1);
  }

  /** weight * phi_k(scale * z). */
  static PhiSum scaled(double weight, int k, double scale) {
    return new PhiSum(List.of(new Term(weight, k, scale)));
  }

  PhiSum plus(PhiSum other) {
    return new PhiSum(Stream.concat(terms.stream(), other.terms.stream()).toList());
  }

  /** Coefficient of z^m in the Taylor series: the sum of weight * scale^m / (m + k)!. */
  double taylor(int m) {
    double sum = 0;
    for (Term t : terms) {
      sum += t.weight * Math.pow(t.scale, m) / factorial(m + t.k);
    }
    return sum;
  }

  /**
   * What is left far out on the negative axis, where exp is gone: coefficients of z^0, z^-1, ...,
   * z^-n.
   */
  double[] algebraic(int n) {
    double[] inverse = new double[n + 1];
    for (Term t : terms) {
      if (t.scale == 0) {
        inverse[0] += t.weight / factorial(t.k);
        continue;
      }
      for (int j = 0; j < t.k; j++) {
        inverse[t.k - j] -= t.weight * Math.pow(t.scale, j - t.k) / factorial(j);
      }
    }
    return inverse;
  }

  /** Largest power of 1/z in the algebraic part. */
  int depth() {
    return terms.stream().mapToInt(Term::k).max().orElse(0);
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }

  /** Value at z, by the recursion, or by the series where that would cancel. */
  double at(double z) {
    double sum = 0;
    for (Term t : terms) {
      sum += t.weight * phi(t.k, t.scale * z);
    }
    return sum;
  }

  private static double phi(int k, double z) {
    if (Math.abs(z) < 1) {
      double[] factorials = new double[24];
      Arrays.setAll(factorials, m -> factorial(m + k));
      double sum = 0;
      for (int m = factorials.length - 1; m >= 0; m--) {
        sum = sum * z + 1 / factorials[m];
      }
      return sum;
    }
    double phi = Math.exp(z);
    for (int j = 0; j < k; j++) {
      phi = (phi - 1 / factorial(j)) / z;
    }
    return phi;
  }
}
