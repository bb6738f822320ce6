package org.stiffgrad.method;

import java.util.Arrays;

/** Newton's iteration for the coupled increments of a step whose A has no inverse. */
final class SingularFirkNewton {
  private static final int MOST_ITERATIONS = 50;

  /** An increment this small against the error weights leaves a quadratically smaller error. */
  private static final double SMALL_INCREMENT = 1e-3;

  /** Below this part of the state, increments that shrink no longer are rounding. */
  private static final double ROUNDING_NOISE = 1e-9;

  private static final double CONVERGED = 4 * Math.ulp(1.);
  private static final double NEARLY_CONVERGED = 1e-6;

  private final SingularFirkPlan plan;
  private final SingularFirkLinearization linearization;
  private final int n;
  private final int stages;
  private final double[] stage;
  private final double[] slope;
  private final double[] increment;
  private final double[] noDefect;

  SingularFirkNewton(SingularFirkPlan plan, SingularFirkLinearization linearization) {
    this.plan = plan;
    this.linearization = linearization;
    this.n = plan.n;
    this.stages = plan.stages;
    this.stage = new double[n];
    this.slope = new double[n];
    this.increment = new double[n * stages];
    this.noDefect = new double[n * stages];
  }

  /** Solves the stages, each from Y_l = y on; sets {@code yNew}. */
  StepResult attempt(StepState s, double[] k) {
    Arrays.fill(k, 0);
    double previous = Double.POSITIVE_INFINITY;
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      double norm = newtonIncrement(s, k, 0, noDefect) ? weightedNorm(s, k) : Double.NaN;
      if (Double.isNaN(norm)) {
        return iteration > 1 ? StepResult.NEWTON_FAILED : failure();
      }
      s.newtonIterations = iteration;
      double damping = norm > previous ? Math.max(0.1, 0.5 * previous / norm) : 1;
      move(k, 0, damping);
      boolean isStalled = norm > 0.25 * previous && norm * s.rtol < ROUNDING_NOISE;
      if (isStalled || (damping == 1 && norm < SMALL_INCREMENT)) {
        plan.result(s.y, k, 0, s.yNew);
        return StepResult.CONVERGED;
      }
      previous = norm;
    }
    return StepResult.NEWTON_FAILED;
  }

  private StepResult failure() {
    return linearization.isJacobianFinite() ? StepResult.SINGULAR : StepResult.NON_FINITE;
  }

  /** As {@link Stepper#replay}: until rounding stops the iteration. */
  StepResult replay(StepState s, double[] k, int offset, double[] defect) {
    double previous = Double.POSITIVE_INFINITY;
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      double norm = newtonIncrement(s, k, offset, defect) ? largestRatio(s) : Double.NaN;
      if (Double.isNaN(norm)) {
        return StepResult.NON_FINITE;
      }
      move(k, offset, norm > 2 * previous ? previous / norm : 1);
      if (norm < CONVERGED || (norm < NEARLY_CONVERGED && norm > 0.25 * previous)) {
        plan.result(s.y, k, offset, s.yNew);
        return StepResult.CONVERGED;
      }
      previous = Math.max(norm, Double.MIN_NORMAL);
    }
    return StepResult.NEWTON_FAILED;
  }

  /** As {@link Stepper#defect}. */
  void defect(StepState s, double[] k, int offset, double[] defect) {
    for (int l = 0; l < stages; l++) {
      plan.stage(l, s.y, k, offset, stage);
      s.evaluator.rhs(s.t + plan.c[l] * s.h, stage, s.p, s.regime, slope);
      for (int i = 0; i < n; i++) {
        defect[l * n + i] = k[offset + l * n + i] / s.h - slope[i];
      }
    }
  }

  private void move(double[] k, int offset, double damping) {
    for (int l = 0; l < stages; l++) {
      for (int i = 0; i < n; i++) {
        k[offset + l * n + i] += damping * increment[i * stages + l];
      }
    }
  }

  /** Newton's increment of all k_l; false where the matrix is singular. */
  private boolean newtonIncrement(StepState s, double[] k, int offset, double[] defect) {
    s.jacobianCount += stages;
    s.factorizationCount++;
    if (!linearization.evaluateAndFactor(s, k, offset)) {
      return false;
    }
    for (int l = 0; l < stages; l++) {
      plan.stage(l, s.y, k, offset, stage);
      s.evaluator.rhs(s.t + plan.c[l] * s.h, stage, s.p, s.regime, slope);
      s.rhsCount++;
      for (int i = 0; i < n; i++) {
        increment[i * stages + l] = s.h * (slope[i] + defect[l * n + i]) - k[offset + l * n + i];
      }
    }
    linearization.solve(increment);
    return true;
  }

  /** The increments of the stages' states against the error weights. */
  private double weightedNorm(StepState s, double[] k) {
    double sum = 0;
    for (int l = 0; l < stages; l++) {
      plan.stage(l, s.y, k, 0, stage);
      for (int i = 0; i < n; i++) {
        // Components grow from zero within long steps: their own size counts in the weight.
        double size = Math.abs(stage[i] - s.y[i]) * s.rtol;
        double inverse = s.inverseWeight[i] > 0 ? Math.min(s.inverseWeight[i], 1 / size) : 1 / size;
        double moved = stageIncrement(l, i);
        double ratio = moved == 0 ? 0 : moved * Math.min(inverse, Double.MAX_VALUE);
        sum += ratio * ratio;
      }
    }
    return Math.min(Double.MAX_VALUE, Math.sqrt(sum / (n * stages)));
  }

  private double stageIncrement(int l, int i) {
    double sum = 0;
    for (int e = 0; e < stages; e++) {
      sum += plan.a[l * stages + e] * increment[i * stages + e];
    }
    return sum;
  }

  /** The largest increment of a stage on the scale of the state. */
  private double largestRatio(StepState s) {
    double norm = 0;
    for (int l = 0; l < stages; l++) {
      for (int i = 0; i < n; i++) {
        final double ratio = Math.abs(stageIncrement(l, i)) * s.inverseWeight[i] * s.rtol;
        norm = ratio > norm || Double.isNaN(ratio) ? ratio : norm;
      }
    }
    return norm;
  }
}
