package org.stiffgrad.method;

import java.util.Arrays;

/** The mutable numbers of a {@link RosenbrockStepper}. */
public final class RosenbrockWork implements FixedGridWork {
  final RosenbrockLinearization linearization;

  /** Increments of the stages, stage i at {@code i * n}. */
  final double[] k;

  final double[] noDefect;
  private final RosenbrockPlan plan;
  private final StageMatrix matrix;
  private final double[] stage;
  private final double[] slope;
  private final double[] startSlope;
  private final double[] earlier;

  RosenbrockWork(RosenbrockPlan plan) {
    this.plan = plan;
    this.linearization = new RosenbrockLinearization(plan);
    this.matrix = new StageMatrix(plan.pattern, plan.rowStart, plan.column);
    this.k = new double[plan.n * plan.stages];
    this.noDefect = new double[plan.n * plan.stages];
    this.stage = new double[plan.n];
    this.slope = new double[plan.n];
    this.startSlope = new double[plan.n];
    this.earlier = new double[plan.n];
  }

  /** Starts without row exchanges again. */
  void reset() {
    matrix.reset();
    linearization.reset();
  }

  /**
   * The stages (rosenbrock.2) from J and f_t at the start, and the result into {@code yNew}.
   *
   * @param increments at offset, overwritten
   * @param defect added to f at every stage
   */
  StepResult step(StepState s, double[] increments, int offset, double[] defect) {
    final int n = plan.n;
    s.evaluator.jacobian(s.t, s.y, s.p, s.regime, matrix.jacobian);
    s.jacobianCount++;
    s.factorizationCount++;
    if (!matrix.factor(s.h * plan.diagonal)) {
      return matrix.isJacobianFinite() ? StepResult.SINGULAR : StepResult.NON_FINITE;
    }
    if (!plan.isAutonomous) {
      s.evaluator.timeDerivative(s.t, s.y, s.p, s.regime, startSlope);
    }
    for (int i = 0; i < plan.stages; i++) {
      System.arraycopy(s.y, 0, stage, 0, n);
      plan.addEarlier(1, plan.alpha, i, increments, offset, stage);
      s.evaluator.rhs(s.t + plan.alphaSum[i] * s.h, stage, s.p, s.regime, slope);
      s.rhsCount++;
      Arrays.fill(earlier, 0);
      plan.addEarlier(1 / plan.diagonal, plan.gamma, i, increments, offset, earlier);
      for (int e = 0; e < n; e++) {
        stage[e] = s.h * (slope[e] + defect[i * n + e]) + earlier[e];
        if (!plan.isAutonomous) {
          stage[e] += s.h * s.h * plan.gammaSum[i] * startSlope[e];
        }
      }
      if (!matrix.solveChecked(stage, slope)) {
        return StepResult.SINGULAR;
      }
      for (int e = 0; e < n; e++) {
        increments[offset + i * n + e] = slope[e] - earlier[e];
      }
    }
    plan.result(s.y, increments, offset, s.yNew);
    double sum = 0;
    for (double x : s.yNew) {
      sum += Math.abs(x);
    }
    return sum <= Double.MAX_VALUE ? StepResult.CONVERGED : StepResult.NON_FINITE;
  }

  @Override
  public StepLinearization linearization() {
    return linearization;
  }
}
