package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.RealLu;

/**
 * The exact linearization of a converged step whose A has no inverse, in the increments k_l = h
 * f(Y_l): the matrix I - h [a_lk J_l] (firk.8), its factors, and all derivatives at the stages.
 */
final class SingularFirkLinearization implements StepLinearization {
  /** A row residual above this, relative to its terms, calls for row exchanges. */
  private static final double LARGEST_RESIDUAL = 1e-9;

  private final SingularFirkPlan plan;
  private final int n;
  private final int stages;
  private final RealLu lu;
  private final double[][] jacobian;
  private final double[][] parameterJacobian;
  private final double[][] timeDerivative;
  private final double[] stage;

  /** Derivative of h f(t + c_l h, Y_l) with respect to h at fixed k, at {@code [i * s + l]}. */
  private final double[] forcing;

  private final double[] lengthDerivative;
  private final double[] vector;
  private double[] block = new double[0];
  private double h;

  SingularFirkLinearization(SingularFirkPlan plan) {
    this.plan = plan;
    this.n = plan.n;
    this.stages = plan.stages;
    this.lu = new RealLu(plan.pattern);
    this.jacobian = new double[stages][plan.column.length];
    this.parameterJacobian = new double[stages][plan.parameterRow.length];
    this.timeDerivative = new double[stages][n];
    this.stage = new double[n];
    this.forcing = new double[n * stages];
    this.lengthDerivative = new double[n * stages];
    this.vector = new double[n * stages];
  }

  /** Starts without row exchanges again. */
  void reset() {
    lu.usePivoting(false);
  }

  /** Evaluates J at every stage and factors (firk.8); false where it is singular. */
  boolean evaluateAndFactor(StepState s, double[] k, int offset) {
    h = s.h;
    for (int l = 0; l < stages; l++) {
      plan.stage(l, s.y, k, offset, stage);
      s.evaluator.jacobian(s.t + plan.c[l] * h, stage, s.p, s.regime, jacobian[l]);
    }
    return factor();
  }

  boolean isJacobianFinite() {
    double sum = 0;
    for (double[] j : jacobian) {
      for (double x : j) {
        sum += Math.abs(x);
      }
    }
    return sum <= Double.MAX_VALUE;
  }

  private boolean factor() {
    if (!lu.isPivoting()) {
      fill();
      if (lu.factor()) {
        return true;
      }
      lu.usePivoting(true);
    }
    fill();
    return lu.factor();
  }

  private void fill() {
    final double[] v = lu.values();
    Arrays.fill(v, 0);
    for (int q = 0; q < plan.column.length; q++) {
      for (int l = 0; l < stages; l++) {
        final double value = h * jacobian[l][q];
        final int at = (q * stages + l) * stages;
        for (int k = 0; k < stages; k++) {
          v[plan.place[at + k]] = -plan.a[l * stages + k] * value;
        }
      }
    }
    for (int d : plan.diagonal) {
      v[d] += 1;
    }
  }

  /** Solves (firk.8) in place, unknown i of stage l at {@code x[i * s + l]}. */
  void solve(double[] x) {
    lu.solve(x);
  }

  @Override
  public boolean linearize(StepState s, double[] k, int offset) {
    if (!evaluateAndFactor(s, k, offset)) {
      return false;
    }
    for (int l = 0; l < stages; l++) {
      final double at = s.t + plan.c[l] * h;
      plan.stage(l, s.y, k, offset, stage);
      s.evaluator.parameterJacobian(at, stage, s.p, s.regime, parameterJacobian[l]);
      if (!plan.isAutonomous) {
        s.evaluator.timeDerivative(at, stage, s.p, s.regime, timeDerivative[l]);
      }
      for (int i = 0; i < n; i++) {
        forcing[i * stages + l] = k[offset + l * n + i] / h;
        if (!plan.isAutonomous) {
          forcing[i * stages + l] += h * plan.c[l] * timeDerivative[l][i];
        }
      }
    }
    solveLengthDerivative();
    if (!lu.isPivoting() && residualIsPoor()) {
      lu.usePivoting(true);
      if (!factor()) {
        return false;
      }
      solveLengthDerivative();
    }
    return true;
  }

  private void solveLengthDerivative() {
    System.arraycopy(forcing, 0, lengthDerivative, 0, forcing.length);
    lu.solve(lengthDerivative);
  }

  private boolean residualIsPoor() {
    final double[] x = lengthDerivative;
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final int row = i * stages + l;
        double residual = forcing[row] - x[row];
        double size = Math.abs(forcing[row]) + Math.abs(x[row]);
        for (int q = plan.rowStart[i]; q < plan.rowStart[i + 1]; q++) {
          for (int k = 0; k < stages; k++) {
            final double term =
                h * plan.a[l * stages + k] * jacobian[l][q] * x[plan.column[q] * stages + k];
            residual += term;
            size += Math.abs(term);
          }
        }
        if (!(Math.abs(residual) <= LARGEST_RESIDUAL * size)) {
          return true;
        }
      }
    }
    return false;
  }

  /** (firk.9) */
  @Override
  public void tangent(double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    final int m = columns.size();
    if (block.length < n * stages * m) {
      block = new double[n * stages * m];
    }
    Arrays.fill(block, 0, n * stages * m, 0);
    for (int l = 0; l < stages; l++) {
      final double[] fp = parameterJacobian[l];
      for (int e = 0; e < columns.row.length; e++) {
        block[(columns.row[e] * stages + l) * m + columns.column[e]] += h * fp[columns.position[e]];
      }
      for (int i = 0; i < n; i++) {
        final int to = (i * stages + l) * m;
        for (int q = plan.rowStart[i]; q < plan.rowStart[i + 1]; q++) {
          final double value = h * jacobian[l][q];
          final int from = plan.column[q] * m;
          for (int j = 0; j < m; j++) {
            block[to + j] += value * sens[from + j];
          }
        }
        if (!plan.isAutonomous) {
          final double ft = h * timeDerivative[l][i];
          for (int j = 0; j < m; j++) {
            block[to + j] += ft * timeShift[j];
          }
        }
      }
    }
    lu.solveBlock(block, m);
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final int from = (i * stages + l) * m;
        for (int j = 0; j < m; j++) {
          sens[i * m + j] += plan.b[l] * block[from + j];
        }
      }
    }
    stepDerivative(v);
  }

  @Override
  public void stepDerivative(double[] v) {
    for (int i = 0; i < n; i++) {
      v[i] = 0;
      for (int l = 0; l < stages; l++) {
        v[i] += plan.b[l] * lengthDerivative[i * stages + l];
      }
    }
  }

  /** (firk.10) */
  @Override
  public void adjoint(double[] lambda, double[] gradient, double[] time) {
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        vector[i * stages + l] = plan.b[l] * lambda[i];
      }
    }
    lu.solveTransposed(vector);
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final double mu = vector[i * stages + l];
        time[1] += forcing[i * stages + l] * mu;
        if (!plan.isAutonomous) {
          time[0] += h * timeDerivative[l][i] * mu;
        }
        for (int q = plan.rowStart[i]; q < plan.rowStart[i + 1]; q++) {
          lambda[plan.column[q]] += h * jacobian[l][q] * mu;
        }
      }
    }
    for (int l = 0; l < stages; l++) {
      final double[] fp = parameterJacobian[l];
      for (int q = 0; q < fp.length; q++) {
        gradient[plan.parameterColumn[q]] += h * fp[q] * vector[plan.parameterRow[q] * stages + l];
      }
    }
  }
}
