package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.system.OdeSystem;

/**
 * Rosenbrock methods on a given grid: J and f_t at the start of the step, one factorization, no
 * iteration. Since J itself moves with state and parameters, the exact tangent takes second
 * derivatives of f. docs/math/rosenbrock.md.
 */
public final class RosenbrockStepper implements FixedGridStepper<RosenbrockWork> {
  private final RosenbrockPlan plan;

  /**
   * @throws IllegalArgumentException where the system has no second derivatives
   */
  public RosenbrockStepper(Rosenbrock method, OdeSystem system) {
    this.plan = new RosenbrockPlan(method, system);
  }

  @Override
  public RosenbrockWork newWork() {
    return new RosenbrockWork(plan);
  }

  @Override
  public void restart(RosenbrockWork w) {
    w.reset();
  }

  @Override
  public StepResult attempt(RosenbrockWork w, StepState s) {
    s.error = 0;
    return w.step(s, w.k, 0, w.noDefect);
  }

  @Override
  public void result(double[] y, double[] record, int offset, double[] out) {
    plan.result(y, record, offset, out);
  }

  @Override
  public int recordSize() {
    return plan.stages * plan.n;
  }

  @Override
  public void record(RosenbrockWork w, double[] record, int offset) {
    System.arraycopy(w.k, 0, record, offset, w.k.length);
  }

  /** None: the stages are solved by elimination. */
  @Override
  public void defect(RosenbrockWork w, StepState s, double[] record, int offset, double[] defect) {
    Arrays.fill(defect, 0);
  }

  @Override
  public StepResult replay(
      RosenbrockWork w, StepState s, double[] record, int offset, double[] defect) {
    return w.step(s, record, offset, defect);
  }
}
