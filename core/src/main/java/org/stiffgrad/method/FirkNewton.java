package org.stiffgrad.method;

/** Newton's iteration for the stages of a fully implicit step, with the exact Jacobian of each. */
final class FirkNewton {
  /** Newton's iteration of a replay stops when it no longer improves, at the latest after these. */
  private static final int MOST_ITERATIONS = 50;

  private static final double CONVERGED = 4 * Math.ulp(1.);
  private static final double NEARLY_CONVERGED = 1e-6;

  /** Where an increment shrinks by this much, the old Jacobians do for the next one. */
  private static final double FAST = 0.01;

  private final FirkPlan plan;
  private final FirkLinearization linearization;
  private final int n;
  private final int stages;
  private final double[] stage;
  private final double[] slope;
  private final double[] vector;
  private final double[] noDefect;

  FirkNewton(FirkPlan plan, FirkLinearization linearization) {
    this.plan = plan;
    this.linearization = linearization;
    this.n = plan.n;
    this.stages = plan.method.stages();
    this.stage = new double[n];
    this.slope = new double[n];
    this.vector = new double[n * stages];
    this.noDefect = new double[n * stages];
  }

  /** As {@link Stepper#defect}. (firk.7) */
  void defect(StepState s, double[] record, int offset, double[] defect) {
    for (int l = 0; l < stages; l++) {
      linearization.stageState(s, record, offset, l, stage);
      s.evaluator.rhs(s.t + plan.method.c(l) * s.h, stage, s.p, s.regime, slope);
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int k = 0; k < stages; k++) {
          sum += plan.inverse[l * stages + k] * record[offset + k * n + i];
        }
        defect[l * n + i] = sum / s.h - slope[i];
      }
    }
  }

  /**
   * Newton's iteration with the Jacobian of every stage, kept while it converges fast, until
   * rounding stops it. {@link StepState#isSameStep} lets it begin with those of the call before.
   *
   * @param record starting values, improved in place; {@code state.yNew} is set
   * @param defect as in {@link Stepper#replay}
   */
  StepResult solve(StepState s, double[] record, int offset, double[] defect) {
    double previous = Double.POSITIVE_INFINITY;
    boolean keepsJacobians = s.isSameStep;
    for (int k = 1; k <= MOST_ITERATIONS; k++) {
      double norm = increment(s, record, offset, defect, keepsJacobians);
      s.newtonIterations = k;
      if (Double.isNaN(norm)) {
        return StepResult.NON_FINITE;
      }
      double damping = norm > 2 * previous ? previous / norm : 1;
      for (int e = 0; e < vector.length; e++) {
        record[offset + e % stages * n + e / stages] += damping * vector[e];
      }
      if (norm < CONVERGED || (norm < NEARLY_CONVERGED && norm > 0.25 * previous)) {
        finish(s, record, offset);
        return StepResult.CONVERGED;
      }
      keepsJacobians = norm < FAST * previous;
      previous = Math.max(norm, Double.MIN_NORMAL);
    }
    return StepResult.NEWTON_FAILED;
  }

  /** Solves (firk.3) for the Newton increment, left in {@code vector}; its size on Y's scale. */
  double newtonIncrement(StepState s, double[] record, int offset) {
    return increment(s, record, offset, noDefect, false);
  }

  private double increment(
      StepState s, double[] record, int offset, double[] defect, boolean keepsJacobians) {
    if (!keepsJacobians) {
      linearization.evaluateStages(s, record, offset);
      if (!linearization.factor()) {
        return Double.NaN;
      }
    }
    for (int l = 0; l < stages; l++) {
      linearization.stageState(s, record, offset, l, stage);
      s.evaluator.rhs(s.t + plan.method.c(l) * s.h, stage, s.p, s.regime, slope);
      s.rhsCount++;
      for (int i = 0; i < n; i++) {
        double r = s.h * (slope[i] + defect[l * n + i]);
        for (int k = 0; k < stages; k++) {
          r -= plan.inverse[l * stages + k] * record[offset + k * n + i];
        }
        vector[i * stages + l] = r;
      }
    }
    linearization.solve(vector);
    double norm = 0;
    for (int i = 0; i < n; i++) {
      final double weight = s.inverseWeight[i] * s.rtol;
      for (int l = 0; l < stages; l++) {
        final double ratio = Math.abs(vector[i * stages + l]) * weight;
        norm = ratio > norm || Double.isNaN(ratio) ? ratio : norm;
      }
    }
    return norm;
  }

  /** The Newton increment of stage l, component i. */
  double increment(int l, int i) {
    return vector[i * stages + l];
  }

  private void finish(StepState s, double[] record, int offset) {
    for (int i = 0; i < n; i++) {
      double sum = s.y[i];
      for (int l = 0; l < stages; l++) {
        sum += plan.method.stageWeight(l) * record[offset + l * n + i];
      }
      s.yNew[i] = sum;
    }
  }
}
