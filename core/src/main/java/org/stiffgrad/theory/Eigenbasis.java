package org.stiffgrad.theory;

import org.ejml.data.DMatrixRMaj;

/**
 * A real matrix as A = V Lambda V^-1 with complex eigenvalues and eigenvectors of unit length
 * (theory.11). What is computed in it loses as many digits as {@link #condition} has; a matrix that
 * has no such form shows as a condition near 1e16. Immutable.
 */
public final class Eigenbasis {
  private final Complex[] eigenvalues;
  private final Complex[][] vectors;
  private final Complex[][] inverse;

  private Eigenbasis(Complex[] eigenvalues, Complex[][] vectors) {
    this.eigenvalues = eigenvalues;
    this.vectors = vectors;
    this.inverse = ComplexMatrix.inverse(vectors);
  }

  /**
   * @param a [n x n], n at least 1
   * @throws ArithmeticException where the eigenvectors do not span the space
   */
  public static Eigenbasis of(DMatrixRMaj a) {
    if (a.numRows != a.numCols || a.numRows == 0) {
      throw new IllegalArgumentException("found " + a.numRows + " x " + a.numCols);
    }
    ComplexSchur schur = new ComplexSchur(ComplexMatrix.of(a));
    return new Eigenbasis(schur.eigenvalues(), schur.eigenvectors());
  }

  /** n. */
  public int size() {
    return eigenvalues.length;
  }

  /** An eigenvalue, in no particular order. */
  public Complex eigenvalue(int i) {
    return eigenvalues[i];
  }

  /** The Frobenius norms of V and V^-1 multiplied: between n and infinity. */
  public double condition() {
    return ComplexMatrix.frobenius(vectors) * ComplexMatrix.frobenius(inverse);
  }

  /** V^-1 E V. */
  Complex[][] inBasis(DMatrixRMaj e) {
    return ComplexMatrix.times(ComplexMatrix.times(inverse, ComplexMatrix.of(e)), vectors);
  }

  /** The real part of V M V^-1, which is all of it for what comes from real matrices. */
  DMatrixRMaj outOfBasis(Complex[][] m) {
    return ComplexMatrix.realPart(ComplexMatrix.times(ComplexMatrix.times(vectors, m), inverse));
  }
}
