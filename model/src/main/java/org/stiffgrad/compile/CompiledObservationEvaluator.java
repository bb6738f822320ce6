package org.stiffgrad.compile;

import org.stiffgrad.fit.ObservationEvaluator;

/** Evaluates compiled observables; owns the scratch of its kernels. */
final class CompiledObservationEvaluator implements ObservationEvaluator {
  private final ObservationKernels kernels;
  private final double[] scratch;
  private final double[] number = new double[1];

  CompiledObservationEvaluator(ObservationKernels kernels) {
    this.kernels = kernels;
    this.scratch = new double[kernels.scratchSize()];
  }

  @Override
  public double value(int k, double t, double[] y, double[] p, boolean[] regime) {
    kernels.value().evaluate(k, t, y, p, regime, scratch, number);
    return number[0];
  }

  @Override
  public double noise(int k, double t, double[] y, double[] p, boolean[] regime) {
    kernels.noise().evaluate(k, t, y, p, regime, scratch, number);
    return number[0];
  }

  @Override
  public void stateGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
    kernels.stateGradient().evaluate(k, t, y, p, regime, scratch, values);
  }

  @Override
  public void parameterGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
    kernels.parameterGradient().evaluate(k, t, y, p, regime, scratch, values);
  }

  @Override
  public void noiseStateGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
    kernels.noiseStateGradient().evaluate(k, t, y, p, regime, scratch, values);
  }

  @Override
  public void noiseParameterGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values) {
    kernels.noiseParameterGradient().evaluate(k, t, y, p, regime, scratch, values);
  }
}
