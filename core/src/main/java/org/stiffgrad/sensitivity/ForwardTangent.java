package org.stiffgrad.sensitivity;

import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;

/**
 * Exact derivatives of the accepted steps, all active columns as one block (firk.4), (grid.1). Owns
 * its work arrays: one for each thread.
 */
public final class ForwardTangent {
  private final TangentRun<?> run;

  public ForwardTangent(OdeSystem system, SolveOptions options) {
    this.run = runOf(TimeLoop.of(system, options), system, options);
  }

  private static <W> TangentRun<W> runOf(TimeLoop<W> loop, OdeSystem system, SolveOptions options) {
    return new TangentRun<>(loop, system, options);
  }

  /**
   * Solves and reports states and sensitivities at every sample time.
   *
   * @param columns the active parameters, distinct positions in p
   */
  public Outcome solve(Ivp ivp, int[] columns, SampleSink sink) {
    return run.solve(ivp, columns, sink, null);
  }

  /**
   * As {@link #solve}, recording the steps and how each moves with the parameters.
   *
   * @param tape overwritten
   */
  Outcome solve(Ivp ivp, int[] columns, SampleSink sink, Tape tape) {
    return run.solve(ivp, columns, sink, tape);
  }

  /** A tape for {@link #solve(Ivp, int[], SampleSink, Tape)}. */
  Tape newTape() {
    return run.newTape();
  }

  /**
   * The samples of the recorded steps at p + epsilon d, each step moved as the last solve's tangent
   * says and solved up to the defect it was recorded with. The derivative with respect to epsilon
   * at 0 is that tangent along d.
   *
   * @param p the parameters of that solve, [m]
   * @param direction d in the active columns
   * @return for each epsilon whether every step could be solved
   */
  boolean[] replay(Tape tape, double[] p, double[] direction, double[] epsilons, Replay.Sink sink) {
    return run.replay(tape, p, direction, epsilons, sink);
  }

  /**
   * The active columns of the last solve that the model's structure lets be non-zero (the parameter
   * enters an equation, an initial value or a switch time) but whose sensitivities were exactly
   * zero at every sample: positions in {@code columns}. A wire that is off, or a plausible zero.
   */
  public int[] unexpectedZeroColumns() {
    return run.unexpectedZeroColumns();
  }
}
