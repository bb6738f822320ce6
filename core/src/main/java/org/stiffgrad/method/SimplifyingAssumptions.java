package org.stiffgrad.method;

/**
 * Butcher's simplifying assumptions (stability.11):
 *
 * <ul>
 *   <li>B(p): sum_i b_i c_i^(k-1) = 1 / k for k = 1..p;
 *   <li>C(q): sum_j a_ij c_j^(k-1) = c_i^k / k for all i and k = 1..q;
 *   <li>D(r): sum_i b_i c_i^(k-1) a_ij = b_j (1 - c_j^k) / k for all j and k = 1..r.
 * </ul>
 *
 * Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.5.
 */
final class SimplifyingAssumptions {
  /** Roundings of the coefficients that a condition may be off, each as large as its terms. */
  private static final double MOST_ROUNDINGS = 64;

  private final double[][] a;
  private final double[] b;
  private final double[] c;
  private final double tolerance;

  SimplifyingAssumptions(double[][] a, double[] b, double[] c, double rounding) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.tolerance = MOST_ROUNDINGS * rounding;
  }

  /** Largest q with B(q) and C(q). */
  int stageOrder() {
    int q = 0;
    while (q < 2 * b.length && holdsB(q + 1) && holdsC(q + 1)) {
      q++;
    }
    return q;
  }

  /**
   * Order by Butcher's theorem: B(p), C(eta), D(zeta) with p at most eta + zeta + 1 and 2 eta + 2
   * give order p. Hairer and Wanner, theorem IV.5.1.
   */
  int order() {
    int s = b.length;
    int p = 0;
    while (p < 2 * s && holdsB(p + 1)) {
      p++;
    }
    int eta = 0;
    while (eta < s && holdsC(eta + 1)) {
      eta++;
    }
    int zeta = 0;
    while (zeta < s && holdsD(zeta + 1)) {
      zeta++;
    }
    return Math.min(p, Math.min(eta + zeta + 1, 2 * eta + 2));
  }

  private boolean holdsB(int k) {
    double sum = -1. / k;
    double size = 1. / k;
    for (int i = 0; i < b.length; i++) {
      double term = b[i] * Math.pow(c[i], k - 1);
      sum += term;
      size += Math.abs(term);
    }
    return Math.abs(sum) <= k * tolerance * size;
  }

  private boolean holdsC(int k) {
    for (int i = 0; i < b.length; i++) {
      double sum = -Math.pow(c[i], k) / k;
      double size = Math.abs(sum);
      for (int j = 0; j < b.length; j++) {
        double term = a[i][j] * Math.pow(c[j], k - 1);
        sum += term;
        size += Math.abs(term);
      }
      if (!(Math.abs(sum) <= k * tolerance * size)) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsD(int k) {
    for (int j = 0; j < b.length; j++) {
      double sum = -b[j] * (1 - Math.pow(c[j], k)) / k;
      double size = Math.abs(b[j]) / k;
      for (int i = 0; i < b.length; i++) {
        double term = b[i] * Math.pow(c[i], k - 1) * a[i][j];
        sum += term;
        size += Math.abs(term);
      }
      if (!(Math.abs(sum) <= k * tolerance * size)) {
        return false;
      }
    }
    return true;
  }
}
