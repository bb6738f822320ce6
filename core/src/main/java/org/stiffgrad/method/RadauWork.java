package org.stiffgrad.method;

import org.stiffgrad.linear.ComplexLu;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.linear.RealLu;
import org.stiffgrad.system.OdeSystem;

/** The mutable numbers of a {@link RadauIia5Stepper}. All vectors [n]. */
public final class RadauWork {
  final FirkLinearization linearization;

  /** J at the last evaluation, and the two factored systems. */
  final double[] jacobian;

  final RealLu real;
  final ComplexLu complex;

  /** Stage displacements Y_i - y, and the same in transformed variables. */
  final double[] z1;

  final double[] z2;
  final double[] z3;
  final double[] w1;
  final double[] w2;
  final double[] w3;

  /** Stage slopes, then Newton increments. */
  final double[] g1;

  final double[] g2;
  final double[] g3;
  final double[] stage;

  /** Divided differences of the last polynomial, Newton form at its end point. (radau.6) */
  final double[] d1;

  final double[] d2;
  final double[] d3;

  /** Whether d1..d3 hold a polynomial; its end and length. */
  boolean hasPolynomial;

  double polynomialEnd;
  double polynomialStep;

  /** State at the polynomial's end, [n]: a later shortened step may have moved on from it. */
  final double[] polynomialState;

  /** Step size of the current factorization, 0 where there is none. */
  double factoredStep;

  boolean needsJacobian;
  boolean jacobianIsCurrent;
  double theta;
  double convergence;
  final double[] filtered;

  RadauWork(OdeSystem system, LuPattern pattern, FirkLinearization linearization) {
    int n = system.states().size();
    this.linearization = linearization;
    jacobian = new double[system.jacobian().size()];
    real = new RealLu(pattern);
    complex = new ComplexLu(pattern);
    z1 = new double[n];
    z2 = new double[n];
    z3 = new double[n];
    w1 = new double[n];
    w2 = new double[n];
    w3 = new double[n];
    g1 = new double[n];
    g2 = new double[n];
    g3 = new double[n];
    stage = new double[n];
    d1 = new double[n];
    d2 = new double[n];
    d3 = new double[n];
    polynomialState = new double[n];
    filtered = new double[n];
  }
}
