package org.stiffgrad.method;

import java.util.Arrays;

/**
 * The exact linearization of a converged step whose stages are solved one after the other: J at
 * every stage, and the factors of I - h a_ll J_l (dirk.3). Holds the derivative with respect to the
 * step's length from the start, since it also tells whether the factors are good.
 */
final class DirkLinearization implements StepLinearization {
  private final DirkPlan plan;
  private final int n;
  private final int stages;
  private final StageMatrix[] matrix;
  private final double[][] parameterJacobian;
  private final double[][] timeDerivative;

  /** Derivative of h f(t + c_l h, Y_l) with respect to h at fixed Y_l, stage by stage. */
  private final double[][] forcing;

  private final double[] stage;
  private final double[] lengthDerivative;

  /** Derivatives of the stage's start, the stage, and of each stage's increment. */
  private final double[] vectorStart;

  private final double[] vectorStage;
  private final double[][] vectorIncrement;
  private double[] blockStart = new double[0];
  private double[] blockStage = new double[0];
  private double[][] blockIncrement = new double[0][];
  private double h;

  DirkLinearization(DirkPlan plan) {
    this.plan = plan;
    this.n = plan.n;
    this.stages = plan.stages;
    this.matrix = new StageMatrix[stages];
    for (int l = 0; l < stages; l++) {
      matrix[l] = new StageMatrix(plan.pattern, plan.rowStart, plan.column);
    }
    this.parameterJacobian = new double[stages][plan.parameterRow.length];
    this.timeDerivative = new double[stages][n];
    this.forcing = new double[stages][n];
    this.stage = new double[n];
    this.lengthDerivative = new double[n];
    this.vectorStart = new double[n];
    this.vectorStage = new double[n];
    this.vectorIncrement = new double[stages][n];
  }

  /** Starts without row exchanges again. */
  void reset() {
    for (StageMatrix m : matrix) {
      m.reset();
    }
  }

  @Override
  public boolean linearize(StepState s, double[] k, int offset) {
    h = s.h;
    for (int l = 0; l < stages; l++) {
      final double at = s.t + plan.c[l] * h;
      plan.start(l, s.y, k, offset, stage);
      for (int i = 0; i < n; i++) {
        stage[i] += plan.gamma(l) * k[offset + l * n + i];
      }
      s.evaluator.jacobian(at, stage, s.p, s.regime, matrix[l].jacobian);
      s.evaluator.parameterJacobian(at, stage, s.p, s.regime, parameterJacobian[l]);
      if (!plan.isAutonomous) {
        s.evaluator.timeDerivative(at, stage, s.p, s.regime, timeDerivative[l]);
      }
      for (int i = 0; i < n; i++) {
        forcing[l][i] = k[offset + l * n + i] / h;
        if (!plan.isAutonomous) {
          forcing[l][i] += h * plan.c[l] * timeDerivative[l][i];
        }
      }
      if (plan.gamma(l) != 0 && !matrix[l].factor(h * plan.gamma(l))) {
        return false;
      }
    }
    return differentiateByLength();
  }

  /** (dirk.4) with the length derivative as its only column. */
  private boolean differentiateByLength() {
    Arrays.fill(lengthDerivative, 0);
    for (int l = 0; l < stages; l++) {
      final double gamma = plan.gamma(l);
      final double[] d = vectorIncrement[l];
      Arrays.fill(vectorStart, 0);
      addIncrements(l, vectorIncrement, vectorStart, n);
      if (gamma == 0) {
        System.arraycopy(forcing[l], 0, d, 0, n);
        matrix[l].addProduct(h, matrix[l].jacobian, vectorStart, 1, d);
      } else {
        for (int i = 0; i < n; i++) {
          d[i] = vectorStart[i] + gamma * forcing[l][i];
        }
        if (!matrix[l].solveChecked(d, vectorStage)) {
          return false;
        }
        for (int i = 0; i < n; i++) {
          d[i] = (vectorStage[i] - vectorStart[i]) / gamma;
        }
      }
      for (int i = 0; i < n; i++) {
        lengthDerivative[i] += plan.b[l] * d[i];
      }
    }
    if (plan.endsOnStage) {
      System.arraycopy(vectorStage, 0, lengthDerivative, 0, n);
    }
    return true;
  }

  private void addIncrements(int l, double[][] increments, double[] out, int size) {
    for (int e = 0; e < l; e++) {
      final double weight = plan.a[l * stages + e];
      if (weight != 0) {
        final double[] d = increments[e];
        for (int i = 0; i < size; i++) {
          out[i] += weight * d[i];
        }
      }
    }
  }

  /** (dirk.4) */
  @Override
  public void tangent(double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    final int m = columns.size();
    final int size = n * m;
    reserve(size);
    for (int l = 0; l < stages; l++) {
      final double gamma = plan.gamma(l);
      final double[] d = blockIncrement[l];
      System.arraycopy(sens, 0, blockStart, 0, size);
      addIncrements(l, blockIncrement, blockStart, size);
      if (gamma == 0) {
        Arrays.fill(d, 0, size, 0);
        addForcing(l, 1, columns, timeShift, d);
        matrix[l].addProduct(h, matrix[l].jacobian, blockStart, m, d);
      } else {
        System.arraycopy(blockStart, 0, blockStage, 0, size);
        addForcing(l, gamma, columns, timeShift, blockStage);
        matrix[l].solveBlock(blockStage, m);
        for (int e = 0; e < size; e++) {
          d[e] = (blockStage[e] - blockStart[e]) / gamma;
        }
      }
    }
    if (plan.endsOnStage) {
      System.arraycopy(blockStage, 0, sens, 0, size);
    } else {
      for (int l = 0; l < stages; l++) {
        for (int e = 0; e < size; e++) {
          sens[e] += plan.b[l] * blockIncrement[l][e];
        }
      }
    }
    stepDerivative(v);
  }

  private void reserve(int size) {
    if (blockStart.length < size) {
      blockStart = new double[size];
      blockStage = new double[size];
      blockIncrement = new double[stages][size];
    } else if (blockIncrement.length == 0) {
      blockIncrement = new double[stages][0];
    }
  }

  /** out += factor h (f_p + f_t t') of stage l. */
  private void addForcing(
      int l, double factor, ActiveColumns columns, double[] timeShift, double[] out) {
    final int m = columns.size();
    final double scale = factor * h;
    final double[] fp = parameterJacobian[l];
    for (int e = 0; e < columns.row.length; e++) {
      out[columns.row[e] * m + columns.column[e]] += scale * fp[columns.position[e]];
    }
    if (!plan.isAutonomous) {
      for (int i = 0; i < n; i++) {
        final double ft = scale * timeDerivative[l][i];
        for (int j = 0; j < m; j++) {
          out[i * m + j] += ft * timeShift[j];
        }
      }
    }
  }

  @Override
  public void stepDerivative(double[] v) {
    System.arraycopy(lengthDerivative, 0, v, 0, n);
  }

  /** (dirk.5) */
  @Override
  public void adjoint(double[] lambda, double[] gradient, double[] time) {
    final double[][] mu = vectorIncrement;
    for (int l = 0; l < stages; l++) {
      final double weight = plan.endsOnStage ? 0 : plan.b[l];
      for (int i = 0; i < n; i++) {
        mu[l][i] = weight * lambda[i];
      }
    }
    final double[] w = vectorStage;
    for (int l = stages - 1; l >= 0; l--) {
      final double gamma = plan.gamma(l);
      System.arraycopy(mu[l], 0, w, 0, n);
      if (plan.endsOnStage && l == stages - 1) {
        for (int i = 0; i < n; i++) {
          w[i] = gamma * lambda[i];
        }
        Arrays.fill(lambda, 0);
      }
      final double[] start = vectorStart;
      if (gamma == 0) {
        Arrays.fill(start, 0);
        matrix[l].addTransposedProduct(h, matrix[l].jacobian, w, start);
      } else {
        matrix[l].solveTransposed(w);
        for (int i = 0; i < n; i++) {
          start[i] = (w[i] - mu[l][i]) / gamma;
        }
      }
      for (int i = 0; i < n; i++) {
        lambda[i] += start[i];
        for (int e = 0; e < l; e++) {
          mu[e][i] += plan.a[l * stages + e] * start[i];
        }
      }
      collect(l, w, gradient, time);
    }
  }

  /** Adds what stage l gives to dL/dp, dL/dt and dL/dh. */
  private void collect(int l, double[] w, double[] gradient, double[] time) {
    for (int i = 0; i < n; i++) {
      time[1] += forcing[l][i] * w[i];
      if (!plan.isAutonomous) {
        time[0] += h * timeDerivative[l][i] * w[i];
      }
    }
    final double[] fp = parameterJacobian[l];
    for (int q = 0; q < fp.length; q++) {
      gradient[plan.parameterColumn[q]] += h * fp[q] * w[plan.parameterRow[q]];
    }
  }
}
