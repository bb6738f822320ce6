package org.stiffgrad.sensitivity;

/** A scalar function L(p) = sum_i l_i(t_i, y(t_i; p); p) of a solution's samples. */
public interface SampleLoss {
  /** l_i; y [n], p [m]. */
  double value(int index, double t, double[] y, double[] p);

  /** Adds dl_i/dy to {@code gradient} [n]. */
  void addStateGradient(int index, double t, double[] y, double[] p, double[] gradient);

  /** Adds the explicit dl_i/dp to {@code gradient} [m]; nothing where the loss has none. */
  default void addParameterGradient(
      int index, double t, double[] y, double[] p, double[] gradient) {}
}
