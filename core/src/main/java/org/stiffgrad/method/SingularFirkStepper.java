package org.stiffgrad.method;

import org.stiffgrad.system.OdeSystem;

/**
 * Fully implicit Runge-Kutta methods on a given grid whose A has no inverse: as {@link
 * FirkStepper}, but in the increments of the stages, which costs a denser matrix.
 */
public final class SingularFirkStepper implements FixedGridStepper<SingularFirkWork> {
  private final SingularFirkPlan plan;

  public SingularFirkStepper(SingularFirk method, OdeSystem system) {
    this.plan = new SingularFirkPlan(method.tableau(), system);
  }

  @Override
  public SingularFirkWork newWork() {
    return new SingularFirkWork(plan);
  }

  @Override
  public void restart(SingularFirkWork w) {
    w.linearization.reset();
  }

  @Override
  public StepResult attempt(SingularFirkWork w, StepState s) {
    s.error = 0;
    return w.newton.attempt(s, w.k);
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
  public void record(SingularFirkWork w, double[] record, int offset) {
    System.arraycopy(w.k, 0, record, offset, w.k.length);
  }

  @Override
  public void defect(
      SingularFirkWork w, StepState s, double[] record, int offset, double[] defect) {
    w.newton.defect(s, record, offset, defect);
  }

  @Override
  public StepResult replay(
      SingularFirkWork w, StepState s, double[] record, int offset, double[] defect) {
    return w.newton.replay(s, record, offset, defect);
  }
}
