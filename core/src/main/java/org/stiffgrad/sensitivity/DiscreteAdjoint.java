package org.stiffgrad.sensitivity;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;

/** Gradient of a function of the samples by the transposed steps; one for each thread. */
public final class DiscreteAdjoint {
  public DiscreteAdjoint(OdeSystem system, SolveOptions options) {
    throw new UnsupportedOperationException("under construction: " + system + options);
  }

  /** Solves forward, recording every step, and reports the state at every sample time. */
  public Outcome solve(Ivp ivp, SampleSink sink) {
    throw new UnsupportedOperationException("under construction: " + ivp + sink);
  }

  /**
   * The gradient with respect to all parameters, through the trajectory and the initial state, of
   * the problem solved last. Must follow a solve that succeeded.
   *
   * @param cotangent dL/dy at each sample
   * @param gradient dL/dp, [m], overwritten
   */
  public void gradient(SampleCotangent cotangent, double[] gradient) {
    throw new UnsupportedOperationException("under construction: " + cotangent + gradient.length);
  }
}
