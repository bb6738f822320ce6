package org.stiffgrad.theory;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Rosenbrock;
import org.stiffgrad.method.RungeKutta;
import org.stiffgrad.method.Tableau;

/**
 * One step on y' = A y as the stages make it, with X = h A and M = I - (a kron X) (theory.13). It
 * uses neither eigenvalues nor the polynomials of R, and so referees {@link MatrixSteps}; it also
 * works where A has no eigenbasis. Immutable.
 */
public final class StageEquations {
  private final int s;
  private final int n;
  private final double[] b;
  private final DMatrixRMaj x;

  /** The blocks M^-1 (1 kron I), [s n x n], and (b^T kron I) M^-1, [n x s n]. */
  private final DMatrixRMaj right;

  private final DMatrixRMaj left;

  private StageEquations(double[][] a, double[] b, DMatrixRMaj x) {
    this.s = b.length;
    this.n = x.numRows;
    this.b = b;
    this.x = x.copy();
    DMatrixRMaj m = CommonOps_DDRM.identity(s * n);
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        for (int k = 0; k < n; k++) {
          for (int l = 0; l < n; l++) {
            m.add(i * n + k, j * n + l, -a[i][j] * x.get(k, l));
          }
        }
      }
    }
    DMatrixRMaj ones = new DMatrixRMaj(s * n, n);
    DMatrixRMaj weights = new DMatrixRMaj(s * n, n);
    for (int i = 0; i < s; i++) {
      for (int k = 0; k < n; k++) {
        ones.set(i * n + k, k, 1);
        weights.set(i * n + k, k, b[i]);
      }
    }
    this.right = solve(m, ones);
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(m, null);
    this.left = CommonOps_DDRM.transpose(solve(transposed, weights), null);
  }

  /**
   * @param method a Runge-Kutta or Rosenbrock method
   * @param x h A, [n x n]
   * @throws IllegalArgumentException for other methods
   * @throws ArithmeticException where the stage equations are singular
   */
  public static StageEquations of(Method method, DMatrixRMaj x) {
    int s = method.stages();
    double[][] a = new double[s][s];
    double[] b = new double[s];
    if (method instanceof RungeKutta rungeKutta) {
      Tableau tableau = rungeKutta.tableau();
      for (int i = 0; i < s; i++) {
        b[i] = tableau.b(i);
        for (int j = 0; j < s; j++) {
          a[i][j] = tableau.a(i, j);
        }
      }
    } else if (method instanceof Rosenbrock rosenbrock) {
      for (int i = 0; i < s; i++) {
        b[i] = rosenbrock.b(i);
        for (int j = 0; j < s; j++) {
          a[i][j] = rosenbrock.alpha(i, j) + rosenbrock.gamma(i, j);
        }
      }
    } else {
      throw new IllegalArgumentException(method.id() + " has no stage equations");
    }
    return new StageEquations(a, b, x);
  }

  private static DMatrixRMaj solve(DMatrixRMaj m, DMatrixRMaj rhs) {
    LinearSolverDense<DMatrixRMaj> lu = LinearSolverFactory_DDRM.lu(m.numRows);
    if (!lu.setA(m.copy())) {
      throw new ArithmeticException("the stage equations are singular");
    }
    DMatrixRMaj solution = new DMatrixRMaj(m.numRows, rhs.numCols);
    lu.solve(rhs, solution);
    return solution;
  }

  /** R(X) = I + X phi(X). */
  public DMatrixRMaj value() {
    DMatrixRMaj r = CommonOps_DDRM.identity(n);
    CommonOps_DDRM.multAdd(x, response(), r);
    return r;
  }

  /**
   * phi(X) = (b^T kron I) M^-1 (1 kron I) = (R(X) - I) X^-1, which is R[X, 0]: what a constant
   * addition to the right-hand side becomes within a step, divided by h (theory.14).
   */
  public DMatrixRMaj response() {
    DMatrixRMaj phi = new DMatrixRMaj(n, n);
    for (int i = 0; i < s; i++) {
      CommonOps_DDRM.addEquals(phi, b[i], block(right, i * n, 0));
    }
    return phi;
  }

  /** R'(X) = (b^T kron I) M^-2 (1 kron I). */
  public DMatrixRMaj slope() {
    return derivative(CommonOps_DDRM.identity(n));
  }

  /**
   * The Frechet derivative of R at X in the direction E, (b^T kron I) M^-1 (I kron E) M^-1 (1 kron
   * I): the upper right block of R([X, E; 0, X]) (theory.13). For a parameter of A multiply by h.
   *
   * @param e [n x n]
   */
  public DMatrixRMaj derivative(DMatrixRMaj e) {
    DMatrixRMaj sum = new DMatrixRMaj(n, n);
    DMatrixRMaj moved = new DMatrixRMaj(n, n);
    for (int i = 0; i < s; i++) {
      CommonOps_DDRM.mult(e, block(right, i * n, 0), moved);
      CommonOps_DDRM.multAdd(block(left, 0, i * n), moved, sum);
    }
    return sum;
  }

  private DMatrixRMaj block(DMatrixRMaj m, int row, int column) {
    return CommonOps_DDRM.extract(m, row, row + n, column, column + n);
  }
}
