package org.stiffgrad.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The derivative of a step with respect to a parameter, in the parts that the parameter reaches by
 * two slow modes, by a slow and a fast one, and by two fast ones (theory.12). Only the last is what
 * the scalar test equation shows of a fast parameter. The three have the derivative as their sum.
 *
 * @param slowSlow [n x n]
 * @param slowFast both ways, [n x n]
 * @param fastFast [n x n]
 */
public record SeenByModes(DMatrixRMaj slowSlow, DMatrixRMaj slowFast, DMatrixRMaj fastFast) {
  /** The whole derivative. */
  public DMatrixRMaj sum() {
    DMatrixRMaj sum = slowSlow.copy();
    CommonOps_DDRM.addEquals(sum, slowFast);
    CommonOps_DDRM.addEquals(sum, fastFast);
    return sum;
  }

  /** Frobenius norms of the three parts, in their order. */
  public double[] norms() {
    return new double[] {
      NormOps_DDRM.normF(slowSlow), NormOps_DDRM.normF(slowFast), NormOps_DDRM.normF(fastFast)
    };
  }
}
