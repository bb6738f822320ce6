package org.stiffgrad.paper;

import java.util.function.DoubleUnaryOperator;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.report.Series;

/** Curves over |z| in equal ratios, for charts with logarithmic axes. */
final class Curves {
  /** Below this a curve leaves the chart: e^-|z| would have no end. */
  private static final double SMALLEST = 1e-20;

  private Curves() {}

  static Method method(String id) {
    return MethodCatalogue.find(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no method " + id));
  }

  /** Numbers from 10^from to 10^to, so many in a decade. */
  static double[] decades(double from, double to, int inDecade) {
    int n = (int) Math.round((to - from) * inDecade) + 1;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.pow(10, from + (double) i / inDecade);
    }
    return x;
  }

  /** |f(x)| at each x, interrupted where a logarithm has no use for it. */
  static Series.Line magnitude(String name, double[] x, DoubleUnaryOperator f, boolean isDashed) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double size = Math.abs(f.applyAsDouble(x[i]));
      y[i] = size >= SMALLEST && Double.isFinite(size) ? size : Double.NaN;
    }
    return new Series.Line(name, x, y, isDashed);
  }
}
