package org.stiffgrad.method;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A fully implicit Runge-Kutta method with invertible A: stages Y_i = y + h sum_j a_ij f(t + c_j h,
 * Y_j), result y + h sum_j b_j f(t + c_j h, Y_j). Coefficients are given, everything else follows.
 * Hairer and Wanner, Solving Ordinary Differential Equations II, chapter IV.
 */
public final class Firk implements Method {
  private static final double ROUNDING = 1e-12;

  private final String id;
  private final String name;
  private final boolean adaptive;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] inverse;
  private final double[] inverseRowSums;
  private final double[] stageWeights;
  private final int order;

  /**
   * @param adaptive whether a stepper with an error estimate exists for these coefficients
   * @param a [s x s, row-major: {@code a[i * s + j]}]
   * @param b weights, [s]
   */
  Firk(String id, String name, boolean adaptive, double[] a, double[] b) {
    int s = b.length;
    this.id = id;
    this.name = name;
    this.adaptive = adaptive;
    this.a = a.clone();
    this.b = b.clone();
    this.c = new double[s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        c[i] += a[i * s + j];
      }
    }
    DMatrixRMaj inverted = new DMatrixRMaj(s, s);
    if (!CommonOps_DDRM.invert(new DMatrixRMaj(s, s, true, this.a), inverted)) {
      throw new IllegalArgumentException(id + ": A is singular");
    }
    this.inverse = inverted.data;
    this.inverseRowSums = new double[s];
    this.stageWeights = new double[s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        inverseRowSums[i] += inverse[i * s + j];
        stageWeights[j] += b[i] * inverse[i * s + j];
      }
    }
    snapStageWeights();
    this.order = deriveOrder();
  }

  /** Stage weights of a stiffly accurate method are exactly a unit vector; drop the rounding. */
  private void snapStageWeights() {
    for (int j = 0; j < stageWeights.length; j++) {
      double nearest = Math.rint(stageWeights[j]);
      if (Math.abs(stageWeights[j] - nearest) < ROUNDING) {
        stageWeights[j] = nearest;
      }
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
  public boolean isAdaptive() {
    return adaptive;
  }

  @Override
  public int order() {
    return order;
  }

  /** Number of stages s. */
  public int stages() {
    return b.length;
  }

  /** a_ij. */
  public double a(int i, int j) {
    return a[i * b.length + j];
  }

  public double b(int i) {
    return b[i];
  }

  /** Nodes, the row sums of A. */
  public double c(int i) {
    return c[i];
  }

  /** Entry (i, j) of the inverse of A. */
  public double inverse(int i, int j) {
    return inverse[i * b.length + j];
  }

  /** Row sums of the inverse of A. */
  public double inverseRowSum(int i) {
    return inverseRowSums[i];
  }

  /** d = A^-T b, so that the result is y + sum_i d_i (Y_i - y). */
  public double stageWeight(int i) {
    return stageWeights[i];
  }

  /** Whether the result is the last stage. */
  public boolean isStifflyAccurate() {
    for (int i = 0; i < b.length; i++) {
      if (Math.abs(a(b.length - 1, i) - b[i]) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  /** Largest q with C(q): sum_j a_ij c_j^(k-1) = c_i^k / k for k = 1..q. */
  public int stageOrder() {
    int q = 0;
    while (q < 2 * b.length && holdsC(q + 1)) {
      q++;
    }
    return q;
  }

  /**
   * Order by Butcher's theorem: B(p), C(eta), D(zeta) with p at most eta + zeta + 1 and 2 eta + 2
   * give order p. Hairer and Wanner, theorem IV.5.1.
   */
  private int deriveOrder() {
    int p = 0;
    while (p < 2 * b.length && holdsB(p + 1)) {
      p++;
    }
    int eta = stageOrder();
    int zeta = 0;
    while (zeta < b.length && holdsD(zeta + 1)) {
      zeta++;
    }
    return Math.min(p, Math.min(eta + zeta + 1, 2 * eta + 2));
  }

  private boolean holdsB(int k) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += b[i] * Math.pow(c[i], k - 1);
    }
    return Math.abs(sum - 1. / k) < ROUNDING;
  }

  private boolean holdsC(int k) {
    for (int i = 0; i < b.length; i++) {
      double sum = 0;
      for (int j = 0; j < b.length; j++) {
        sum += a(i, j) * Math.pow(c[j], k - 1);
      }
      if (Math.abs(sum - Math.pow(c[i], k) / k) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsD(int k) {
    for (int j = 0; j < b.length; j++) {
      double sum = 0;
      for (int i = 0; i < b.length; i++) {
        sum += b[i] * Math.pow(c[i], k - 1) * a(i, j);
      }
      if (Math.abs(sum - b[j] * (1 - Math.pow(c[j], k)) / k) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return id;
  }
}
