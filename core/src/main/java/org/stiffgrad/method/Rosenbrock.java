package org.stiffgrad.method;

import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A Rosenbrock method, linearly implicit: with J = df/dy at the start,
 *
 * <p>k_i = h f(y + sum_j alpha_ij k_j) + h J sum_j gamma_ij k_j, result y + sum_i b_i k_i
 * (stability.4).
 *
 * <p>alpha is strictly lower triangular, gamma lower triangular with one number on its diagonal.
 * Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.7.
 */
public final class Rosenbrock implements Method {
  /** Digits that inverting gamma and the published sixteen of a coefficient leave. */
  private static final double TRANSFORMED_ROUNDING = 8 * Tableau.ROUNDING;

  private final String id;
  private final String name;
  private final double[][] alpha;
  private final double[][] gamma;
  private final double[] b;
  private final double[] embedded;
  private final double rounding;
  private volatile int order = -1;

  private Rosenbrock(String id, String name, Coefficients c, double rounding) {
    this.id = id;
    this.name = name;
    this.alpha = c.alpha;
    this.gamma = c.gamma;
    this.b = c.b;
    this.embedded = c.embedded;
    this.rounding = rounding;
  }

  /** alpha and gamma [s x s], b and embedded weights [s]. */
  private record Coefficients(double[][] alpha, double[][] gamma, double[] b, double[] embedded) {}

  /**
   * @param gamma the number on the diagonal
   * @param alpha rows 2 to s, row i with i - 1 entries
   * @param gammas likewise, the entries of gamma below its diagonal
   * @param b weights, [s]
   * @param embedded weights of the embedded formula, [s]
   */
  static Rosenbrock of(
      Label label,
      double gamma,
      double[][] alpha,
      double[][] gammas,
      double[] b,
      double[] embedded) {
    double[][] full = lower(gammas, b.length);
    for (int i = 0; i < b.length; i++) {
      full[i][i] = gamma;
    }
    Coefficients c = new Coefficients(lower(alpha, b.length), full, b, embedded);
    return new Rosenbrock(label.id, label.name, c, Tableau.ROUNDING);
  }

  /** Identifier and name. */
  record Label(String id, String name) {}

  /**
   * From the form that codes use, in which no product with J occurs: with u = Gamma k, coefficients
   * a = alpha Gamma^-1, c = diag(1 / gamma) - Gamma^-1, m = b Gamma^-1 (stability.5).
   *
   * @param gamma the number on the diagonal
   * @param a rows 2 to s, row i with i - 1 entries
   * @param c likewise
   * @param m weights, [s]
   * @param embedded weights of the embedded formula in the same form, [s]
   */
  static Rosenbrock ofTransformed(
      Label label, double gamma, double[][] a, double[][] c, double[] m, double[] embedded) {
    int s = m.length;
    DMatrixRMaj inverse = new DMatrixRMaj(s, s);
    double[][] below = lower(c, s);
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < i; j++) {
        inverse.set(i, j, -below[i][j]);
      }
      inverse.set(i, i, 1 / gamma);
    }
    DMatrixRMaj gammas = new DMatrixRMaj(s, s);
    CommonOps_DDRM.invert(inverse, gammas);
    double[][] alpha = times(lower(a, s), gammas);
    double[][] weights = times(new double[][] {m, embedded}, gammas);
    double[][] full = new double[s][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j <= i; j++) {
        full[i][j] = gammas.get(i, j);
      }
    }
    Coefficients coefficients = new Coefficients(alpha, full, weights[0], weights[1]);
    return new Rosenbrock(label.id, label.name, coefficients, TRANSFORMED_ROUNDING);
  }

  private static double[][] lower(double[][] rows, int s) {
    double[][] full = new double[s][s];
    for (int i = 1; i < s; i++) {
      System.arraycopy(rows[i - 1], 0, full[i], 0, i);
    }
    return full;
  }

  private static double[][] times(double[][] rows, DMatrixRMaj matrix) {
    int s = matrix.numCols;
    double[][] product = new double[rows.length][s];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < s; j++) {
        for (int k = j; k < s; k++) {
          product[i][j] += rows[i][k] * matrix.get(k, j);
        }
      }
    }
    return product;
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
    return "Rosenbrock";
  }

  @Override
  public int stages() {
    return b.length;
  }

  /** alpha_ij. */
  public double alpha(int i, int j) {
    return alpha[i][j];
  }

  /** gamma_ij. */
  public double gamma(int i, int j) {
    return gamma[i][j];
  }

  public double b(int i) {
    return b[i];
  }

  /** Weights of the embedded formula. */
  public double embedded(int i) {
    return embedded[i];
  }

  /** alpha + gamma, the matrix of linear problems. */
  private double[][] beta() {
    double[][] beta = new double[b.length][b.length];
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b.length; j++) {
        beta[i][j] = alpha[i][j] + gamma[i][j];
      }
    }
    return beta;
  }

  private OrderConditions conditions() {
    return new OrderConditions(alpha, beta(), rounding);
  }

  @Override
  public int order() {
    if (order < 0) {
      order = conditions().order(b);
    }
    return order;
  }

  @Override
  public OptionalInt embeddedOrder() {
    return OptionalInt.of(conditions().order(embedded));
  }

  /** 2 where sum_j alpha_ij beta_j = alpha_i^2 / 2 in every stage (stability.12), 1 otherwise. */
  @Override
  public OptionalInt stageOrder() {
    double[][] beta = beta();
    for (int i = 0; i < b.length; i++) {
      double node = 0;
      double sum = 0;
      double size = 0;
      for (int j = 0; j < i; j++) {
        node += alpha[i][j];
        for (int k = 0; k <= j; k++) {
          sum += alpha[i][j] * beta[j][k];
          size += Math.abs(alpha[i][j] * beta[j][k]);
        }
      }
      if (Math.abs(sum - node * node / 2) > 64 * rounding * (size + node * node)) {
        return OptionalInt.of(1);
      }
    }
    return OptionalInt.of(Math.min(2, order()));
  }

  @Override
  public RationalStability stability() {
    return new RationalStability(beta(), b, rounding);
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
