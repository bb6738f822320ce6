package org.stiffgrad.system;

/**
 * Values and derivatives of one {@link OdeSystem}, written into the caller's arrays. Not
 * thread-safe: an evaluator owns its scratch. Inputs are never written; outputs are overwritten
 * entirely and must not alias inputs. No method allocates.
 *
 * <p>Shapes: y, f [n]; p [m]; regime [k]; sparse values in the order of the system's {@link
 * Sparsity} structures.
 */
public interface Evaluator {
  /** f(t, y; p). */
  void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f);

  /** Partial derivative df/dt, [n]. */
  void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft);

  /** Values of J = df/dy in the order of {@link OdeSystem#jacobian()}. */
  void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values);

  /** Values of df/dp in the order of {@link OdeSystem#parameterJacobian()}. */
  void parameterJacobian(double t, double[] y, double[] p, boolean[] regime, double[] values);

  /** out = J v, v and out [n]. */
  void jacobianTimes(double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out);

  /** out = Jᵀ v, v and out [n]. */
  void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out);

  /** out = df/dp w, w [m], out [n]. */
  void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out);

  /** out = (df/dp)ᵀ v, v [n], out [m]. */
  void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out);

  /** Initial state y0(p), [n]. */
  void initialState(double[] p, double[] y0);

  /** Values of dy0/dp in the order of {@link OdeSystem#initialStateJacobian()}. */
  void initialStateJacobian(double[] p, double[] values);

  /** The k switch times at p. */
  default void switchTimes(double[] p, double[] times) {}

  /** Values of the derivatives of the switch times, in the order of the system's structure. */
  default void switchTimeJacobian(double[] p, double[] values) {}
}
