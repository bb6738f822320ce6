package org.stiffgrad.method;

import org.stiffgrad.system.OdeSystem;

/**
 * Any Runge-Kutta method with lower triangular A on a given grid, its stages solved one after the
 * other: diagonally implicit ones, with or without an explicit first stage, by Newton's iteration
 * with the exact Jacobian, damped where it would diverge; explicit ones as the case in which no
 * stage needs it. docs/math/dirk.md.
 */
public final class DirkStepper implements FixedGridStepper<DirkWork> {
  private final DirkPlan plan;

  /**
   * @param method with lower triangular A
   */
  public DirkStepper(RungeKutta method, OdeSystem system) {
    Tableau tableau = method.tableau();
    for (int l = 0; l < tableau.stages(); l++) {
      for (int k = l + 1; k < tableau.stages(); k++) {
        if (tableau.a(l, k) != 0) {
          throw new IllegalArgumentException(method.id() + " couples its stages");
        }
      }
    }
    this.plan = new DirkPlan(tableau, system);
  }

  @Override
  public DirkWork newWork() {
    return new DirkWork(plan);
  }

  @Override
  public void restart(DirkWork w) {
    w.newton.reset();
    w.linearization.reset();
  }

  @Override
  public StepResult attempt(DirkWork w, StepState s) {
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
  public void record(DirkWork w, double[] record, int offset) {
    System.arraycopy(w.k, 0, record, offset, w.k.length);
  }

  @Override
  public void defect(DirkWork w, StepState s, double[] record, int offset, double[] defect) {
    w.newton.defect(s, record, offset, defect);
  }

  @Override
  public StepResult replay(DirkWork w, StepState s, double[] record, int offset, double[] defect) {
    return w.newton.replay(s, record, offset, defect);
  }
}
