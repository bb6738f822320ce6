package org.stiffgrad.method;

import org.jspecify.annotations.Nullable;

/** Solves the stages of a step one after the other, each by Newton's iteration. */
final class DirkNewton {
  private static final int MOST_ITERATIONS = 50;

  /** An increment this small against the error weights leaves a quadratically smaller error. */
  private static final double SMALL_INCREMENT = 1e-3;

  /** Below this part of the state, increments that shrink no longer are rounding. */
  private static final double ROUNDING_NOISE = 1e-9;

  private static final double CONVERGED = 4 * Math.ulp(1.);
  private static final double NEARLY_CONVERGED = 1e-6;

  private final DirkPlan plan;
  private final int n;
  private final StageMatrix matrix;
  private final double[] start;
  private final double[] stage;
  private final double[] slope;
  private final double[] increment;
  private final double[] noDefect;

  DirkNewton(DirkPlan plan) {
    this.plan = plan;
    this.n = plan.n;
    this.matrix = new StageMatrix(plan.pattern, plan.rowStart, plan.column);
    this.start = new double[n];
    this.stage = new double[n];
    this.slope = new double[n];
    this.increment = new double[n];
    this.noDefect = new double[n * plan.stages];
  }

  /** Starts without row exchanges again. */
  void reset() {
    matrix.reset();
  }

  /**
   * Solves all stages, each from Y_l = y on; sets {@code yNew}.
   *
   * @param k increments of the stages, stage l at {@code l * n}, overwritten
   */
  StepResult attempt(StepState s, double[] k) {
    s.newtonIterations = 0;
    for (int l = 0; l < plan.stages; l++) {
      plan.start(l, s.y, k, 0, start);
      StepResult failure =
          plan.gamma(l) == 0 ? explicitStage(s, l, k, 0, noDefect) : fromStart(s, l, k);
      if (failure != null) {
        return failure;
      }
    }
    return finish(s, k, 0);
  }

  /** As {@link Stepper#replay}: every stage until rounding stops Newton's iteration. */
  StepResult replay(StepState s, double[] k, int offset, double[] defect) {
    for (int l = 0; l < plan.stages; l++) {
      plan.start(l, s.y, k, offset, start);
      StepResult failure =
          plan.gamma(l) == 0
              ? explicitStage(s, l, k, offset, defect)
              : toRounding(s, l, k, offset, defect);
      if (failure != null) {
        return failure;
      }
    }
    return finish(s, k, offset);
  }

  /** As {@link Stepper#defect}. (dirk.6) */
  void defect(StepState s, double[] k, int offset, double[] defect) {
    for (int l = 0; l < plan.stages; l++) {
      plan.start(l, s.y, k, offset, start);
      moveStage(l, k, offset);
      s.evaluator.rhs(s.t + plan.c[l] * s.h, stage, s.p, s.regime, slope);
      for (int i = 0; i < n; i++) {
        defect[l * n + i] = k[offset + l * n + i] / s.h - slope[i];
      }
    }
  }

  private void moveStage(int l, double[] k, int offset) {
    final double gamma = plan.gamma(l);
    for (int i = 0; i < n; i++) {
      stage[i] = start[i] + gamma * k[offset + l * n + i];
    }
  }

  private StepResult finish(StepState s, double[] k, int offset) {
    plan.result(s.y, k, offset, s.yNew);
    double sum = 0;
    for (double x : s.yNew) {
      sum += Math.abs(x);
    }
    return sum <= Double.MAX_VALUE ? StepResult.CONVERGED : StepResult.NON_FINITE;
  }

  private @Nullable StepResult explicitStage(
      StepState s, int l, double[] k, int offset, double[] defect) {
    s.evaluator.rhs(s.t + plan.c[l] * s.h, start, s.p, s.regime, slope);
    s.rhsCount++;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      k[offset + l * n + i] = s.h * (slope[i] + defect[l * n + i]);
      sum += Math.abs(k[offset + l * n + i]);
    }
    return sum <= Double.MAX_VALUE ? null : StepResult.NON_FINITE;
  }

  private @Nullable StepResult fromStart(StepState s, int l, double[] k) {
    final double gamma = plan.gamma(l);
    for (int i = 0; i < n; i++) {
      k[l * n + i] = (s.y[i] - start[i]) / gamma;
    }
    double previous = Double.POSITIVE_INFINITY;
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      StepResult failure = newtonIncrement(s, l, k, 0, noDefect);
      double norm = weightedNorm(s, gamma);
      if (failure != null || Double.isNaN(norm)) {
        return iteration > 1 ? StepResult.NEWTON_FAILED : orNonFinite(failure);
      }
      s.newtonIterations++;
      double damping = norm > previous ? Math.max(0.1, 0.5 * previous / norm) : 1;
      for (int i = 0; i < n; i++) {
        k[l * n + i] += damping * increment[i];
      }
      boolean isStalled = norm > 0.25 * previous && norm * s.rtol < ROUNDING_NOISE;
      if (isStalled || (damping == 1 && norm < SMALL_INCREMENT)) {
        return null;
      }
      previous = norm;
    }
    return StepResult.NEWTON_FAILED;
  }

  private static StepResult orNonFinite(@Nullable StepResult failure) {
    return failure == null ? StepResult.NON_FINITE : failure;
  }

  private @Nullable StepResult toRounding(
      StepState s, int l, double[] k, int offset, double[] defect) {
    double previous = Double.POSITIVE_INFINITY;
    for (int iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
      StepResult failure = newtonIncrement(s, l, k, offset, defect);
      double norm = largestRatio(s, plan.gamma(l));
      if (failure != null || Double.isNaN(norm)) {
        return orNonFinite(failure);
      }
      double damping = norm > 2 * previous ? previous / norm : 1;
      for (int i = 0; i < n; i++) {
        k[offset + l * n + i] += damping * increment[i];
      }
      if (norm < CONVERGED || (norm < NEARLY_CONVERGED && norm > 0.25 * previous)) {
        return null;
      }
      previous = Math.max(norm, Double.MIN_NORMAL);
    }
    return StepResult.NEWTON_FAILED;
  }

  /** Newton's increment of k_l at {@link #start}: W dk = h (f + defect) - k. */
  private @Nullable StepResult newtonIncrement(
      StepState s, int l, double[] k, int offset, double[] defect) {
    double at = s.t + plan.c[l] * s.h;
    moveStage(l, k, offset);
    s.evaluator.jacobian(at, stage, s.p, s.regime, matrix.jacobian);
    s.jacobianCount++;
    s.factorizationCount++;
    if (!matrix.factor(s.h * plan.gamma(l))) {
      return matrix.isJacobianFinite() ? StepResult.SINGULAR : StepResult.NON_FINITE;
    }
    s.evaluator.rhs(at, stage, s.p, s.regime, slope);
    s.rhsCount++;
    for (int i = 0; i < n; i++) {
      increment[i] = s.h * (slope[i] + defect[l * n + i]) - k[offset + l * n + i];
    }
    matrix.solve(increment);
    return null;
  }

  /** The increment of the stage against the error weights. */
  private double weightedNorm(StepState s, double gamma) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      // Components grow from zero within long steps: their own size counts in the weight.
      double size = Math.abs(stage[i] - s.y[i]) * s.rtol;
      double inverse = s.inverseWeight[i] > 0 ? Math.min(s.inverseWeight[i], 1 / size) : 1 / size;
      double a = gamma * increment[i];
      double ratio = a == 0 ? 0 : a * Math.min(inverse, Double.MAX_VALUE);
      sum += ratio * ratio;
    }
    return Math.min(Double.MAX_VALUE, Math.sqrt(sum / n));
  }

  /** The largest increment of the stage on the scale of the state. */
  private double largestRatio(StepState s, double gamma) {
    double norm = 0;
    for (int i = 0; i < n; i++) {
      final double ratio = Math.abs(gamma * increment[i]) * s.inverseWeight[i] * s.rtol;
      norm = ratio > norm || Double.isNaN(ratio) ? ratio : norm;
    }
    return norm;
  }
}
