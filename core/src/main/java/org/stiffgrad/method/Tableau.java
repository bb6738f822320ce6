package org.stiffgrad.method;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The coefficients of a Runge-Kutta method: stages Y_i = y + h sum_j a_ij f(t + c_j h, Y_j), result
 * y + h sum_j b_j f(t + c_j h, Y_j), and where there are embedded weights a second result with
 * those for an error estimate. Orders are derived from the coefficients. Immutable.
 */
public final class Tableau {
  /** Relative error of a coefficient written as a formula. */
  static final double ROUNDING = Math.ulp(1.);

  private final double[][] a;
  private final double[] b;
  private final double[] c;
  private final double @Nullable [] embedded;
  private final double rounding;
  private volatile int order = -1;

  private Tableau(double[][] a, double[] b, double @Nullable [] embedded, double rounding) {
    int s = b.length;
    if (s == 0 || a.length != s || (embedded != null && embedded.length != s)) {
      throw new IllegalArgumentException("A must be s x s and b of length s, with s at least 1");
    }
    this.a = new double[s][];
    this.b = b.clone();
    this.c = new double[s];
    for (int i = 0; i < s; i++) {
      if (a[i].length != s) {
        throw new IllegalArgumentException("row " + (i + 1) + " of A must have " + s + " entries");
      }
      this.a[i] = a[i].clone();
      for (int j = 0; j < s; j++) {
        c[i] += a[i][j];
      }
    }
    this.embedded = embedded == null ? null : embedded.clone();
    this.rounding = rounding;
  }

  /**
   * @param a [s x s, {@code a[i][j]}]
   * @param b weights, [s]
   */
  public static Tableau of(double[][] a, double[] b) {
    return new Tableau(a, b, null, ROUNDING);
  }

  /**
   * @param a [s x s, {@code a[i][j]}]
   * @param b weights, [s]
   * @param embedded weights of the embedded formula, [s]
   */
  public static Tableau of(double[][] a, double[] b, double[] embedded) {
    return new Tableau(a, b, embedded, ROUNDING);
  }

  /** The same coefficients, known only to a relative error: conditions are judged by it. */
  public Tableau withRounding(double relative) {
    return new Tableau(a, b, embedded, Math.max(ROUNDING, relative));
  }

  /** Number of stages s. */
  public int stages() {
    return b.length;
  }

  /** a_ij. */
  public double a(int i, int j) {
    return a[i][j];
  }

  public double b(int i) {
    return b[i];
  }

  /** Nodes, the row sums of A. */
  public double c(int i) {
    return c[i];
  }

  public boolean hasEmbedded() {
    return embedded != null;
  }

  /**
   * Weights of the embedded formula.
   *
   * @throws IllegalStateException where there are none
   */
  public double embedded(int i) {
    if (embedded == null) {
      throw new IllegalStateException("there is no embedded formula");
    }
    return embedded[i];
  }

  /** Whether the result is the last stage. */
  public boolean isStifflyAccurate() {
    int last = b.length - 1;
    for (int i = 0; i < b.length; i++) {
      if (Math.abs(a[last][i] - b[i]) > 16 * rounding * Math.abs(b[i])) {
        return false;
      }
    }
    return true;
  }

  /** Order of consistency. */
  public int order() {
    if (order < 0) {
      int byTrees = new OrderConditions(a, a, rounding).order(b);
      order =
          byTrees < OrderConditions.MOST
              ? byTrees
              : Math.max(byTrees, new SimplifyingAssumptions(a, b, c, rounding).order());
    }
    return order;
  }

  /** Order of the embedded formula. */
  public OptionalInt embeddedOrder() {
    return embedded == null
        ? OptionalInt.empty()
        : OptionalInt.of(new OrderConditions(a, a, rounding).order(embedded));
  }

  /** Largest q with B(q) and C(q) (stability.11). */
  public int stageOrder() {
    return new SimplifyingAssumptions(a, b, c, rounding).stageOrder();
  }

  /** The stability function. */
  public RationalStability stability() {
    return new RationalStability(a, b, rounding);
  }
}
