package org.stiffgrad.method;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * An explicit exponential method for y' = L y + N(y): stages U_i = e^(c_i z) y + h sum_j a_ij(z)
 * N(U_j), result e^z y + h sum_i b_i(z) N(U_i), with z = h L (stability.17). Hochbruck and
 * Ostermann, Exponential integrators, Acta Numerica 19 (2010), section 2.
 */
public final class Exponential implements Method {
  /** Largest order that the conditions are checked for; no method here comes near. */
  private static final int MOST_ORDER = 6;

  private final String id;
  private final String name;
  private final double[] c;
  private final PhiSum[][] a;
  private final PhiSum[] b;

  /**
   * @param c nodes, [s]
   * @param a row i with the i coefficients of the earlier stages
   * @param b weights, [s]
   */
  Exponential(String id, String name, double[] c, PhiSum[][] a, PhiSum[] b) {
    this.id = id;
    this.name = name;
    this.c = c.clone();
    this.a = new PhiSum[a.length][];
    for (int i = 0; i < a.length; i++) {
      this.a[i] = a[i].clone();
    }
    this.b = b.clone();
  }

  /**
   * Leading term x^-exponent of the algebraic part of a derivative at z_L = -x, its coefficient a
   * polynomial in z_N.
   *
   * @param coefficients ascending powers of z_N; empty where there is no algebraic part
   */
  public record AlgebraicTerm(int exponent, double[] coefficients) {
    public AlgebraicTerm {
      coefficients = coefficients.clone();
    }

    @Override
    public double[] coefficients() {
      return coefficients.clone();
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String family() {
    return "exponential";
  }

  @Override
  public int stages() {
    return b.length;
  }

  /** a_ij(z), of an earlier stage j below i. */
  public PhiSum a(int i, int j) {
    return a[i][j];
  }

  /** b_i(z). */
  public PhiSum b(int i) {
    return b[i];
  }

  /** Node of a stage. */
  public double c(int i) {
    return c[i];
  }

  /** R(z_L, z_N) of y' = (lambda_L + lambda_N) y. */
  public double value(double zl, double zn) {
    double[] u = new double[b.length];
    double result = Math.exp(zl);
    for (int i = 0; i < b.length; i++) {
      u[i] = Math.exp(c[i] * zl);
      for (int j = 0; j < i; j++) {
        u[i] += a[i][j].at(zl) * zn * u[j];
      }
      result += b[i].at(zl) * zn * u[i];
    }
    return result;
  }

  /**
   * The algebraic part of R, without what decays like e^z: coefficient of z_L^-m z_N^n at {@code
   * [m][n]} (stability.18).
   */
  private double[][] algebraic() {
    int s = b.length;
    int depth = 0;
    for (int i = 0; i < s; i++) {
      depth += Math.max(b[i].depth(), 1);
      for (PhiSum aij : a[i]) {
        depth += aij.depth();
      }
    }
    double[][][] u = new double[s][depth + 1][s + 1];
    double[][] result = new double[depth + 1][s + 1];
    for (int i = 0; i < s; i++) {
      u[i][0][0] = c[i] == 0 ? 1 : 0;
      for (int j = 0; j < i; j++) {
        addProduct(a[i][j].algebraic(depth), u[j], u[i]);
      }
      addProduct(b[i].algebraic(depth), u[i], result);
    }
    return result;
  }

  /** Adds inverse(z_L) z_N u to the sum. */
  private static void addProduct(double[] inverse, double[][] u, double[][] sum) {
    for (int m = 0; m < inverse.length; m++) {
      for (int k = 0; m + k < sum.length; k++) {
        for (int n = 0; n + 1 < sum[0].length; n++) {
          sum[m + k][n + 1] += inverse[m] * u[k][n];
        }
      }
    }
  }

  /** Leading algebraic term of dR/dz_L, for a parameter inside of L. */
  public AlgebraicTerm linearPart() {
    double[][] r = algebraic();
    for (int m = 1; m < r.length; m++) {
      double[] slope = r[m].clone();
      for (int n = 0; n < slope.length; n++) {
        // d z^-m / dz = -m z^-(m+1), and z = -x
        slope[n] *= -m * (m % 2 == 0 ? -1 : 1);
      }
      if (isNonZero(slope)) {
        return new AlgebraicTerm(m + 1, trimmed(slope));
      }
    }
    return new AlgebraicTerm(0, new double[0]);
  }

  /** Leading algebraic term of dR/dz_N, for a parameter inside of N. */
  public AlgebraicTerm nonlinearPart() {
    double[][] r = algebraic();
    for (int m = 0; m < r.length; m++) {
      double[] slope = new double[r[m].length - 1];
      for (int n = 0; n < slope.length; n++) {
        slope[n] = (n + 1) * r[m][n + 1] * (m % 2 == 0 ? 1 : -1);
      }
      if (isNonZero(slope)) {
        return new AlgebraicTerm(m, trimmed(slope));
      }
    }
    return new AlgebraicTerm(0, new double[0]);
  }

  private static boolean isNonZero(double[] polynomial) {
    return trimmed(polynomial).length > 0;
  }

  private static double[] trimmed(double[] polynomial) {
    int n = polynomial.length;
    while (n > 0 && Math.abs(polynomial[n - 1]) < 64 * Tableau.ROUNDING) {
      n--;
    }
    return Arrays.copyOf(polynomial, n);
  }

  @Override
  public int order() {
    ExponentialConditions conditions = new ExponentialConditions(c, a, b);
    int p = 0;
    while (p < MOST_ORDER && conditions.hold(p + 1)) {
      p++;
    }
    return p;
  }

  @Override
  public OptionalInt embeddedOrder() {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt stageOrder() {
    return OptionalInt.empty();
  }

  @Override
  public ExponentialStability stability() {
    return new ExponentialStability();
  }

  @Override
  public boolean isSolvable() {
    return true;
  }

  @Override
  public boolean isAdaptive() {
    return false;
  }

  @Override
  public String toString() {
    return id;
  }
}
