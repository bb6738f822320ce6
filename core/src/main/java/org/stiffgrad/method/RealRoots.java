package org.stiffgrad.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The negative real roots of a polynomial. Between two neighboring roots of its derivative a
 * polynomial is monotone, so that the signs there isolate its roots (stability.9); a value below
 * what the errors of the coefficients can make of zero counts as zero, a multiple root.
 */
final class RealRoots {
  private RealRoots() {}

  /**
   * One root.
   *
   * @param x where
   * @param changesSign whether the polynomial has different signs on its two sides
   */
  record Root(double x, boolean changesSign) {}

  /** The negative roots, the one nearest to zero first. */
  static List<Root> negative(Polynomial p) {
    return positive(p.reflected()).stream().map(r -> new Root(-r.x, r.changesSign)).toList();
  }

  /** The positive roots in increasing order. */
  static List<Root> positive(Polynomial p) {
    Polynomial q = p.withoutZeroRoots();
    if (q.degree() < 1) {
      return List.of();
    }
    List<Double> ends = new ArrayList<>();
    double bound = bound(q);
    for (Root critical : positive(q.derivative())) {
      if (critical.x < bound) {
        ends.add(critical.x);
      }
    }
    ends.add(bound);
    List<Root> roots = new ArrayList<>();
    double from = 0;
    int before = q.coefficient(0).signum();
    double touched = Double.NaN;
    for (double end : ends) {
      int after = sign(q, end);
      if (after == 0) {
        touched = end;
      } else {
        if (!Double.isNaN(touched)) {
          roots.add(new Root(touched, after != before));
          touched = Double.NaN;
        } else if (after != before) {
          roots.add(new Root(bisect(q, from, end), true));
        }
        before = after;
      }
      from = end;
    }
    return roots;
  }

  private static int sign(Polynomial p, double x) {
    BigDecimal value = p.at(x);
    double error = 2 * p.errorAt(x);
    if (Double.isInfinite(error)) {
      return value.signum(); // so far out that only the leading term counts
    }
    return value.abs().compareTo(new BigDecimal(error)) <= 0 ? 0 : value.signum();
  }

  private static double bisect(Polynomial p, double from, double to) {
    int left = p.at(from).signum();
    double a = from;
    double b = to;
    while (true) {
      double middle = 0.5 * (a + b);
      if (middle <= a || middle >= b) {
        return b;
      }
      int sign = p.at(middle).signum();
      if (sign == 0) {
        return middle;
      }
      if (sign == left) {
        a = middle;
      } else {
        b = middle;
      }
    }
  }

  /** Fujiwara's bound on the roots, doubled so that none lies on it. */
  private static double bound(Polynomial p) {
    int n = p.degree();
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 1; k <= n; k++) {
      if (p.coefficient(n - k).signum() != 0) {
        double ratio = log10(p.coefficient(n - k)) - log10(p.coefficient(n));
        most = Math.max(most, ratio / k);
      }
    }
    return 4 * Math.pow(10, most);
  }

  /** Decimal logarithm of the magnitude, also of numbers that no double holds. */
  private static double log10(BigDecimal x) {
    int exponent = x.precision() - x.scale() - 1;
    return Math.log10(x.abs().scaleByPowerOfTen(-exponent).doubleValue()) + exponent;
  }
}
