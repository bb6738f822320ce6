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

/**
 * The simplified Newton iteration of a {@link RadauIia5Stepper}'s step in transformed variables,
 * with extrapolated starting values and control of its contraction rate. (radau.2)-(radau.4)
 */
final class RadauNewton {
  private static final Firk METHOD = Methods.RADAU_IIA_5;
  private static final double C1 = METHOD.c(0);
  private static final double C2 = METHOD.c(1);

  /** Most Newton iterations; RADAU5's NIT. */
  private static final int MOST_ITERATIONS = 7;

  /** The Jacobian is kept while the contraction rate is below this; RADAU5's THET. */
  static final double KEEP_JACOBIAN = 1e-3;

  /**
   * An old contraction rate is refuted where the error it let pass is this much above the limit.
   */
  private static final double REFUTED = 5;

  /** Entries of A^-1 for the last stage. */
  private static final double A31 = METHOD.inverse(2, 0);

  private static final double A32 = METHOD.inverse(2, 1);
  private static final double A33 = METHOD.inverse(2, 2);

  private final int n;

  RadauNewton(int n) {
    this.n = n;
  }

  /** Solves for the stages with the factors in w; leaves them there. */
  StepResult solve(RadauWork w, StepState s) {
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
      boolean isTrusted = k > 1 || w.jacobianIsCurrent;
      if (w.convergence * norm <= stop && (isTrusted || holdsAtEnd(w, s, REFUTED * stop))) {
        return StepResult.CONVERGED;
      }
    }
    s.retryFactor = 0.5;
    return StepResult.NEWTON_FAILED;
  }

  /**
   * Whether the collocation equation of the last stage holds, after a first iteration with a
   * Jacobian of an earlier step that was accepted on the contraction rate of that step. The rate
   * may have been zero because f was linear where the solution moved, and say nothing about the
   * changes of J since. The slope evaluated here is the next step's first. (radau.11)
   */
  private boolean holdsAtEnd(RadauWork w, StepState s, double limit) {
    s.evaluator.rhs(s.t + s.h, w.stage3, s.p, s.regime, s.fNew);
    s.rhsCount++;
    final double[] defect = w.filtered;
    for (int i = 0; i < n; i++) {
      defect[i] = s.fNew[i] - (A31 * w.z1[i] + A32 * w.z2[i] + A33 * w.z3[i]) / s.h;
    }
    w.real.solve(defect);
    s.knowsFNew = norm(defect, s.inverseWeight) <= limit;
    return s.knowsFNew;
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

  /** Root of the weighted mean square. */
  static double norm(double[] x, double[] inverseWeight) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      final double a = x[i] * inverseWeight[i];
      sum += a * a;
    }
    return Math.sqrt(sum / x.length);
  }
}
