package org.stiffgrad.theory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.Rosenbrock;
import org.stiffgrad.method.RungeKutta;

/**
 * One step on y' = A y in 80 digits, stage by stage, and its derivative by a central difference
 * that is exact to 40: an oracle that shares nothing with what it judges but the coefficients.
 */
final class PreciseStep {
  private static final MathContext DIGITS = new MathContext(80);
  private static final BigDecimal EPSILON = new BigDecimal("1e-20");

  private final BigDecimal[][] a;
  private final BigDecimal[] b;

  PreciseStep(Method method) {
    int s = method.stages();
    a = new BigDecimal[s][s];
    b = new BigDecimal[s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        a[i][j] =
            method instanceof Rosenbrock r
                ? new BigDecimal(r.alpha(i, j)).add(new BigDecimal(r.gamma(i, j)))
                : new BigDecimal(((RungeKutta) method).tableau().a(i, j));
      }
      b[i] =
          new BigDecimal(
              method instanceof Rosenbrock r ? r.b(i) : ((RungeKutta) method).tableau().b(i));
    }
  }

  static BigDecimal[][] exact(DMatrixRMaj x) {
    BigDecimal[][] m = new BigDecimal[x.numRows][x.numCols];
    for (int i = 0; i < x.numRows; i++) {
      for (int j = 0; j < x.numCols; j++) {
        m[i][j] = new BigDecimal(x.get(i, j));
      }
    }
    return m;
  }

  /** R(X). */
  BigDecimal[][] value(BigDecimal[][] x) {
    int s = b.length;
    int n = x.length;
    BigDecimal[][] system = new BigDecimal[s * n][s * n + n];
    for (BigDecimal[] row : system) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int i = 0; i < s; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < s; j++) {
          for (int l = 0; l < n; l++) {
            system[i * n + k][j * n + l] = a[i][j].multiply(x[k][l], DIGITS).negate();
          }
        }
        system[i * n + k][i * n + k] = system[i * n + k][i * n + k].add(BigDecimal.ONE);
        system[i * n + k][s * n + k] = BigDecimal.ONE;
      }
    }
    BigDecimal[][] stages = solved(system, n);
    BigDecimal[][] r = new BigDecimal[n][n];
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        BigDecimal sum = k == l ? BigDecimal.ONE : BigDecimal.ZERO;
        for (int i = 0; i < s; i++) {
          for (int j = 0; j < n; j++) {
            sum = sum.add(b[i].multiply(x[k][j]).multiply(stages[i * n + j][l], DIGITS), DIGITS);
          }
        }
        r[k][l] = sum;
      }
    }
    return r;
  }

  /** Gauss and Jordan; the last columns of the rows are the right-hand sides. */
  private static BigDecimal[][] solved(BigDecimal[][] rows, int columns) {
    int n = rows.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = rows[i][k].abs().compareTo(rows[pivot][k].abs()) > 0 ? i : pivot;
      }
      BigDecimal[] row = rows[pivot];
      rows[pivot] = rows[k];
      rows[k] = row;
      BigDecimal divisor = row[k];
      for (int j = k; j < row.length; j++) {
        row[j] = row[j].divide(divisor, DIGITS);
      }
      for (int i = 0; i < n; i++) {
        BigDecimal factor = rows[i][k];
        if (i != k && factor.signum() != 0) {
          for (int j = k; j < row.length; j++) {
            rows[i][j] = rows[i][j].subtract(factor.multiply(row[j], DIGITS), DIGITS);
          }
        }
      }
    }
    BigDecimal[][] solution = new BigDecimal[n][];
    for (int i = 0; i < n; i++) {
      solution[i] = Arrays.copyOfRange(rows[i], n, n + columns);
    }
    return solution;
  }

  /** dR(X) in the direction E. */
  DMatrixRMaj derivative(DMatrixRMaj x, DMatrixRMaj e) {
    BigDecimal[][] forward = value(moved(x, e, EPSILON));
    BigDecimal[][] backward = value(moved(x, e, EPSILON.negate()));
    DMatrixRMaj derivative = new DMatrixRMaj(x.numRows, x.numRows);
    for (int i = 0; i < x.numRows; i++) {
      for (int j = 0; j < x.numRows; j++) {
        BigDecimal difference = forward[i][j].subtract(backward[i][j]);
        derivative.set(
            i, j, difference.divide(EPSILON.multiply(BigDecimal.valueOf(2)), DIGITS).doubleValue());
      }
    }
    return derivative;
  }

  private static BigDecimal[][] moved(DMatrixRMaj x, DMatrixRMaj e, BigDecimal epsilon) {
    BigDecimal[][] m = exact(x);
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m.length; j++) {
        m[i][j] = m[i][j].add(new BigDecimal(e.get(i, j)).multiply(epsilon));
      }
    }
    return m;
  }

  /** (R(z) - R(w)) / (z - w), for different z and w. */
  double divided(double z, double w) {
    BigDecimal difference = scalar(z).subtract(scalar(w));
    return difference.divide(new BigDecimal(z).subtract(new BigDecimal(w)), DIGITS).doubleValue();
  }

  private BigDecimal scalar(double z) {
    return value(new BigDecimal[][] {{new BigDecimal(z)}})[0][0];
  }
}
