package org.stiffgrad.testkit.reference;

import org.stiffgrad.sensitivity.SampleLoss;

/** The loss 0.5 sum(((y - 0.95 yRef) / max|yRef|)^2) over a reference's times and components. */
public final class ReferenceLoss implements SampleLoss {
  private final double[][] reference;
  private final double[] scales;

  public ReferenceLoss(Reference reference) {
    this.reference = reference.trajectory().states();
    this.scales = reference.trajectory().stateScales();
  }

  private double residual(int index, double[] y, int i) {
    return (y[i] - 0.95 * reference[index][i]) / scales[i];
  }

  @Override
  public double value(int index, double t, double[] y, double[] p) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double r = residual(index, y, i);
      sum += 0.5 * r * r;
    }
    return sum;
  }

  @Override
  public void addStateGradient(int index, double t, double[] y, double[] p, double[] gradient) {
    for (int i = 0; i < y.length; i++) {
      gradient[i] += residual(index, y, i) / scales[i];
    }
  }
}
