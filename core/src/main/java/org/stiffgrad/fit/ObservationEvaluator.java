package org.stiffgrad.fit;

/**
 * Values and gradients of one {@link ObservationModel}, row by row. Not thread-safe: an evaluator
 * owns its scratch. Inputs are never written; no method allocates.
 *
 * <p>Shapes: k = row, y [n], p [m], regime [switches]; the values of a gradient follow the order of
 * row k of the matching structure and are written from index 0 of {@code values}.
 */
public interface ObservationEvaluator {
  /** h_k(t, y; p). */
  double value(int k, double t, double[] y, double[] p, boolean[] regime);

  /** sigma_k(t, y; p). */
  double noise(int k, double t, double[] y, double[] p, boolean[] regime);

  /** dh_k/dy in the order of row k of {@link ObservationModel#stateJacobian()}. */
  void stateGradient(int k, double t, double[] y, double[] p, boolean[] regime, double[] values);

  /** dh_k/dp in the order of row k of {@link ObservationModel#parameterJacobian()}. */
  void parameterGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values);

  /** dsigma_k/dy in the order of row k of {@link ObservationModel#noiseStateJacobian()}. */
  void noiseStateGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values);

  /** dsigma_k/dp in the order of row k of {@link ObservationModel#noiseParameterJacobian()}. */
  void noiseParameterGradient(
      int k, double t, double[] y, double[] p, boolean[] regime, double[] values);
}
