package org.stiffgrad.sensitivity;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;

/**
 * Gradient of a function of the samples by the transposed steps of the tape (firk.5), (grid.2): the
 * same numbers as {@link ForwardTangent} gives, at a cost that does not grow with the number of
 * parameters. Owns its work arrays: one for each thread. With {@link SolveOptions#tapeBytes} steps
 * that no longer fit are solved again from checkpoints, to the same gradient.
 */
public final class DiscreteAdjoint {
  private final AdjointRun<?> run;

  public DiscreteAdjoint(OdeSystem system, SolveOptions options) {
    if (options.sensitivityErrorControl()) {
      throw new IllegalArgumentException("an adjoint has no sensitivities to control");
    }
    this.run = runOf(TimeLoop.of(system, options), system, options.tapeBytes());
  }

  private static <W> AdjointRun<W> runOf(TimeLoop<W> loop, OdeSystem system, long tapeBytes) {
    return new AdjointRun<>(loop, system, tapeBytes);
  }

  /** The least memory for the steps that {@link SolveOptions#tapeBytes} may give. */
  public static long leastBytes(OdeSystem system, SolveOptions options) {
    return Recording.leastBytes(TimeLoop.of(system, options));
  }

  /** Solves forward, recording every step, and reports the state at every sample time. */
  public Outcome solve(Ivp ivp, SampleSink sink) {
    return run.solve(ivp, sink);
  }

  /**
   * The gradient with respect to all parameters, through the trajectory and the initial state, of
   * the problem solved last. Must follow a solve that succeeded.
   *
   * @param cotangent dL/dy at each sample
   * @param gradient dL/dp, [m], overwritten; without meaning where this fails
   * @return solved, or at which step the transposed system is singular
   */
  public Outcome gradient(SampleCotangent cotangent, double[] gradient) {
    return run.gradient(cotangent, gradient);
  }
}
