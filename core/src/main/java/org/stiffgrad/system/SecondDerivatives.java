package org.stiffgrad.system;

/**
 * Derivatives of g = J u + f_t tau, the change of f along a direction (u, tau) in state and time,
 * which linearly implicit methods have in their stages. One for each thread; owns its scratch and
 * never allocates.
 *
 * <p>Shapes as in {@link Evaluator}; {@code direction} [n + 1] is u followed by tau.
 */
public interface SecondDerivatives {
  /** Values of dg/dy in the order of {@link OdeSystem#jacobian()}, whose structure it shares. */
  void stateDerivative(
      double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values);

  /** Values of dg/dp in the order of {@link OdeSystem#parameterJacobian()}. */
  void parameterDerivative(
      double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] values);

  /** dg/dt, [n]. */
  void timeDerivative(
      double t, double[] y, double[] p, boolean[] regime, double[] direction, double[] out);
}
