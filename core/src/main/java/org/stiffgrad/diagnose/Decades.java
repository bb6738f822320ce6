package org.stiffgrad.diagnose;

import org.stiffgrad.linear.TwiceSum;

/**
 * Norms, products and cosines of columns in decades. Columns are scaled by a power of two near
 * their largest entry, so that nothing underflows, and products are summed with twice the digits:
 * near an optimum almost all of them cancels, and the terms of a budget must still add up.
 */
final class Decades {
  private Decades() {}

  /** log10 of the norm; -infinity for zero. */
  static double norm(double[] x) {
    double largest = scale(x);
    return largest == 0 ? Double.NEGATIVE_INFINITY : Math.log10(largest) + scaledNorm(x, largest);
  }

  /** log10 of |x'y|; -infinity for zero. */
  static double product(double[] x, double[] y) {
    double mx = scale(x);
    double my = scale(y);
    if (mx == 0 || my == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return Math.log10(mx) + Math.log10(my) + Math.log10(Math.abs(scaledProduct(x, mx, y, my)));
  }

  /** x'y / (|x| |y|); NaN where one of them is zero. */
  static double cosine(double[] x, double[] y) {
    double mx = scale(x);
    double my = scale(y);
    if (mx == 0 || my == 0) {
      return Double.NaN;
    }
    double norms = Math.pow(10, scaledNorm(x, mx) + scaledNorm(y, my));
    return scaledProduct(x, mx, y, my) / norms;
  }

  private static double scale(double[] x) {
    double largest = 0;
    for (double v : x) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest == 0 ? 0 : Math.scalb(1.0, Math.getExponent(largest));
  }

  private static double scaledNorm(double[] x, double largest) {
    return 0.5 * Math.log10(scaledProduct(x, largest, x, largest));
  }

  private static double scaledProduct(double[] x, double mx, double[] y, double my) {
    double[] high = new double[1];
    double[] low = new double[1];
    for (int i = 0; i < x.length; i++) {
      TwiceSum.addProduct(high, low, 0, x[i] / mx, y[i] / my);
    }
    return high[0] + low[0];
  }
}
