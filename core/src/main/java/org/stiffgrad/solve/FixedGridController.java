package org.stiffgrad.solve;

import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;

/** Keeps the step size that the time loop lays out between given times. */
final class FixedGridController implements StepController {
  @Override
  public void restart() {}

  @Override
  public void remember(Snapshot snapshot) {}

  @Override
  public double afterAccepted(StepState s, double uncut) {
    return uncut;
  }

  @Override
  public double afterRejected(StepState s) {
    return s.h;
  }

  @Override
  public double afterFailed(StepState s) {
    return s.h;
  }
}
