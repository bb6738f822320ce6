package org.stiffgrad.compile;

import org.stiffgrad.system.SecondDerivatives;

/** Evaluates second derivatives of a compiled model; owns the scratch of its kernels. */
final class ModelSecondDerivatives implements SecondDerivatives {
  private final SecondKernels kernels;
  private final double[] scratch;

  /** y, then u, then tau: [2 n + 1]. */
  private final double[] extended;

  ModelSecondDerivatives(SecondKernels kernels) {
    this.kernels = kernels;
    this.scratch = new double[kernels.scratch()];
    this.extended = new double[2 * kernels.states() + 1];
  }

  private double[] extend(double[] y, double[] direction) {
    final int n = kernels.states();
    System.arraycopy(y, 0, extended, 0, n);
    System.arraycopy(direction, 0, extended, n, n + 1);
    return extended;
  }

  @Override
  public void stateDerivative(
      double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values) {
    kernels.byState().evaluate(t, extend(y, direction), p, regime, scratch, values);
  }

  @Override
  public void parameterDerivative(
      double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values) {
    kernels.byParameter().evaluate(t, extend(y, direction), p, regime, scratch, values);
  }

  @Override
  public void timeDerivative(
      double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] out) {
    kernels.byTime().evaluate(t, extend(y, direction), p, regime, scratch, out);
  }
}
