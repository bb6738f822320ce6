package org.stiffgrad.solve;

import org.stiffgrad.system.OdeSystem;

/** Solves initial value problems of one system; owns its work arrays, so one for each thread. */
public final class Solver {
  public Solver(OdeSystem system, SolveOptions options) {
    throw new UnsupportedOperationException("under construction: " + system + options);
  }

  /** Solves and reports the state at every sample time (the sink's {@code s} is empty). */
  public Outcome solve(Ivp ivp, SampleSink sink) {
    throw new UnsupportedOperationException("under construction: " + ivp + sink);
  }
}
