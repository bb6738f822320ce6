package org.stiffgrad.sensitivity;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;

/**
 * Exact derivatives of the accepted steps, all active columns as one block; one for each thread.
 */
public final class ForwardTangent {
  public ForwardTangent(OdeSystem system, SolveOptions options) {
    throw new UnsupportedOperationException("under construction: " + system + options);
  }

  /**
   * Solves and reports states and sensitivities at every sample time.
   *
   * @param columns the active parameters, positions in p
   */
  public Outcome solve(Ivp ivp, int[] columns, SampleSink sink) {
    throw new UnsupportedOperationException("under construction: " + ivp + columns.length + sink);
  }
}
