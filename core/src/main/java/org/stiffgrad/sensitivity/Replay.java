package org.stiffgrad.sensitivity;

import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;

/**
 * Takes the recorded steps again at other parameters, with Newton's iteration converged to rounding
 * and each step moved as the tangent says it moves: the smooth function of the parameters whose
 * exact derivative {@link ForwardTangent} computes. W is the stepper's work.
 */
final class Replay<W> {
  private static final double[] NO_SENSITIVITIES = {};

  private final TimeLoop<W> loop;
  private final double[] record;
  private final double[] p;

  /** Follows the events that move the state. */
  interface Follower {
    /**
     * @param event a step, solved from the current state, or a switch
     * @param stages the step's converged record
     * @return false to give up
     */
    boolean passed(int event, double[] stages);
  }

  Replay(TimeLoop<W> loop, int parameters) {
    this.loop = loop;
    this.record = new double[loop.stepper().recordSize()];
    this.p = new double[parameters];
  }

  /**
   * @param base the parameters of the recorded solve, [m]
   * @param direction change of each parameter per unit of {@code epsilon}, [m]
   * @param stepShift change of each event's length per unit of {@code epsilon}
   * @return whether every step could be solved, and the follower was content
   */
  boolean run(
      Tape tape,
      double[] base,
      double[] direction,
      double[] stepShift,
      double epsilon,
      SampleSink sink,
      Follower follower) {
    final StepState s = loop.state();
    for (int j = 0; j < p.length; j++) {
      p[j] = base[j] + epsilon * direction[j];
    }
    s.p = p;
    s.evaluator.initialState(p, s.y);
    double timeShift = 0;
    for (int event = 0; event < tape.size(); event++) {
      System.arraycopy(tape.regime(event), 0, s.regime, 0, s.regime.length);
      s.t = tape.time(event) + epsilon * timeShift;
      switch (tape.kind(event)) {
        case SAMPLE -> sink.sample(tape.index(event), s.t, s.y, NO_SENSITIVITIES);
        case SWITCH -> {
          s.evaluator.rhs(s.t, s.y, p, s.regime, s.f);
          if (!follower.passed(event, record)) {
            return false;
          }
          for (int i = 0; i < s.y.length; i++) {
            s.y[i] += epsilon * stepShift[event] * s.f[i];
          }
          timeShift += stepShift[event];
        }
        case STEP -> {
          s.h = tape.step(event) + epsilon * stepShift[event];
          if (!step(tape, event, s) || !follower.passed(event, record)) {
            return false;
          }
          System.arraycopy(s.yNew, 0, s.y, 0, s.y.length);
          timeShift = tape.endsOnSample(event) ? 0 : timeShift + stepShift[event];
        }
      }
    }
    return true;
  }

  private boolean step(Tape tape, int event, StepState s) {
    System.arraycopy(tape.records(), tape.recordOffset(event), record, 0, record.length);
    tape.weights(event, s.inverseWeight);
    for (int i = 0; i < s.inverseWeight.length; i++) {
      s.inverseWeight[i] /= s.rtol;
    }
    return loop.stepper().replay(loop.work(), s, record, 0) == StepResult.CONVERGED;
  }
}
