package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stiffgrad.method.ActiveColumns;
import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.StepListener;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.Tolerance;

/**
 * What every step of a solve must satisfy along a random direction in its start, its state, its
 * length and ln p: the tangent is the derivative of the step as replayed, and the adjoint its
 * transpose. W is the stepper's work.
 */
final class StepContract<W> implements StepListener<W> {
  /** Step of central differences, extrapolated once: their own error is its fourth power. */
  private static final double EPSILON = 1e-3;

  private record Step(double t, double h, double[] y, double[] record) {}

  private final TimeLoop<W> loop;
  private final OdeSystem system;
  private final SplittableRandom random;
  private final List<Step> steps = new ArrayList<>();
  private final double[] scale;

  StepContract(TimeLoop<W> loop, OdeSystem system, long seed) {
    this.loop = loop;
    this.system = system;
    this.random = new SplittableRandom(seed);
    this.scale = new double[system.states().size()];
  }

  @Override
  public boolean accepted(Stepper<W> stepper, W work, StepState s) {
    double[] record = new double[stepper.recordSize()];
    stepper.record(work, record, 0);
    steps.add(new Step(s.t, s.h, s.y.clone(), record));
    for (int i = 0; i < scale.length; i++) {
      scale[i] = Math.max(scale[i], Math.max(Math.abs(s.y[i]), Math.abs(s.yNew[i])));
    }
    return true;
  }

  void check(Ivp ivp) {
    assertInstanceOf(Outcome.Solved.class, loop.solve(ivp, this));
    assertTrue(steps.size() > 2);
    for (int i = 0; i < scale.length; i++) {
      loop.state().inverseWeight[i] = 1 / (scale[i] * loop.state().rtol);
    }
    for (Step step : steps) {
      check(step, ivp.p());
    }
  }

  private void check(Step step, double[] p) {
    final StepState s = loop.state();
    final int n = scale.length;
    final int m = p.length;
    double[] dp = new double[m];
    double[] shift = new double[m];
    double[] sens = new double[n * m];
    double[] dy = new double[n];
    double dt = 0;
    for (int j = 0; j < m; j++) {
      dp[j] = p[j] * random.nextDouble(-1, 1);
      shift[j] = step.h * random.nextDouble(-1, 1) / dp[j];
      dt += shift[j] * dp[j];
      for (int i = 0; i < n; i++) {
        sens[i * m + j] = 0.1 * scale[i] * random.nextDouble(-1, 1) / dp[j];
        dy[i] += sens[i * m + j] * dp[j];
      }
    }
    double dh = step.h * random.nextDouble(-1, 1);
    start(step, p, new double[] {dt, dh}, dp, dy, 0);
    assertTrue(loop.stepper().linearize(loop.work(), s, step.record, 0));
    int[] columns = IntStream.range(0, m).toArray();
    double[] v = new double[n];
    double[] end = sens.clone();
    loop.stepper()
        .tangent(
            loop.work(), end, new ActiveColumns(system.parameterJacobian(), columns), shift, v);
    double[] derivative = new double[n];
    for (int i = 0; i < n; i++) {
      derivative[i] = v[i] * dh;
      for (int j = 0; j < m; j++) {
        derivative[i] += end[i * m + j] * dp[j];
      }
    }
    checkAdjoint(derivative, dy, dp, dt, dh);
    checkDifference(step, p, new double[] {dt, dh}, dp, dy, derivative);
  }

  private void checkAdjoint(double[] derivative, double[] dy, double[] dp, double dt, double dh) {
    final int n = scale.length;
    double[] lambda = new double[n];
    double forward = 0;
    double size = 0;
    for (int i = 0; i < n; i++) {
      lambda[i] = random.nextDouble(-1, 1) / scale[i];
      forward += lambda[i] * derivative[i];
      size += Math.abs(lambda[i] * derivative[i]);
    }
    double[] gradient = new double[dp.length];
    double[] time = new double[2];
    loop.stepper().adjoint(loop.work(), lambda, gradient, time);
    double backward = time[0] * dt + time[1] * dh;
    size += Math.abs(time[0] * dt) + Math.abs(time[1] * dh);
    for (int i = 0; i < n; i++) {
      backward += lambda[i] * dy[i];
      size += Math.abs(lambda[i] * dy[i]);
    }
    for (int j = 0; j < dp.length; j++) {
      backward += gradient[j] * dp[j];
      size += Math.abs(gradient[j] * dp[j]);
    }
    assertEquals(forward, backward, 1e-10 * size);
  }

  private void checkDifference(
      Step step, double[] p, double[] times, double[] dp, double[] dy, double[] derivative) {
    double[] coarse = difference(step, p, times, dp, dy, EPSILON);
    double[] fine = difference(step, p, times, dp, dy, EPSILON / 2);
    double largest = 0;
    double error = 0;
    for (int i = 0; i < scale.length; i++) {
      double extrapolated = (4 * fine[i] - coarse[i]) / 3;
      largest = Math.max(largest, Math.abs(derivative[i]) / scale[i]);
      error = Math.max(error, Math.abs(derivative[i] - extrapolated) / scale[i]);
    }
    double allowed = 1e-7 * largest + Tolerance.rounding(100) / EPSILON;
    assertTrue(error <= allowed, "t = " + step.t + ": " + error + " of " + largest);
  }

  private double[] difference(
      Step step, double[] p, double[] times, double[] dp, double[] dy, double epsilon) {
    final StepState s = loop.state();
    double[] defect = new double[step.record.length];
    start(step, p, times, dp, dy, 0);
    loop.stepper().defect(loop.work(), s, step.record, 0, defect);
    double[] difference = new double[scale.length];
    for (int sign = -1; sign <= 1; sign += 2) {
      start(step, p, times, dp, dy, sign * epsilon);
      assertEquals(
          StepResult.CONVERGED,
          loop.stepper().replay(loop.work(), s, step.record.clone(), 0, defect));
      for (int i = 0; i < scale.length; i++) {
        difference[i] += sign * s.yNew[i] / (2 * epsilon);
      }
    }
    return difference;
  }

  /** The start of the step, moved by epsilon along the direction. */
  private void start(
      Step step, double[] p, double[] times, double[] dp, double[] dy, double epsilon) {
    final StepState s = loop.state();
    s.t = step.t + epsilon * times[0];
    s.h = step.h + epsilon * times[1];
    s.p = p.clone();
    for (int j = 0; j < p.length; j++) {
      s.p[j] += epsilon * dp[j];
    }
    for (int i = 0; i < dy.length; i++) {
      s.y[i] = step.y[i] + epsilon * dy[i];
    }
  }
}
