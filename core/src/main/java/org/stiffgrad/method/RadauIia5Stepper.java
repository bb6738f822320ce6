package org.stiffgrad.method;

import static org.stiffgrad.method.RadauTransformation.ALPHA;
import static org.stiffgrad.method.RadauTransformation.BETA;
import static org.stiffgrad.method.RadauTransformation.GAMMA;

import java.util.Arrays;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.system.OdeSystem;

/**
 * Radau IIA-5 with error control after Hairer and Wanner's RADAU5 (Solving Ordinary Differential
 * Equations II, section IV.8): the stage system split into a real and a complex one, simplified
 * Newton iteration with extrapolated starting values and control of its contraction rate, reuse of
 * Jacobian and factors, filtered error estimate.
 */
public final class RadauIia5Stepper implements Stepper<RadauWork> {
  private static final Firk METHOD = Methods.RADAU_IIA_5;
  private static final double SQRT6 = Math.sqrt(6);

  /** Weights of the embedded formula of order 3. Hairer and Wanner, (IV.8.18). */
  private static final double E1 = -(13 + 7 * SQRT6) / 3;

  private static final double E2 = (-13 + 7 * SQRT6) / 3;
  private static final double E3 = -1. / 3;

  private final OdeSystem system;
  private final LuPattern pattern;
  private final FirkPlan linearizationPlan;
  private final RadauNewton newton;
  private final int n;

  public RadauIia5Stepper(OdeSystem system) {
    this.system = system;
    this.n = system.states().size();
    this.newton = new RadauNewton(n);
    this.pattern = LuPattern.of(system.jacobian());
    this.linearizationPlan = new FirkPlan(METHOD, system, pattern);
  }

  @Override
  public RadauWork newWork() {
    return new RadauWork(system, pattern, linearizationPlan);
  }

  /** RADAU5's rule: the estimate has order 3, the method 5. */
  @Override
  public double errorTolerance(double rtol) {
    return 0.1 * Math.pow(rtol, 2. / 3);
  }

  @Override
  public void restart(RadauWork w) {
    w.linearization.reset();
    w.polynomial.forget();
    w.factoredStep = 0;
    w.needsJacobian = true;
    w.jacobianIsCurrent = false;
    w.theta = 0;
    w.convergence = 1;
    w.real.usePivoting(false);
    w.complex.usePivoting(false);
  }

  @Override
  public void remember(RadauWork w, Snapshot snapshot) {
    w.remember(snapshot);
  }

  @Override
  public void rememberLinearization(RadauWork w, Snapshot snapshot) {
    w.linearization.remember(snapshot);
  }

  @Override
  public StepResult attempt(RadauWork w, StepState s) {
    s.knowsFNew = false;
    if (w.needsJacobian) {
      s.evaluator.jacobian(s.t, s.y, s.p, s.regime, w.jacobian);
      s.jacobianCount++;
      if (!w.isJacobianFinite()) {
        return StepResult.NON_FINITE_JACOBIAN;
      }
      w.needsJacobian = false;
      w.jacobianIsCurrent = true;
      w.factoredStep = 0;
    }
    if (w.factoredStep != s.h) {
      s.factorizationCount++;
      if (!factor(w, s.h)) {
        w.factoredStep = 0;
        return StepResult.SINGULAR;
      }
      w.factoredStep = s.h;
    }
    StepResult result = newton.solve(w, s);
    if (result != StepResult.CONVERGED) {
      w.needsJacobian = !w.jacobianIsCurrent;
      return result;
    }
    System.arraycopy(w.stage3, 0, s.yNew, 0, n);
    s.error = estimateError(w, s);
    s.retryFactor = 0.5;
    return Double.isNaN(s.error) ? StepResult.NON_FINITE : StepResult.CONVERGED;
  }

  /** Factors gamma/h I - J and (alpha + i beta)/h I - J. (radau.3) */
  private boolean factor(RadauWork w, double h) {
    if (!w.real.isPivoting()) {
      if (fillAndFactor(w, h)) {
        return true;
      }
      w.real.usePivoting(true);
      w.complex.usePivoting(true);
    }
    return fillAndFactor(w, h);
  }

  private boolean fillAndFactor(RadauWork w, double h) {
    final double[] e1 = w.real.values();
    final double[] re = w.complex.real();
    final double[] im = w.complex.imaginary();
    Arrays.fill(e1, 0);
    Arrays.fill(im, 0);
    final int[] entry = linearizationPlan.entry;
    for (int q = 0; q < entry.length; q++) {
      e1[entry[q]] = -w.jacobian[q];
    }
    System.arraycopy(e1, 0, re, 0, e1.length);
    for (int d : linearizationPlan.diagonal) {
      e1[d] += GAMMA / h;
      re[d] += ALPHA / h;
      im[d] = BETA / h;
    }
    return w.complex.factorWith(w.real);
  }

  /** Filtered difference to the embedded formula, filtered twice where needed. (radau.5) */
  private double estimateError(RadauWork w, StepState s) {
    final double h = s.h;
    final double[] combination = w.g2;
    final double[] err = w.filtered;
    for (int i = 0; i < n; i++) {
      combination[i] = (E1 * w.z1[i] + E2 * w.z2[i] + E3 * w.z3[i]) / h;
      err[i] = s.f[i] + combination[i];
    }
    w.real.solve(err);
    double error = RadauNewton.norm(err, s.inverseWeight);
    if (error >= 1 && (s.isFirst || s.wasRejected)) {
      for (int i = 0; i < n; i++) {
        w.stage[i] = s.y[i] + err[i];
      }
      s.evaluator.rhs(s.t, w.stage, s.p, s.regime, err);
      s.rhsCount++;
      for (int i = 0; i < n; i++) {
        err[i] += combination[i];
      }
      w.real.solve(err);
      error = RadauNewton.norm(err, s.inverseWeight);
    }
    return Math.max(error, 1e-10);
  }

  @Override
  public void accept(RadauWork w, StepState s, boolean shortened) {
    w.jacobianIsCurrent = false;
    w.needsJacobian = w.theta > RadauNewton.KEEP_JACOBIAN;
    if (!shortened || !w.polynomial.isKnown()) {
      w.polynomial.learn(s, w.z1, w.z2, w.z3);
    }
  }

  @Override
  public void reject(RadauWork w) {
    w.needsJacobian = !w.jacobianIsCurrent;
  }

  @Override
  public boolean wouldRatherKeepStep(RadauWork w) {
    return w.theta <= RadauNewton.KEEP_JACOBIAN;
  }

  @Override
  public void interpolate(double[] record, int offset, double[] y, double theta, double[] out) {
    RadauPolynomial.interpolate(record, offset, y, theta, out);
  }

  @Override
  public int recordSize() {
    return 3 * n;
  }

  @Override
  public void record(RadauWork w, double[] record, int offset) {
    System.arraycopy(w.z1, 0, record, offset, n);
    System.arraycopy(w.z2, 0, record, offset + n, n);
    System.arraycopy(w.z3, 0, record, offset + 2 * n, n);
  }

  @Override
  public void defect(RadauWork w, StepState s, double[] record, int offset, double[] defect) {
    w.newton.defect(s, record, offset, defect);
  }

  @Override
  public StepResult replay(RadauWork w, StepState s, double[] record, int offset, double[] defect) {
    return w.newton.solve(s, record, offset, defect);
  }

  @Override
  public boolean linearize(RadauWork w, StepState s, double[] record, int offset) {
    return w.linearization.linearize(s, record, offset);
  }

  @Override
  public void tangent(
      RadauWork w, double[] sens, ActiveColumns columns, double[] timeShift, double[] v) {
    w.linearization.tangent(sens, columns, timeShift, v);
  }

  @Override
  public void stepDerivative(RadauWork w, double[] v) {
    w.linearization.stepDerivative(v);
  }

  @Override
  public void adjoint(RadauWork w, double[] lambda, double[] gradient, double[] time) {
    w.linearization.adjoint(lambda, gradient, time);
  }

  /**
   * The derivative of the filtered estimate, (gamma/h I - J) e_S = J(y + err) S + f_p(y + err) +
   * sum e_i Z_S,i / h. Evaluating J and f_p at y + err includes the change of J with the
   * parameters, without which the estimate is far too large in fast layers. (radau.7)
   */
  @Override
  public void tangentError(
      RadauWork w,
      StepState s,
      ActiveColumns columns,
      double[] sens,
      double[] timeShift,
      double[] error) {
    for (int i = 0; i < n; i++) {
      w.stage[i] = s.y[i] + w.filtered[i];
    }
    w.linearization.slopeAt(s, w.stage, columns, sens, timeShift, error);
    w.linearization.addStageCombination(error, columns.size(), sens, E1 / s.h, E2 / s.h, E3 / s.h);
    w.real.solveBlock(error, columns.size());
  }
}
