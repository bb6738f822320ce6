package org.stiffgrad.paper;

/**
 * A = B with rates k1 and km, B drained at k2, from (1, 0): exact sensitivities by the formula of
 * Daleckii and Krein, the eigenvector matrix V and its inverse W around divided differences of the
 * exponential.
 */
final class DrainedEquilibrium {
  private final double k1;
  private final double km;
  private final double k2;

  /** Slow, then fast. */
  private final double[] lambda = new double[2];

  /** Eigenvector i is (km, v[i]). */
  private final double[] v = new double[2];

  private DrainedEquilibrium(double k1, double km, double k2) {
    this.k1 = k1;
    this.km = km;
    this.k2 = k2;
    double trace = k1 + km + k2;
    lambda[1] = -0.5 * (trace + Math.sqrt(trace * trace - 4 * k1 * k2));
    lambda[0] = k1 * k2 / lambda[1];
    v[0] = lambda[0] + k1;
    v[1] = lambda[1] + k1;
  }

  /** k1 = K, km = 2 K, k2 = 1. */
  static DrainedEquilibrium of(double k) {
    return new DrainedEquilibrium(k, 2 * k, 1);
  }

  /**
   * Derivatives of (A, B) at time t with respect to log(k1/km) at fixed km, to the logarithm of the
   * scale of both, and to log k2: [3][2], a row each.
   */
  double[][] sensitivities(double t) {
    double[][] out = new double[3][2];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          double factor = inner(i, j, c) * divided(i, j, t) * inverse(j, 1, 0);
          out[c][0] += km * factor;
          out[c][1] += v[i] * factor;
        }
      }
    }
    return out;
  }

  /** Row i of W times the vector (a, b). */
  private double inverse(int i, double a, double b) {
    double determinant = km * (v[1] - v[0]);
    return (i == 0 ? v[1] * a - km * b : km * b - v[0] * a) / determinant;
  }

  /** W_i E V_j, E the derivative of the matrix. */
  private double inner(int i, int j, int c) {
    return switch (c) {
      case 0 -> inverse(i, -k1 * km, k1 * km);
      // M - D instead of a difference of large fluxes
      case 1 -> inverse(i, lambda[j] * km, (lambda[j] + k2) * v[j]);
      default -> inverse(i, 0, -k2 * v[j]);
    };
  }

  private double divided(int i, int j, double t) {
    if (i == j) {
      return t * Math.exp(lambda[i] * t);
    }
    return (Math.exp(lambda[0] * t) - Math.exp(lambda[1] * t)) / (lambda[0] - lambda[1]);
  }
}
