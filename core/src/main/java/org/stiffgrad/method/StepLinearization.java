package org.stiffgrad.method;

/** The exact linearization of a step on a given grid; its methods are those of {@link Stepper}. */
interface StepLinearization {
  boolean linearize(StepState s, double[] record, int offset);

  void tangent(double[] sens, ActiveColumns columns, double[] timeShift, double[] v);

  void stepDerivative(double[] v);

  void adjoint(double[] lambda, double[] gradient, double[] time);
}
