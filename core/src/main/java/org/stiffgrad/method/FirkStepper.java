package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.system.OdeSystem;

/**
 * Any fully implicit Runge-Kutta method on a given grid: Newton's iteration with the exact Jacobian
 * of every stage, damped where it would diverge, so that steps far longer than the fast time scales
 * succeed.
 */
public final class FirkStepper implements FixedGridStepper<FirkWork> {
  private static final int MOST_ITERATIONS = 50;

  /** An increment this small against the error weights leaves a quadratically smaller error. */
  private static final double SMALL_INCREMENT = 1e-3;

  /** Below this part of the state, increments that shrink no longer are rounding. */
  private static final double ROUNDING_NOISE = 1e-9;

  private final Firk method;
  private final FirkPlan plan;
  private final int n;
  private final int stages;

  public FirkStepper(Firk method, OdeSystem system) {
    this.method = method;
    this.n = system.states().size();
    this.stages = method.stages();
    this.plan = new FirkPlan(method, system, LuPattern.of(system.jacobian()));
  }

  @Override
  public FirkWork newWork() {
    return new FirkWork(plan, new FirkLinearization(plan));
  }

  @Override
  public void restart(FirkWork w) {
    w.linearization.reset();
  }

  @Override
  public StepResult attempt(FirkWork w, StepState s) {
    Arrays.fill(w.z, 0);
    s.error = 0;
    double previous = Double.POSITIVE_INFINITY;
    for (int k = 1; k <= MOST_ITERATIONS; k++) {
      if (Double.isNaN(w.newton.newtonIncrement(s, w.z, 0))) {
        return k == 1 ? StepResult.NON_FINITE : StepResult.NEWTON_FAILED;
      }
      s.jacobianCount += stages;
      s.factorizationCount++;
      s.newtonIterations = k;
      double norm = weightedNorm(w, s);
      double damping = norm > previous ? Math.max(0.1, 0.5 * previous / norm) : 1;
      for (int l = 0; l < stages; l++) {
        for (int i = 0; i < n; i++) {
          w.z[l * n + i] += damping * w.newton.increment(l, i);
        }
      }
      boolean isStalled = norm > 0.25 * previous && norm * s.rtol < ROUNDING_NOISE;
      if (isStalled || (damping == 1 && norm < SMALL_INCREMENT)) {
        result(s.y, w.z, 0, s.yNew);
        return StepResult.CONVERGED;
      }
      previous = norm;
    }
    return StepResult.NEWTON_FAILED;
  }

  private double weightedNorm(FirkWork w, StepState s) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < stages; l++) {
        // Components grow from zero within long steps: their own size counts in the weight.
        double size = Math.abs(w.z[l * n + i]) * s.rtol;
        double inverse = s.inverseWeight[i] > 0 ? Math.min(s.inverseWeight[i], 1 / size) : 1 / size;
        double a = w.newton.increment(l, i);
        double ratio = a == 0 ? 0 : a * Math.min(inverse, Double.MAX_VALUE);
        sum += ratio * ratio;
      }
    }
    return Math.min(Double.MAX_VALUE, Math.sqrt(sum / (n * stages)));
  }

  @Override
  public void result(double[] y, double[] record, int offset, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = y[i];
      for (int l = 0; l < stages; l++) {
        sum += method.stageWeight(l) * record[offset + l * n + i];
      }
      out[i] = sum;
    }
  }

  @Override
  public int recordSize() {
    return stages * n;
  }

  @Override
  public void record(FirkWork w, double[] record, int offset) {
    System.arraycopy(w.z, 0, record, offset, w.z.length);
  }

  @Override
  public void defect(FirkWork w, StepState s, double[] record, int offset, double[] defect) {
    w.newton.defect(s, record, offset, defect);
  }

  @Override
  public StepResult replay(FirkWork w, StepState s, double[] record, int offset, double[] defect) {
    return w.newton.solve(s, record, offset, defect);
  }
}
