package org.stiffgrad.linear;

/**
 * Sums and dot products as if computed with twice the digits of a double: an array of sums and,
 * beside it, an array of what rounding took from them. T. Ogita, S. M. Rump, S. Oishi, SIAM J. Sci.
 * Comput. 26 (2005) 1955, algorithms Sum2 and Dot2.
 */
public final class TwiceSum {
  private TwiceSum() {}

  /** Adds {@code a * b} to the sum {@code high[at] + low[at]}. */
  public static void addProduct(double[] high, double[] low, int at, double a, double b) {
    final double product = a * b;
    final double before = high[at];
    final double sum = before + product;
    final double added = sum - before;
    high[at] = sum;
    low[at] += Math.fma(a, b, -product) + ((before - (sum - added)) + (product - added));
  }

  /** Adds {@code a} to the sum {@code high[at] + low[at]}. */
  public static void add(double[] high, double[] low, int at, double a) {
    final double before = high[at];
    final double sum = before + a;
    final double added = sum - before;
    high[at] = sum;
    low[at] += (before - (sum - added)) + (a - added);
  }
}
