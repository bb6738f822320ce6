package org.stiffgrad.optimize;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.stiffgrad.linear.GramMatrix;

/** The minimum of |A x - b|^2 + damping |x|^2 by orthogonal factorizations. (fit.9) */
final class DampedLeastSquares {
  /** Damping, relative to the sum of all squares of A, that rounding of A A' cannot reach. */
  private static final double LEAST_DAMPING = 1e-10;

  private DampedLeastSquares() {}

  /**
   * Without damping it need not be unique: then it is the shortest one.
   *
   * @param a [m x n]
   * @param b [m]
   * @return x, [n]
   * @throws IllegalStateException where A is not finite
   */
  static double[] solve(DMatrixRMaj a, double[] b, double damping) {
    if (!Arrays.stream(a.data, 0, a.getNumElements()).allMatch(Double::isFinite)) {
      throw new IllegalStateException("a least squares matrix is not finite");
    }
    if (damping > 0) {
      return a.getNumRows() < a.getNumCols() ? wide(a, b, damping) : tall(a, b, damping);
    }
    // data that do not see a parameter leave it to the singular values
    return solve(LinearSolverFactory_DDRM.pseudoInverse(true), a, b);
  }

  private static double[] tall(DMatrixRMaj a, double[] b, double damping) {
    int m = a.getNumRows();
    int n = a.getNumCols();
    DMatrixRMaj stacked = new DMatrixRMaj(m + n, n);
    System.arraycopy(a.data, 0, stacked.data, 0, m * n);
    for (int j = 0; j < n; j++) {
      stacked.data[(m + j) * n + j] = Math.sqrt(damping);
    }
    return solve(LinearSolverFactory_DDRM.leastSquares(m + n, n), stacked, Arrays.copyOf(b, m + n));
  }

  /**
   * Of fewer data than unknowns: x = A' (A A' + damping)^-1 b. Where the damping is large beside
   * the rounding of A A', that is what is solved, else with the R of [A' ; I], at several times the
   * cost.
   */
  private static double[] wide(DMatrixRMaj a, double[] b, double damping) {
    int m = a.getNumRows();
    double[] w = b.clone();
    if (!solveInDataSpace(a, damping, w)) {
      double[] r = triangle(a, damping);
      TriangularSolver_DDRM.solveTranU(r, w, m);
      TriangularSolver_DDRM.solveU(r, w, m);
    }
    DMatrixRMaj x = new DMatrixRMaj(a.getNumCols(), 1);
    CommonOps_DDRM.multTransA(a, DMatrixRMaj.wrap(m, 1, w), x);
    return x.data;
  }

  /** Overwrites w with (A A' + damping)^-1 w; false, and w as it was, where rounding forbids it. */
  private static boolean solveInDataSpace(DMatrixRMaj a, double damping, double[] w) {
    int m = a.getNumRows();
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    GramMatrix.of(a.data, m, a.getNumCols(), gram.data);
    double trace = 0;
    for (int i = 0; i < m; i++) {
      trace += gram.get(i, i);
      gram.add(i, i, damping);
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(m);
    if (damping < LEAST_DAMPING * trace || !cholesky.setA(gram)) {
      return false;
    }
    DMatrixRMaj y = new DMatrixRMaj(m, 1);
    cholesky.solve(DMatrixRMaj.wrap(m, 1, w.clone()), y);
    System.arraycopy(y.data, 0, w, 0, m);
    return true;
  }

  /** The R of [A' ; sqrt(damping) I], [m x m]. */
  private static double[] triangle(DMatrixRMaj a, double damping) {
    int m = a.getNumRows();
    int n = a.getNumCols();
    DMatrixRMaj stacked = new DMatrixRMaj(n + m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        stacked.data[j * m + i] = a.data[i * n + j];
      }
      stacked.data[(n + i) * m + i] = Math.sqrt(damping);
    }
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(n + m, m);
    qr.decompose(stacked);
    return qr.getR(null, true).data;
  }

  private static double[] solve(LinearSolverDense<DMatrixRMaj> solver, DMatrixRMaj a, double[] b) {
    DMatrixRMaj x = new DMatrixRMaj(a.getNumCols(), 1);
    if (!solver.setA(a)) {
      throw new IllegalStateException("a factorization failed");
    }
    solver.solve(DMatrixRMaj.wrap(b.length, 1, b), x);
    return x.data;
  }
}
