package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.RealLu;

/**
 * The exact linearization of a converged step of a fully implicit Runge-Kutta method,
 *
 * <p>(A^-1 x I - h diag(J_1 .. J_s)) X = right-hand side, (firk.3)
 *
 * <p>with J_l at the l-th stage, factored by a sparse LU with a static pattern. Its tangent, its
 * adjoint and Newton's iteration for the stages are solves with this one matrix.
 */
final class FirkLinearization implements StepLinearization {
  /** A row residual above this, relative to its terms, calls for row exchanges. */
  private static final double LARGEST_RESIDUAL = 1e-9;

  private final FirkPlan plan;
  private final RealLu lu;
  private final int n;
  private final int stages;
  private final double[] stage;
  private final double[][] jacobian;
  private final double[][] parameterJacobian;
  private final double[][] timeDerivative;

  /** Derivative of h f(t + c_l h, Y_l) with respect to h at fixed Y_l, at {@code [i * s + l]}. */
  private final double[] forcing;

  private final double[] vector;
  private final FirkRefinement refinement;
  private double[] block = new double[0];
  private int width;
  private double h;

  FirkLinearization(FirkPlan plan) {
    this.plan = plan;
    this.n = plan.n;
    this.stages = plan.method.stages();
    this.lu = new RealLu(plan.pattern);
    this.stage = new double[n];
    this.jacobian = new double[stages][plan.system.jacobian().size()];
    this.parameterJacobian = new double[stages][plan.system.parameterJacobian().size()];
    this.timeDerivative = new double[stages][n];
    this.forcing = new double[n * stages];
    this.vector = new double[n * stages];
    this.refinement =
        new FirkRefinement(plan, lu, jacobian, parameterJacobian, timeDerivative, forcing);
  }

  /** Starts without row exchanges again. */
  void reset() {
    lu.usePivoting(false);
    refinement.reset();
  }

  void remember(Snapshot snapshot) {
    lu.usePivoting(snapshot.pass(lu.isPivoting()));
    refinement.remember(snapshot);
  }

  /**
   * Evaluates all derivatives at the stages and factors (firk.3).
   *
   * @param record stage displacements, stage l at {@code offset + l * n}
   * @return false where the matrix is singular even with row exchanges
   */
  @Override
  public boolean linearize(StepState s, double[] record, int offset) {
    evaluateStages(s, record, offset);
    for (int l = 0; l < stages; l++) {
      double at = s.t + plan.method.c(l) * s.h;
      stageState(s, record, offset, l);
      s.evaluator.parameterJacobian(at, stage, s.p, s.regime, parameterJacobian[l]);
      if (!plan.isAutonomous) {
        s.evaluator.timeDerivative(at, stage, s.p, s.regime, timeDerivative[l]);
      }
    }
    lengthForcing(record, offset);
    if (!factor()) {
      return false;
    }
    refinement.observe(s);
    return true;
  }

  /** The slope of the l-th stage is (A^-1 Z)_l / h: it costs no evaluation. */
  private void lengthForcing(double[] record, int offset) {
    for (int l = 0; l < stages; l++) {
      final double moved = h * plan.method.c(l);
      for (int i = 0; i < n; i++) {
        double f = 0;
        for (int k = 0; k < stages; k++) {
          f += plan.inverse[l * stages + k] * record[offset + k * n + i];
        }
        forcing[i * stages + l] = plan.isAutonomous ? f / h : f / h + moved * timeDerivative[l][i];
      }
    }
  }

  /** Evaluates J at every stage. */
  void evaluateStages(StepState s, double[] record, int offset) {
    h = s.h;
    for (int l = 0; l < stages; l++) {
      stageState(s, record, offset, l);
      s.evaluator.jacobian(s.t + plan.method.c(l) * s.h, stage, s.p, s.regime, jacobian[l]);
    }
  }

  private void stageState(StepState s, double[] record, int offset, int l) {
    stageState(s, record, offset, l, stage);
  }

  /** The state of stage l, into out [n]. */
  void stageState(StepState s, double[] record, int offset, int l, double[] out) {
    final int from = offset + l * n;
    for (int i = 0; i < n; i++) {
      out[i] = s.y[i] + record[from + i];
    }
  }

  /** Factors (firk.3) with the Jacobians evaluated last; false where it is singular. */
  boolean factor() {
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

  /** Factors again with row exchanges; a singular matrix then shows as undefined solutions. */
  private void exchangeRows() {
    lu.usePivoting(true);
    factor();
  }

  /** Solves (firk.3) in place, unknown i of stage l at {@code b[i * s + l]}. */
  void solve(double[] b) {
    lu.solve(b);
  }

  private void fill() {
    final double[] v = lu.values();
    System.arraycopy(plan.template, 0, v, 0, v.length);
    final int[] place = plan.jacobianPlace;
    for (int l = 0; l < stages; l++) {
      final double[] j = jacobian[l];
      for (int q = 0; q < j.length; q++) {
        v[place[q * stages + l]] -= h * j[q];
      }
    }
  }

  /** (firk.4) */
  @Override
  public void tangent(double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    final int m = columns.size();
    width = m + 1;
    if (block.length < n * stages * width) {
      block = new double[n * stages * width];
      refinement.reserve(block.length);
    }
    fillBlock(sens, columns, timeShift);
    lu.solveBlock(block, width);
    if (!lu.isPivoting() && residualIsPoor(block, width, m)) {
      exchangeRows();
      fillBlock(sens, columns, timeShift);
      lu.solveBlock(block, width);
    }
    if (refinement.isNeeded()) {
      refinement.refineTangent(h, sens, columns, timeShift, block);
    }
    collect(sens, m, v);
  }

  private void fillBlock(double[] sens, ActiveColumns columns, double[] timeShift) {
    final int m = columns.size();
    final boolean timed = !plan.isAutonomous;
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        final int to = (i * stages + l) * width;
        final double sum = plan.inverseRowSums[l];
        for (int j = 0; j < m; j++) {
          block[to + j] = sum * sens[i * m + j];
        }
        if (timed) {
          final double ft = h * timeDerivative[l][i];
          for (int j = 0; j < m; j++) {
            block[to + j] += ft * timeShift[j];
          }
        }
        block[to + m] = forcing[i * stages + l];
      }
    }
    for (int l = 0; l < stages; l++) {
      final double[] fp = parameterJacobian[l];
      for (int e = 0; e < columns.row.length; e++) {
        block[(columns.row[e] * stages + l) * width + columns.column[e]] +=
            h * fp[columns.position[e]];
      }
    }
  }

  private void collect(double[] sens, int m, double[] v) {
    final double kept = plan.keptWeight;
    for (int i = 0; i < n; i++) {
      final int to = i * m;
      for (int j = 0; j < m; j++) {
        sens[to + j] *= kept;
      }
      v[i] = 0;
      for (int l = plan.firstWeightedStage; l < stages; l++) {
        final double d = plan.method.stageWeight(l);
        final int from = (i * stages + l) * width;
        for (int j = 0; j < m; j++) {
          sens[to + j] += d * block[from + j];
        }
        v[i] += d * block[from + m];
      }
    }
  }

  @Override
  public void stepDerivative(double[] v) {
    solveLengthForcing();
    if (!lu.isPivoting() && residualIsPoor(vector, 1, 0)) {
      exchangeRows();
      solveLengthForcing();
    }
    if (refinement.isNeeded()) {
      refinement.refineStepDerivative(h, vector);
    }
    for (int i = 0; i < n; i++) {
      v[i] = 0;
      for (int l = 0; l < stages; l++) {
        v[i] += plan.method.stageWeight(l) * vector[i * stages + l];
      }
    }
  }

  private void solveLengthForcing() {
    System.arraycopy(forcing, 0, vector, 0, forcing.length);
    lu.solve(vector);
  }

  /** Row-wise check of the column whose right-hand side is the length forcing. */
  private boolean residualIsPoor(double[] x, int m, int j) {
    final int[] rowStart = plan.rowStart;
    final int[] column = plan.jacobianColumn;
    for (int l = 0; l < stages; l++) {
      final double[] jl = jacobian[l];
      for (int i = 0; i < n; i++) {
        double residual = forcing[i * stages + l];
        double size = Math.abs(residual);
        for (int k = 0; k < stages; k++) {
          final double term = plan.inverse[l * stages + k] * x[(i * stages + k) * m + j];
          residual -= term;
          size += Math.abs(term);
        }
        for (int q = rowStart[i]; q < rowStart[i + 1]; q++) {
          final double term = h * jl[q] * x[(column[q] * stages + l) * m + j];
          residual += term;
          size += Math.abs(term);
        }
        if (!(Math.abs(residual) <= LARGEST_RESIDUAL * size)) {
          return true;
        }
      }
    }
    return false;
  }

  /** (firk.5) */
  @Override
  public void adjoint(double[] lambda, double[] gradient, double[] time) {
    final double kept = plan.keptWeight;
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        vector[i * stages + l] = plan.method.stageWeight(l) * lambda[i];
      }
    }
    lu.solveTransposed(vector);
    if (refinement.isNeeded()) {
      refinement.refinedAdjoint(h, vector, lambda, gradient, time);
      return;
    }
    double length = 0;
    double start = 0;
    for (int i = 0; i < n; i++) {
      double sum = kept * lambda[i];
      for (int l = 0; l < stages; l++) {
        final double mu = vector[i * stages + l];
        sum += plan.inverseRowSums[l] * mu;
        length += forcing[i * stages + l] * mu;
        if (!plan.isAutonomous) {
          start += h * timeDerivative[l][i] * mu;
        }
      }
      lambda[i] = sum;
    }
    time[0] += start;
    time[1] += length;
    for (int l = 0; l < stages; l++) {
      final double[] fp = parameterJacobian[l];
      for (int q = 0; q < fp.length; q++) {
        gradient[plan.parameterColumn[q]] += h * fp[q] * vector[plan.parameterRow[q] * stages + l];
      }
    }
  }

  /** out = J(t, y) S + f_p(t, y) + f_t(t, y) t' for the active columns, [n x m]. */
  void slopeAt(
      StepState s,
      double[] y,
      ActiveColumns columns,
      double[] sens,
      double[] timeShift,
      double[] out) {
    final int m = columns.size();
    final double[] j = jacobian[0];
    final double[] fp = parameterJacobian[0];
    s.evaluator.jacobian(s.t, y, s.p, s.regime, j);
    s.evaluator.parameterJacobian(s.t, y, s.p, s.regime, fp);
    Arrays.fill(out, 0, n * m, 0);
    for (int q = 0; q < j.length; q++) {
      final int to = plan.jacobianRow[q] * m;
      final int from = plan.jacobianColumn[q] * m;
      final double value = j[q];
      for (int c = 0; c < m; c++) {
        out[to + c] += value * sens[from + c];
      }
    }
    for (int e = 0; e < columns.row.length; e++) {
      out[columns.row[e] * m + columns.column[e]] += fp[columns.position[e]];
    }
    if (!plan.isAutonomous) {
      final double[] ft = timeDerivative[0];
      s.evaluator.timeDerivative(s.t, y, s.p, s.regime, ft);
      for (int i = 0; i < n; i++) {
        for (int c = 0; c < m; c++) {
          out[i * m + c] += ft[i] * timeShift[c];
        }
      }
    }
  }

  /** Adds e1 Z_S1 + e2 Z_S2 + e3 Z_S3 of the last tangent, Z_Sl = S_l - S, to out [n x m]. */
  void addStageCombination(double[] out, int m, double[] sens, double e1, double e2, double e3) {
    for (int i = 0; i < n; i++) {
      final int first = i * stages * width;
      for (int j = 0; j < m; j++) {
        final double start = sens[i * m + j];
        out[i * m + j] +=
            e1 * (block[first + j] - start)
                + e2 * (block[first + width + j] - start)
                + e3 * (block[first + 2 * width + j] - start);
      }
    }
  }
}
