package org.stiffgrad.method;

import static org.stiffgrad.method.RadauTransformation.ALPHA;
import static org.stiffgrad.method.RadauTransformation.BETA;
import static org.stiffgrad.method.RadauTransformation.GAMMA;
import static org.stiffgrad.method.RadauTransformation.I11;
import static org.stiffgrad.method.RadauTransformation.I12;
import static org.stiffgrad.method.RadauTransformation.I13;
import static org.stiffgrad.method.RadauTransformation.I21;
import static org.stiffgrad.method.RadauTransformation.I22;
import static org.stiffgrad.method.RadauTransformation.I23;
import static org.stiffgrad.method.RadauTransformation.I31;
import static org.stiffgrad.method.RadauTransformation.I32;
import static org.stiffgrad.method.RadauTransformation.I33;
import static org.stiffgrad.method.RadauTransformation.T11;
import static org.stiffgrad.method.RadauTransformation.T12;
import static org.stiffgrad.method.RadauTransformation.T13;
import static org.stiffgrad.method.RadauTransformation.T21;
import static org.stiffgrad.method.RadauTransformation.T22;
import static org.stiffgrad.method.RadauTransformation.T23;
import static org.stiffgrad.method.RadauTransformation.T31;

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
  private static final double C1 = METHOD.c(0);
  private static final double C2 = METHOD.c(1);
  private static final double SQRT6 = Math.sqrt(6);

  /** Weights of the embedded formula of order 3. Hairer and Wanner, (IV.8.18). */
  private static final double E1 = -(13 + 7 * SQRT6) / 3;

  private static final double E2 = (-13 + 7 * SQRT6) / 3;
  private static final double E3 = -1. / 3;

  /** Most Newton iterations; RADAU5's NIT. */
  private static final int MOST_ITERATIONS = 7;

  /** The Jacobian is kept while the contraction rate is below this; RADAU5's THET. */
  private static final double KEEP_JACOBIAN = 1e-3;

  private final OdeSystem system;
  private final LuPattern pattern;
  private final FirkPlan linearizationPlan;
  private final int n;

  public RadauIia5Stepper(OdeSystem system) {
    this.system = system;
    this.n = system.states().size();
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
  public StepResult attempt(RadauWork w, StepState s) {
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
    StepResult result = newton(w, s);
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

  private StepResult newton(RadauWork w, StepState s) {
    startingValues(w, s);
    final double stop = Math.max(10 * Math.ulp(1.) / s.rtol, Math.min(0.03, Math.sqrt(s.rtol)));
    final double last = Math.max(w.convergence, Math.ulp(1.));
    w.theta = KEEP_JACOBIAN;
    double previousNorm = 0;
    double previousRate = 0;
    for (int k = 1; k <= MOST_ITERATIONS; k++) {
      double norm = iterate(w, s);
      s.newtonIterations = k;
      if (!(norm <= Double.MAX_VALUE)) {
        s.retryFactor = 0.5;
        return StepResult.NON_FINITE;
      }
      if (k > 1 && k < MOST_ITERATIONS) {
        double rate = norm / previousNorm;
        w.theta = k == 2 ? rate : Math.sqrt(rate * previousRate);
        previousRate = rate;
        if (w.theta >= 0.99) {
          s.retryFactor = 0.5;
          return StepResult.NEWTON_FAILED;
        }
        w.convergence = w.theta / (1 - w.theta);
        int left = MOST_ITERATIONS - 1 - k;
        double predicted = w.convergence * norm * power(w.theta, left) / stop;
        if (predicted >= 1) {
          double excess = Math.max(1e-4, Math.min(20, predicted));
          s.retryFactor = 0.8 * Math.pow(excess, -1. / (4 + left));
          return StepResult.NEWTON_FAILED;
        }
      }
      previousNorm = Math.max(norm, Math.ulp(1.));
      update(w, s);
      if (k == 1) {
        // RADAU5's guess last^0.8 is at least this: most first iterations are spared the power.
        if (Math.min(last, 1) * norm > stop) {
          continue;
        }
        w.convergence = Math.pow(last, 0.8);
      }
      if (w.convergence * norm <= stop) {
        return StepResult.CONVERGED;
      }
    }
    s.retryFactor = 0.5;
    return StepResult.NEWTON_FAILED;
  }

  /** Extrapolates the last polynomial to the new stages, or starts from y. */
  private void startingValues(RadauWork w, StepState s) {
    if (!w.polynomial.extrapolate(s, w.z1, w.z2, w.z3)) {
      Arrays.fill(w.z1, 0);
      Arrays.fill(w.z2, 0);
      Arrays.fill(w.z3, 0);
    }
    for (int i = 0; i < n; i++) {
      final double z1 = w.z1[i];
      final double z2 = w.z2[i];
      final double z3 = w.z3[i];
      w.w1[i] = I11 * z1 + I12 * z2 + I13 * z3;
      w.w2[i] = I21 * z1 + I22 * z2 + I23 * z3;
      w.w3[i] = I31 * z1 + I32 * z2 + I33 * z3;
      final double y = s.y[i];
      w.stage1[i] = y + z1;
      w.stage2[i] = y + z2;
      w.stage3[i] = y + z3;
    }
  }

  /** An integer power by multiplication: Math.pow took 5 % of a whole solve of two equations. */
  private static double power(double x, int exponent) {
    double product = 1;
    for (int k = 0; k < exponent; k++) {
      product *= x;
    }
    return product;
  }

  /** One simplified Newton iteration; leaves the increment in g1..g3 and returns its norm. */
  private double iterate(RadauWork w, StepState s) {
    s.evaluator.rhs(s.t + C1 * s.h, w.stage1, s.p, s.regime, w.g1);
    s.evaluator.rhs(s.t + C2 * s.h, w.stage2, s.p, s.regime, w.g2);
    s.evaluator.rhs(s.t + s.h, w.stage3, s.p, s.regime, w.g3);
    s.rhsCount += 3;
    final double gamma = GAMMA / s.h;
    final double alpha = ALPHA / s.h;
    final double beta = BETA / s.h;
    final double[] g1 = w.g1;
    final double[] g2 = w.g2;
    final double[] g3 = w.g3;
    for (int i = 0; i < n; i++) {
      final double a = g1[i];
      final double b = g2[i];
      final double c = g3[i];
      final double w2 = w.w2[i];
      final double w3 = w.w3[i];
      g1[i] = I11 * a + I12 * b + I13 * c - gamma * w.w1[i];
      g2[i] = I21 * a + I22 * b + I23 * c - alpha * w2 + beta * w3;
      g3[i] = I31 * a + I32 * b + I33 * c - alpha * w3 - beta * w2;
    }
    w.complex.solveWith(w.real, g1, g2, g3);
    final double[] iw = s.inverseWeight;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      final double a = g1[i] * iw[i];
      final double b = g2[i] * iw[i];
      final double c = g3[i] * iw[i];
      sum += a * a + b * b + c * c;
    }
    return Math.sqrt(sum / (3 * n));
  }

  private void update(RadauWork w, StepState s) {
    for (int i = 0; i < n; i++) {
      final double a = w.w1[i] + w.g1[i];
      final double b = w.w2[i] + w.g2[i];
      final double c = w.w3[i] + w.g3[i];
      w.w1[i] = a;
      w.w2[i] = b;
      w.w3[i] = c;
      final double z1 = T11 * a + T12 * b + T13 * c;
      final double z2 = T21 * a + T22 * b + T23 * c;
      final double z3 = T31 * a + b;
      w.z1[i] = z1;
      w.z2[i] = z2;
      w.z3[i] = z3;
      final double y = s.y[i];
      w.stage1[i] = y + z1;
      w.stage2[i] = y + z2;
      w.stage3[i] = y + z3;
    }
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
    double error = norm(err, s.inverseWeight);
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
      error = norm(err, s.inverseWeight);
    }
    return Math.max(error, 1e-10);
  }

  private static double norm(double[] x, double[] inverseWeight) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      final double a = x[i] * inverseWeight[i];
      sum += a * a;
    }
    return Math.sqrt(sum / x.length);
  }

  @Override
  public void accept(RadauWork w, StepState s, boolean shortened) {
    w.jacobianIsCurrent = false;
    w.needsJacobian = w.theta > KEEP_JACOBIAN;
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
    return w.theta <= KEEP_JACOBIAN;
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
