package org.stiffgrad.fit;

/**
 * Values and gradients of one {@link ObservationModel}. Not thread-safe. Gradients are written from
 * index 0 in the order of row k of the structure.
 */
public interface ObservationEvaluator {
  double value(int k, double t, double[] y, double[] p, boolean[] regime);

  double noise(int k, double t, double[] y, double[] p, boolean[] regime);

  void stateGradient(int k, double t, double[] y, double[] p, boolean[] regime, double[] values);

  void parameterGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values);

  void noiseStateGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values);

  void noiseParameterGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values);
}
