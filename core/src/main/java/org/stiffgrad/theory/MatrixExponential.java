package org.stiffgrad.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * e^X and its derivative by scaling and squaring with the Pade approximation [13/13]. Higham, SIAM
 * J. Matrix Anal. Appl. 26 (2005).
 */
public final class MatrixExponential {
  private static final int DEGREE = 13;

  /** Up to this norm the approximation is exact to rounding (table 2.3 of the source). */
  private static final double LARGEST_NORM = 5.371920351148152;

  private MatrixExponential() {}

  /**
   * @param x [n x n]
   * @throws IllegalArgumentException where x is not finite
   */
  public static DMatrixRMaj of(DMatrixRMaj x) {
    if (MatrixFeatures_DDRM.hasUncountable(x)) {
      throw new IllegalArgumentException("the exponential of a matrix that is not finite");
    }
    double norm = NormOps_DDRM.normP1(x);
    int squarings = norm <= LARGEST_NORM ? 0 : Math.getExponent(norm / LARGEST_NORM) + 1;
    DMatrixRMaj scaled = x.copy();
    CommonOps_DDRM.scale(Math.scalb(1., -squarings), scaled);
    DMatrixRMaj result = pade(scaled);
    DMatrixRMaj square = new DMatrixRMaj(x.numRows, x.numRows);
    for (int k = 0; k < squarings; k++) {
      CommonOps_DDRM.mult(result, result, square);
      result.setTo(square);
    }
    return result;
  }

  /** p(X) = U + V with U odd and V even, and e^X ~ (V - U)^-1 (V + U). */
  private static DMatrixRMaj pade(DMatrixRMaj x) {
    int n = x.numRows;
    DMatrixRMaj even = new DMatrixRMaj(n, n);
    DMatrixRMaj odd = new DMatrixRMaj(n, n);
    DMatrixRMaj power = CommonOps_DDRM.identity(n);
    DMatrixRMaj next = new DMatrixRMaj(n, n);
    double coefficient = 1;
    for (int k = 0; k <= DEGREE; k++) {
      CommonOps_DDRM.addEquals(k % 2 == 0 ? even : odd, coefficient, power);
      CommonOps_DDRM.mult(power, x, next);
      power.setTo(next);
      coefficient *= (double) (DEGREE - k) / ((2 * DEGREE - k) * (k + 1));
    }
    DMatrixRMaj numerator = even.copy();
    CommonOps_DDRM.addEquals(numerator, odd);
    CommonOps_DDRM.subtractEquals(even, odd);
    DMatrixRMaj result = new DMatrixRMaj(n, n);
    if (!CommonOps_DDRM.solve(even, numerator, result)) {
      throw new ArithmeticException("the denominator of the approximation is singular");
    }
    return result;
  }

  /**
   * d e^X in the direction E: the upper right block of exp([X, E; 0, X]) (theory.13). Van Loan,
   * IEEE Trans. Automat. Control 23 (1978).
   *
   * @param x [n x n]
   * @param e [n x n]
   */
  public static DMatrixRMaj derivative(DMatrixRMaj x, DMatrixRMaj e) {
    int n = x.numRows;
    double norm = NormOps_DDRM.normP1(e);
    if (norm == 0) {
      return new DMatrixRMaj(n, n);
    }
    // Linear in E: at the size of X it asks for no more squarings than X does.
    double scale = Math.max(NormOps_DDRM.normP1(x), Double.MIN_NORMAL) / norm;
    DMatrixRMaj block = new DMatrixRMaj(2 * n, 2 * n);
    DMatrixRMaj scaled = e.copy();
    CommonOps_DDRM.scale(scale, scaled);
    CommonOps_DDRM.insert(x, block, 0, 0);
    CommonOps_DDRM.insert(x, block, n, n);
    CommonOps_DDRM.insert(scaled, block, 0, n);
    DMatrixRMaj derivative = CommonOps_DDRM.extract(of(block), 0, n, n, 2 * n);
    CommonOps_DDRM.scale(1 / scale, derivative);
    return derivative;
  }
}
