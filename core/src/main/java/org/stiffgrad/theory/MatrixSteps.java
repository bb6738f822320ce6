package org.stiffgrad.theory;

import org.ejml.data.DMatrixRMaj;

/**
 * Steps on y' = A y, y1 = R(h A) y0, and the derivative of R(h A) with A in a direction E, by
 * Daleckii and Krein's formula: entry (i, j) of V^-1 E V is multiplied by h R[z_i, z_j]
 * (theory.11). Divided differences stay exact where eigenvalues are close or equal. Immutable.
 */
public final class MatrixSteps {
  private final Eigenbasis basis;
  private final double h;
  private final Complex[] z;

  /**
   * @param basis of A
   * @param h length of a step
   */
  public MatrixSteps(Eigenbasis basis, double h) {
    this.basis = basis;
    this.h = h;
    this.z = new Complex[basis.size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = basis.eigenvalue(i).times(h);
    }
  }

  /** R(h A), [n x n]. */
  public DMatrixRMaj value(Amplification step) {
    Complex[][] diagonal = ComplexMatrix.identity(z.length);
    for (int i = 0; i < z.length; i++) {
      diagonal[i][i] = step.value(z[i]);
    }
    return basis.outOfBasis(diagonal);
  }

  /**
   * dR(h A)/dA in the direction E.
   *
   * @param e [n x n]
   * @return [n x n]
   */
  public DMatrixRMaj derivative(Amplification step, DMatrixRMaj e) {
    return seen(step, e, Double.POSITIVE_INFINITY).slowSlow();
  }

  /**
   * The derivative split by which modes a parameter couples.
   *
   * @param e [n x n]
   * @param fastFrom modes with |z| at least this are fast
   */
  public SeenByModes seen(Amplification step, DMatrixRMaj e, double fastFrom) {
    int n = z.length;
    Complex[][] direction = basis.inBasis(e);
    Complex[][][] parts = new Complex[3][n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int fast = (z[i].abs() >= fastFrom ? 1 : 0) + (z[j].abs() >= fastFrom ? 1 : 0);
        for (int part = 0; part < 3; part++) {
          parts[part][i][j] = Complex.ZERO;
        }
        parts[fast][i][j] = direction[i][j].times(step.divided(z[i], z[j])).times(h);
      }
    }
    return new SeenByModes(
        basis.outOfBasis(parts[0]), basis.outOfBasis(parts[1]), basis.outOfBasis(parts[2]));
  }
}
