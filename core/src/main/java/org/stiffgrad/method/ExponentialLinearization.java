package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.DenseProduct;

/**
 * The exact linearization of an exponential step: the derivatives of f at every stage, and those of
 * L and of its functions. Rows as in {@link ExponentialPlan}.
 */
final class ExponentialLinearization implements StepLinearization {
  private final ExponentialPlan plan;
  private final ExponentialStep step;
  private final int n;
  private final int stages;
  private final double[][] jacobian;
  private final double[][] parameterJacobian;
  private final double[][] timeDerivative;
  private final double[] start;
  private final double[] lengthDerivative;

  /** A change of L, or what a row gives to the weight of L. */
  private final double[] linearChange;

  /** Derivatives of the states and of N by the length, and their adjoints. */
  private final double[][] rowVector;

  private final double[][] slopeVector;
  private final double[] vector;

  /** Weight of phi_k of the scale at {@code [scale][k]}, [n x n]. */
  private final double[][][] weight;

  private double[][] blockRow = new double[0][];
  private double[][] blockSlope = new double[0][];
  private double[] block = new double[0];
  private double h;

  ExponentialLinearization(ExponentialPlan plan, ExponentialStep step) {
    this.plan = plan;
    this.step = step;
    this.n = plan.n;
    this.stages = plan.stages;
    this.jacobian = new double[stages][plan.column.length];
    this.parameterJacobian = new double[stages][plan.parameterRow.length];
    this.timeDerivative = new double[stages][n];
    this.start = new double[n];
    this.lengthDerivative = new double[n];
    this.linearChange = new double[n * n];
    this.rowVector = new double[stages + 1][n];
    this.slopeVector = new double[stages][n];
    this.vector = new double[n];
    this.weight = new double[plan.scale.length][][];
    for (int k = 0; k < weight.length; k++) {
      weight[k] = new double[plan.most[k] + 1][n * n];
    }
  }

  @Override
  public boolean linearize(StepState s, double[] record, int offset) {
    if (step.take(s) != StepResult.CONVERGED) {
      return false;
    }
    h = s.h;
    System.arraycopy(s.y, 0, start, 0, n);
    step.linear.differentiate(s);
    for (int i = 0; i < stages; i++) {
      final double at = s.t + plan.node[i] * h;
      s.evaluator.jacobian(at, step.state[i], s.p, s.regime, jacobian[i]);
      s.evaluator.parameterJacobian(at, step.state[i], s.p, s.regime, parameterJacobian[i]);
      if (!plan.isAutonomous) {
        s.evaluator.timeDerivative(at, step.state[i], s.p, s.regime, timeDerivative[i]);
      }
    }
    differentiateByLength();
    return true;
  }

  /** (exponential.10) with the length as its only column. */
  private void differentiateByLength() {
    for (int i = 0; i <= stages; i++) {
      final double[] out = rowVector[i];
      Arrays.fill(out, 0);
      if (plan.flow[i] >= 0) {
        Arrays.fill(vector, 0);
        DenseProduct.add(plan.node[i], step.l, start, n, 1, vector);
        DenseProduct.add(1, step.function(plan.flow[i]), vector, n, 1, out);
      }
      for (int f = 0; f < plan.index.length; f++) {
        if (plan.uses[i][f]) {
          differentiateFunction(i, f, out);
          Arrays.fill(vector, 0);
          ExponentialStep.addSlopes(h, plan.weight[i][f], i, slopeVector, vector);
          DenseProduct.add(1, step.function(f), vector, n, 1, out);
        }
      }
      ExponentialStep.addSlopes(1, plan.constant[i], i, step.slope, out);
      ExponentialStep.addSlopes(h, plan.constant[i], i, slopeVector, out);
      if (i < stages) {
        differentiateSlope(i, out, slopeVector[i]);
      }
    }
    System.arraycopy(rowVector[stages], 0, lengthDerivative, 0, n);
  }

  /** out += d(h f(h L))/dh v, where the row applies the function to h v. (exponential.9) */
  private void differentiateFunction(int i, int f, double[] out) {
    final int k = plan.index[f];
    final double[] argument = step.argument[i][f];
    final double[] own = step.function(f);
    if (k == 0) {
      DenseProduct.add(1 / h, own, argument, n, 1, out);
      Arrays.fill(vector, 0);
      DenseProduct.add(plan.scale[plan.scaleOf[f]], step.l, argument, n, 1, vector);
      DenseProduct.add(1, own, vector, n, 1, out);
    } else {
      DenseProduct.add((1. - k) / h, own, argument, n, 1, out);
      DenseProduct.add(1 / h, step.phi[plan.scaleOf[f]].value(k - 1), argument, n, 1, out);
    }
  }

  /** The derivative of N at a stage by the length, from that of its state. */
  private void differentiateSlope(int i, double[] stateDerivative, double[] out) {
    Arrays.fill(out, 0);
    addJacobianProduct(i, stateDerivative, 1, out);
    DenseProduct.add(-1, step.l, stateDerivative, n, 1, out);
    if (!plan.isAutonomous) {
      for (int e = 0; e < n; e++) {
        out[e] += plan.node[i] * timeDerivative[i][e];
      }
    }
  }

  private void addJacobianProduct(int i, double[] in, int m, double[] out) {
    for (int e = 0; e < n; e++) {
      for (int q = plan.rowStart[e]; q < plan.rowStart[e + 1]; q++) {
        final double value = jacobian[i][q];
        final int from = plan.column[q] * m;
        for (int j = 0; j < m; j++) {
          out[e * m + j] += value * in[from + j];
        }
      }
    }
  }

  @Override
  public void stepDerivative(double[] v) {
    System.arraycopy(lengthDerivative, 0, v, 0, n);
  }

  /** (exponential.10) */
  @Override
  public void tangent(double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    final int m = columns.size();
    final int size = n * m;
    reserve(size);
    for (int i = 0; i <= stages; i++) {
      Arrays.fill(blockRow[i], 0, size, 0);
    }
    for (int i = 0; i < stages; i++) {
      Arrays.fill(blockSlope[i], 0, size, 0);
    }
    for (int j = 0; j < m; j++) {
      if (step.linear.change(columns, j, sens, timeShift, linearChange)) {
        addLinearChange(j, m);
      }
    }
    for (int i = 0; i <= stages; i++) {
      final double[] out = blockRow[i];
      if (plan.flow[i] < 0) {
        for (int e = 0; e < size; e++) {
          out[e] += sens[e];
        }
      } else {
        DenseProduct.add(1, step.function(plan.flow[i]), sens, n, m, out);
      }
      for (int f = 0; f < plan.index.length; f++) {
        if (plan.uses[i][f]) {
          Arrays.fill(block, 0, size, 0);
          addBlocks(plan.weight[i][f], i, size, block);
          DenseProduct.add(1, step.function(f), block, n, m, out);
        }
      }
      addBlocks(plan.constant[i], i, size, out);
      if (i < stages) {
        addSlopeChange(i, columns, timeShift, out, blockSlope[i]);
      }
    }
    System.arraycopy(blockRow[stages], 0, sens, 0, size);
    stepDerivative(v);
  }

  private void reserve(int size) {
    if (block.length < size || blockRow.length == 0) {
      block = new double[size];
      blockRow = new double[stages + 1][size];
      blockSlope = new double[stages][size];
    }
  }

  /** What a change of L makes of column j at fixed stages. */
  private void addLinearChange(int j, int m) {
    for (int k = 0; k < step.phi.length; k++) {
      step.phi[k].differentiate(linearChange, plan.scale[k] * h);
    }
    for (int i = 0; i <= stages; i++) {
      Arrays.fill(vector, 0);
      if (plan.flow[i] >= 0) {
        addFunctionChange(plan.flow[i], start);
      }
      for (int f = 0; f < plan.index.length; f++) {
        if (plan.uses[i][f]) {
          addFunctionChange(f, step.argument[i][f]);
        }
      }
      for (int e = 0; e < n; e++) {
        blockRow[i][e * m + j] = vector[e];
      }
    }
    for (int i = 0; i < stages; i++) {
      Arrays.fill(vector, 0);
      DenseProduct.add(-1, linearChange, step.state[i], n, 1, vector);
      for (int e = 0; e < n; e++) {
        blockSlope[i][e * m + j] = vector[e];
      }
    }
  }

  private void addFunctionChange(int f, double[] argument) {
    final double[] change = step.phi[plan.scaleOf[f]].derivative(plan.index[f]);
    DenseProduct.add(1, change, argument, n, 1, vector);
  }

  private void addBlocks(double[] weights, int i, int size, double[] out) {
    for (int j = 0; j < i; j++) {
      final double factor = h * weights[j];
      if (factor != 0) {
        for (int e = 0; e < size; e++) {
          out[e] += factor * blockSlope[j][e];
        }
      }
    }
  }

  /** The change of N at a stage from that of its state. */
  private void addSlopeChange(
      int i, ActiveColumns columns, double[] timeShift, double[] stateChange, double[] out) {
    final int m = columns.size();
    addJacobianProduct(i, stateChange, m, out);
    DenseProduct.add(-1, step.l, stateChange, n, m, out);
    for (int e = 0; e < columns.row.length; e++) {
      out[columns.row[e] * m + columns.column[e]] += parameterJacobian[i][columns.position[e]];
    }
    if (!plan.isAutonomous) {
      for (int e = 0; e < n; e++) {
        for (int j = 0; j < m; j++) {
          out[e * m + j] += timeDerivative[i][e] * timeShift[j];
        }
      }
    }
  }

  /** (exponential.11) */
  @Override
  public void adjoint(double[] lambda, double[] gradient, double[] time) {
    clear(lambda);
    for (int e = 0; e < n; e++) {
      time[1] += lambda[e] * lengthDerivative[e];
    }
    Arrays.fill(lambda, 0);
    for (int i = stages; i >= 0; i--) {
      if (i < stages) {
        pullBackSlope(i, gradient, time);
      }
      final double[] mu = rowVector[i];
      if (plan.flow[i] < 0) {
        for (int e = 0; e < n; e++) {
          lambda[e] += mu[e];
        }
      } else {
        DenseProduct.addTransposed(1, step.function(plan.flow[i]), mu, n, 1, lambda);
        addWeight(plan.flow[i], mu, start);
      }
      for (int f = 0; f < plan.index.length; f++) {
        if (plan.uses[i][f]) {
          Arrays.fill(vector, 0);
          DenseProduct.addTransposed(1, step.function(f), mu, n, 1, vector);
          pullBackSum(plan.weight[i][f], i, vector);
          addWeight(f, mu, step.argument[i][f]);
        }
      }
      pullBackSum(plan.constant[i], i, mu);
    }
    for (int k = 0; k < step.phi.length; k++) {
      step.phi[k].addTransposed(weight[k], plan.scale[k] * h, linearChange);
    }
    step.linear.pullBack(linearChange, lambda, gradient, time);
  }

  private void clear(double[] lambda) {
    Arrays.fill(linearChange, 0);
    for (double[][] ofScale : weight) {
      for (double[] w : ofScale) {
        Arrays.fill(w, 0);
      }
    }
    for (double[] mu : rowVector) {
      Arrays.fill(mu, 0);
    }
    for (double[] nu : slopeVector) {
      Arrays.fill(nu, 0);
    }
    System.arraycopy(lambda, 0, rowVector[stages], 0, n);
  }

  private void addWeight(int f, double[] mu, double[] argument) {
    DenseProduct.addOuter(1, mu, argument, n, 1, weight[plan.scaleOf[f]][plan.index[f]]);
  }

  private void pullBackSum(double[] weights, int i, double[] mu) {
    for (int j = 0; j < i; j++) {
      final double factor = h * weights[j];
      if (factor != 0) {
        for (int e = 0; e < n; e++) {
          slopeVector[j][e] += factor * mu[e];
        }
      }
    }
  }

  /** From N at a stage back to its state, L, the parameters and time. */
  private void pullBackSlope(int i, double[] gradient, double[] time) {
    final double[] nu = slopeVector[i];
    final double[] mu = rowVector[i];
    for (int e = 0; e < n; e++) {
      for (int q = plan.rowStart[e]; q < plan.rowStart[e + 1]; q++) {
        mu[plan.column[q]] += jacobian[i][q] * nu[e];
      }
      if (!plan.isAutonomous) {
        time[0] += timeDerivative[i][e] * nu[e];
      }
    }
    DenseProduct.addTransposed(-1, step.l, nu, n, 1, mu);
    DenseProduct.addOuter(-1, nu, step.state[i], n, 1, linearChange);
    for (int q = 0; q < parameterJacobian[i].length; q++) {
      gradient[plan.parameterColumn[q]] += parameterJacobian[i][q] * nu[plan.parameterRow[q]];
    }
  }
}
