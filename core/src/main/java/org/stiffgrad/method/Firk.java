package org.stiffgrad.method;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A fully implicit Runge-Kutta method with invertible A: stages Y_i = y + h sum_j a_ij f(t + c_j h,
 * Y_j), result y + h sum_j b_j f(t + c_j h, Y_j). Coefficients are given, everything else follows.
 * Hairer and Wanner, Solving Ordinary Differential Equations II, chapter IV.
 */
public final class Firk implements RungeKutta {
  private static final double ROUNDING = 1e-12;

  private final String id;
  private final String name;
  private final boolean adaptive;
  private final Tableau tableau;
  private final double[] inverse;
  private final double[] inverseRowSums;
  private final double[] stageWeights;

  /**
   * @param adaptive whether a stepper with an error estimate exists for these coefficients
   * @param tableau with invertible A
   */
  Firk(String id, String name, boolean adaptive, Tableau tableau) {
    int s = tableau.stages();
    this.id = id;
    this.name = name;
    this.adaptive = adaptive;
    this.tableau = tableau;
    DMatrixRMaj inverted = new DMatrixRMaj(s, s);
    if (!CommonOps_DDRM.invert(matrix(tableau), inverted)) {
      throw new IllegalArgumentException(id + ": A is singular");
    }
    this.inverse = inverted.data;
    this.inverseRowSums = new double[s];
    this.stageWeights = new double[s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        inverseRowSums[i] += inverse[i * s + j];
        stageWeights[j] += tableau.b(i) * inverse[i * s + j];
      }
    }
    snapStageWeights();
  }

  private static DMatrixRMaj matrix(Tableau tableau) {
    int s = tableau.stages();
    DMatrixRMaj matrix = new DMatrixRMaj(s, s);
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        matrix.set(i, j, tableau.a(i, j));
      }
    }
    return matrix;
  }

  /** Whether A has an inverse, that is, the denominator of R the full degree (stability.2). */
  static boolean isInvertible(Tableau tableau) {
    return tableau.stability().denominatorDegree() == tableau.stages();
  }

  /** Stage weights of a stiffly accurate method are exactly a unit vector; drop the rounding. */
  private void snapStageWeights() {
    for (int j = 0; j < stageWeights.length; j++) {
      double nearest = Math.rint(stageWeights[j]);
      if (Math.abs(stageWeights[j] - nearest) < ROUNDING) {
        stageWeights[j] = nearest + 0.; // no negative zero
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
  public String family() {
    return "fully implicit Runge-Kutta";
  }

  @Override
  public Tableau tableau() {
    return tableau;
  }

  @Override
  public boolean isSolvable() {
    return true;
  }

  @Override
  public boolean isAdaptive() {
    return adaptive;
  }

  /** a_ij. */
  public double a(int i, int j) {
    return tableau.a(i, j);
  }

  public double b(int i) {
    return tableau.b(i);
  }

  /** Nodes, the row sums of A. */
  public double c(int i) {
    return tableau.c(i);
  }

  /** Entry (i, j) of the inverse of A. */
  public double inverse(int i, int j) {
    return inverse[i * stages() + j];
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
    return tableau.isStifflyAccurate();
  }

  @Override
  public String toString() {
    return id;
  }
}
