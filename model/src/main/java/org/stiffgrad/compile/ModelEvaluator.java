package org.stiffgrad.compile;

import org.stiffgrad.system.Evaluator;

/** Evaluates a compiled model; owns the scratch of its kernels. */
final class ModelEvaluator implements Evaluator {
  private final SystemKernels kernels;
  private final double[] scratch;
  private final double[] jacobianValues;
  private final double[] parameterValues;
  private final int[] jacobianStart;
  private final int[] jacobianColumn;
  private final int[] parameterStart;
  private final int[] parameterColumn;
  private final int parameters;
  private final double[] noState = new double[0];
  private final boolean[] noRegime = new boolean[0];

  ModelEvaluator(CompiledModel model, SystemKernels kernels) {
    this.kernels = kernels;
    this.scratch = new double[kernels.scratchSize()];
    this.jacobianValues = new double[model.jacobian().size()];
    this.parameterValues = new double[model.parameterJacobian().size()];
    this.jacobianStart = model.jacobian().rowStarts();
    this.jacobianColumn = model.jacobian().columnIndices();
    this.parameterStart = model.parameterJacobian().rowStarts();
    this.parameterColumn = model.parameterJacobian().columnIndices();
    this.parameters = model.parameters().size();
  }

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    kernels.rhs().evaluate(t, y, p, regime, scratch, f);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    kernels.timeDerivative().evaluate(t, y, p, regime, scratch, ft);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    kernels.jacobian().evaluate(t, y, p, regime, scratch, values);
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    kernels.parameterJacobian().evaluate(t, y, p, regime, scratch, values);
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    kernels.jacobian().evaluate(t, y, p, regime, scratch, jacobianValues);
    SparseProduct.times(jacobianStart, jacobianColumn, jacobianValues, v, out);
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    kernels.jacobian().evaluate(t, y, p, regime, scratch, jacobianValues);
    int states = jacobianStart.length - 1;
    SparseProduct.transposeTimes(jacobianStart, jacobianColumn, jacobianValues, states, v, out);
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    kernels.parameterJacobian().evaluate(t, y, p, regime, scratch, parameterValues);
    SparseProduct.times(parameterStart, parameterColumn, parameterValues, w, out);
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    kernels.parameterJacobian().evaluate(t, y, p, regime, scratch, parameterValues);
    SparseProduct.transposeTimes(
        parameterStart, parameterColumn, parameterValues, parameters, v, out);
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    kernels.initialState().evaluate(0, noState, p, noRegime, scratch, y0);
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    kernels.initialStateJacobian().evaluate(0, noState, p, noRegime, scratch, values);
  }

  @Override
  public void switchTimes(double[] p, double[] times) {
    kernels.switchTimes().evaluate(0, noState, p, noRegime, scratch, times);
  }

  @Override
  public void switchTimeJacobian(double[] p, double[] values) {
    kernels.switchTimeJacobian().evaluate(0, noState, p, noRegime, scratch, values);
  }
}
