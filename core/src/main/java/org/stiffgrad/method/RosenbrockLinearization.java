package org.stiffgrad.method;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.system.SecondDerivatives;

/**
 * The exact linearization of a Rosenbrock step: the derivatives of f at every stage, and those of J
 * u_i + f_t tau_i at the step's start.
 */
final class RosenbrockLinearization implements StepLinearization {
  private final RosenbrockPlan plan;
  private final int n;
  private final int stages;
  private final StageMatrix matrix;
  private final double[][] jacobian;

  /** d(J u_i + f_t tau_i)/dy, and the sums of all derivatives with respect to p and to t. */
  private final double[][] product;

  private final double[][] parameterJacobian;
  private final double[][] timeDerivative;

  /** Derivative of the stage equations with respect to h at fixed increments. */
  private final double[][] forcing;

  private final double[] stage;
  private final double[] direction;
  private final double[] parameterValues;
  private final double[] startSlope;
  private final double[] timeValues;
  private final double[] lengthDerivative;
  private final double[] earlier;
  private final double[] solution;

  /** Derivatives of the increments, and adjoints of them. */
  private final double[] vectors;

  private final double[] shifted;
  private double[] blockStage = new double[0];
  private double[] blockEarlier = new double[0];
  private double[] blockRight = new double[0];
  private double[][] blockIncrement = new double[0][];
  private @Nullable SecondDerivatives second;
  private double h;

  RosenbrockLinearization(RosenbrockPlan plan) {
    this.plan = plan;
    this.n = plan.n;
    this.stages = plan.stages;
    this.matrix = new StageMatrix(plan.pattern, plan.rowStart, plan.column);
    this.jacobian = new double[stages][plan.column.length];
    this.product = new double[stages][plan.column.length];
    this.parameterJacobian = new double[stages][plan.parameterRow.length];
    this.timeDerivative = new double[stages][n];
    this.forcing = new double[stages][n];
    this.stage = new double[n];
    this.direction = new double[n + 1];
    this.parameterValues = new double[plan.parameterRow.length];
    this.startSlope = new double[n];
    this.timeValues = new double[n];
    this.lengthDerivative = new double[n];
    this.earlier = new double[n];
    this.solution = new double[n];
    this.vectors = new double[stages * n];
    this.shifted = new double[n];
  }

  /** Starts without row exchanges again. */
  void reset() {
    matrix.reset();
  }

  @Override
  public boolean linearize(StepState s, double[] k, int offset) {
    h = s.h;
    s.evaluator.jacobian(s.t, s.y, s.p, s.regime, matrix.jacobian);
    if (!matrix.factor(h * plan.diagonal)) {
      return false;
    }
    if (!plan.isAutonomous) {
      s.evaluator.timeDerivative(s.t, s.y, s.p, s.regime, startSlope);
    }
    for (int i = 0; i < stages; i++) {
      differentiateStage(s, i, k, offset);
    }
    return differentiateByLength();
  }

  private void differentiateStage(StepState s, int i, double[] k, int offset) {
    final double at = s.t + plan.alphaSum[i] * h;
    System.arraycopy(s.y, 0, stage, 0, n);
    plan.addEarlier(1, plan.alpha, i, k, offset, stage);
    s.evaluator.jacobian(at, stage, s.p, s.regime, jacobian[i]);
    s.evaluator.parameterJacobian(at, stage, s.p, s.regime, parameterJacobian[i]);
    Arrays.fill(direction, 0);
    plan.addEarlier(1, plan.gamma, i, k, offset, direction);
    for (int e = 0; e < n; e++) {
      direction[e] += plan.diagonal * k[offset + i * n + e];
      forcing[i][e] = k[offset + i * n + e] / h;
    }
    direction[n] = plan.gammaSum[i] * h;
    SecondDerivatives derivatives = second();
    derivatives.stateDerivative(s.t, s.y, s.p, s.regime, direction, product[i]);
    derivatives.parameterDerivative(s.t, s.y, s.p, s.regime, direction, parameterValues);
    for (int q = 0; q < parameterValues.length; q++) {
      parameterJacobian[i][q] += parameterValues[q];
    }
    if (!plan.isAutonomous) {
      s.evaluator.timeDerivative(at, stage, s.p, s.regime, timeDerivative[i]);
      derivatives.timeDerivative(s.t, s.y, s.p, s.regime, direction, timeValues);
      for (int e = 0; e < n; e++) {
        forcing[i][e] +=
            h * (plan.alphaSum[i] * timeDerivative[i][e] + plan.gammaSum[i] * startSlope[e]);
        timeDerivative[i][e] += timeValues[e];
      }
    }
  }

  private SecondDerivatives second() {
    if (second == null) {
      second = plan.secondDerivatives.get();
    }
    return second;
  }

  /** (rosenbrock.4) with the length derivative as its only column. */
  private boolean differentiateByLength() {
    Arrays.fill(lengthDerivative, 0);
    for (int i = 0; i < stages; i++) {
      Arrays.fill(shifted, 0);
      plan.addEarlier(1, plan.alpha, i, vectors, 0, shifted);
      Arrays.fill(earlier, 0);
      plan.addEarlier(1 / plan.diagonal, plan.gamma, i, vectors, 0, earlier);
      for (int e = 0; e < n; e++) {
        stage[e] = forcing[i][e] + earlier[e];
      }
      matrix.addProduct(h, jacobian[i], shifted, 1, stage);
      if (!matrix.solveChecked(stage, solution)) {
        return false;
      }
      for (int e = 0; e < n; e++) {
        vectors[i * n + e] = solution[e] - earlier[e];
        lengthDerivative[e] += plan.b[i] * vectors[i * n + e];
      }
    }
    return true;
  }

  @Override
  public void stepDerivative(double[] v) {
    System.arraycopy(lengthDerivative, 0, v, 0, n);
  }

  /** (rosenbrock.4) */
  @Override
  public void tangent(double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    final int m = columns.size();
    final int size = n * m;
    reserve(size);
    for (int i = 0; i < stages; i++) {
      System.arraycopy(sens, 0, blockStage, 0, size);
      Arrays.fill(blockEarlier, 0, size, 0);
      for (int j = 0; j < i; j++) {
        final double a = plan.alpha[i * stages + j];
        final double g = plan.gamma[i * stages + j] / plan.diagonal;
        final double[] d = blockIncrement[j];
        for (int e = 0; e < size; e++) {
          blockStage[e] += a * d[e];
          blockEarlier[e] += g * d[e];
        }
      }
      System.arraycopy(blockEarlier, 0, blockRight, 0, size);
      matrix.addProduct(h, jacobian[i], blockStage, m, blockRight);
      matrix.addProduct(h, product[i], sens, m, blockRight);
      addForcing(i, columns, timeShift);
      matrix.solveBlock(blockRight, m);
      final double[] d = blockIncrement[i];
      for (int e = 0; e < size; e++) {
        d[e] = blockRight[e] - blockEarlier[e];
      }
    }
    for (int i = 0; i < stages; i++) {
      for (int e = 0; e < size; e++) {
        sens[e] += plan.b[i] * blockIncrement[i][e];
      }
    }
    stepDerivative(v);
  }

  private void reserve(int size) {
    if (blockStage.length < size || blockIncrement.length == 0) {
      blockStage = new double[size];
      blockEarlier = new double[size];
      blockRight = new double[size];
      blockIncrement = new double[stages][size];
    }
  }

  private void addForcing(int i, ActiveColumns columns, double[] timeShift) {
    final int m = columns.size();
    final double[] fp = parameterJacobian[i];
    for (int e = 0; e < columns.row.length; e++) {
      blockRight[columns.row[e] * m + columns.column[e]] += h * fp[columns.position[e]];
    }
    if (!plan.isAutonomous) {
      for (int e = 0; e < n; e++) {
        final double ft = h * timeDerivative[i][e];
        for (int j = 0; j < m; j++) {
          blockRight[e * m + j] += ft * timeShift[j];
        }
      }
    }
  }

  /** (rosenbrock.5) */
  @Override
  public void adjoint(double[] lambda, double[] gradient, double[] time) {
    final double[] mu = vectors;
    for (int i = 0; i < stages; i++) {
      for (int e = 0; e < n; e++) {
        mu[i * n + e] = plan.b[i] * lambda[e];
      }
    }
    final double[] w = solution;
    for (int i = stages - 1; i >= 0; i--) {
      System.arraycopy(mu, i * n, w, 0, n);
      matrix.solveTransposed(w);
      Arrays.fill(shifted, 0);
      matrix.addTransposedProduct(h, jacobian[i], w, shifted);
      matrix.addTransposedProduct(h, product[i], w, lambda);
      for (int e = 0; e < n; e++) {
        lambda[e] += shifted[e];
        earlier[e] = (w[e] - mu[i * n + e]) / plan.diagonal;
        time[1] += forcing[i][e] * w[e];
        if (!plan.isAutonomous) {
          time[0] += h * timeDerivative[i][e] * w[e];
        }
      }
      for (int j = 0; j < i; j++) {
        final double a = plan.alpha[i * stages + j];
        final double g = plan.gamma[i * stages + j];
        for (int e = 0; e < n; e++) {
          mu[j * n + e] += a * shifted[e] + g * earlier[e];
        }
      }
      final double[] fp = parameterJacobian[i];
      for (int q = 0; q < fp.length; q++) {
        gradient[plan.parameterColumn[q]] += h * fp[q] * w[plan.parameterRow[q]];
      }
    }
  }
}
