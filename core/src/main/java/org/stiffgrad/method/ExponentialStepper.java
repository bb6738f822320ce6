package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.system.OdeSystem;

/**
 * Exponential methods on a given grid: the linear part L that the system declares, otherwise the
 * Jacobian at the start of each step, is solved exactly, with the functions phi_k(h L) as dense
 * matrices. In the latter case L moves with state and parameters, and the exact tangent takes
 * second derivatives of f. docs/math/exponential.md.
 */
public final class ExponentialStepper implements FixedGridStepper<ExponentialWork> {
  private final ExponentialPlan plan;

  /**
   * @throws IllegalArgumentException where the system has neither a linear part nor second
   *     derivatives
   */
  public ExponentialStepper(Exponential method, OdeSystem system) {
    this.plan = new ExponentialPlan(method, system);
  }

  @Override
  public ExponentialWork newWork() {
    return new ExponentialWork(plan);
  }

  @Override
  public void restart(ExponentialWork w) {}

  @Override
  public StepResult attempt(ExponentialWork w, StepState s) {
    s.error = 0;
    s.rhsCount += plan.stages;
    s.jacobianCount++;
    StepResult result = w.step.take(s);
    System.arraycopy(w.step.state[plan.stages], 0, s.yNew, 0, plan.n);
    return result;
  }

  @Override
  public void result(double[] y, double[] record, int offset, double[] out) {
    System.arraycopy(record, offset, out, 0, plan.n);
  }

  /** Only the result: a step follows from its start without iteration. */
  @Override
  public int recordSize() {
    return plan.n;
  }

  @Override
  public void record(ExponentialWork w, double[] record, int offset) {
    System.arraycopy(w.step.state[plan.stages], 0, record, offset, plan.n);
  }

  /** None: nothing is iterated. */
  @Override
  public void defect(ExponentialWork w, StepState s, double[] record, int offset, double[] defect) {
    Arrays.fill(defect, 0);
  }

  @Override
  public StepResult replay(
      ExponentialWork w, StepState s, double[] record, int offset, double[] defect) {
    StepResult result = attempt(w, s);
    record(w, record, offset);
    return result;
  }
}
