package org.stiffgrad.method;

import org.stiffgrad.linear.ComplexLu;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.linear.RealLu;
import org.stiffgrad.system.OdeSystem;

/** The mutable numbers of a {@link RadauIia5Stepper}. All vectors [n]. */
public final class RadauWork {
  final FirkLinearization linearization;
  final FirkNewton newton;

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

  /** The stages y + z1, y + z2, y + z3, kept with z to spare loops of their own. */
  final double[] stage1;

  final double[] stage2;
  final double[] stage3;

  /** A point at which f is wanted. */
  final double[] stage;

  final RadauPolynomial polynomial;

  /** Step size of the current factorization, 0 where there is none. */
  double factoredStep;

  boolean needsJacobian;
  boolean jacobianIsCurrent;
  double theta;
  double convergence;
  final double[] filtered;

  RadauWork(OdeSystem system, LuPattern pattern, FirkPlan plan) {
    int n = system.states().size();
    this.linearization = new FirkLinearization(plan);
    this.newton = new FirkNewton(plan, linearization);
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
    stage1 = new double[n];
    stage2 = new double[n];
    stage3 = new double[n];
    stage = new double[n];
    polynomial = new RadauPolynomial(n);
    filtered = new double[n];
  }

  /** The factors are not among it: they follow from J and the step size. */
  void remember(Snapshot snapshot) {
    snapshot.pass(jacobian);
    needsJacobian = snapshot.pass(needsJacobian);
    jacobianIsCurrent = snapshot.pass(jacobianIsCurrent);
    theta = snapshot.pass(theta);
    convergence = snapshot.pass(convergence);
    real.usePivoting(snapshot.pass(real.isPivoting()));
    complex.usePivoting(snapshot.pass(complex.isPivoting()));
    polynomial.remember(snapshot);
    factoredStep = 0;
  }

  /** Whether no entry of J is infinite or undefined. */
  boolean isJacobianFinite() {
    double sum = 0;
    for (double value : jacobian) {
      sum += value * 0;
    }
    return sum == 0;
  }
}
