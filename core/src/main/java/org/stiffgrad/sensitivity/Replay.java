package org.stiffgrad.sensitivity;

import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;

/**
 * Takes the recorded steps again at other parameters, each moved as the tangent says it moves and
 * with the defect that the solver's iteration left in its stages: the smooth function of the
 * parameters that passes through the recorded solution and whose exact derivative {@link
 * ForwardTangent} computes. W is the stepper's work.
 *
 * <p>Without the defects the steps at unchanged parameters would drift away from the recorded ones.
 * A relaxation oscillator then enters its jump a little early, in a step that was chosen for the
 * slow motion before it, and has no solution there.
 */
final class Replay<W> {
  private static final double[] NO_SENSITIVITIES = {};

  private final TimeLoop<W> loop;
  private final double[] record;
  private final double[] defect;
  private final double[] start;
  private final double[] base;
  private final double[] p;

  /** Replays of a solve with the parameters {@code base} [m]. */
  Replay(TimeLoop<W> loop, double[] base) {
    this.loop = loop;
    this.record = new double[loop.stepper().recordSize()];
    this.defect = new double[record.length];
    this.start = new double[loop.state().y.length];
    this.base = base;
    this.p = new double[base.length];
  }

  /**
   * @param direction change of each parameter per unit of {@code epsilon}, [m]
   * @param stepShift change of each event's length per unit of {@code epsilon}
   * @return whether every step could be solved
   */
  boolean run(Tape tape, double[] direction, double[] stepShift, double epsilon, SampleSink sink) {
    final StepState s = loop.state();
    for (int j = 0; j < p.length; j++) {
      p[j] = base[j] + epsilon * direction[j];
    }
    s.evaluator.initialState(p, s.y);
    double timeShift = 0;
    for (int event = 0; event < tape.size(); event++) {
      System.arraycopy(tape.regime(event), 0, s.regime, 0, s.regime.length);
      final double t = tape.time(event) + epsilon * timeShift;
      switch (tape.kind(event)) {
        case SAMPLE -> sink.sample(tape.index(event), t, s.y, NO_SENSITIVITIES);
        case SWITCH -> {
          s.evaluator.rhs(t, s.y, p, s.regime, s.f);
          for (int i = 0; i < s.y.length; i++) {
            s.y[i] += epsilon * stepShift[event] * s.f[i];
          }
          timeShift += stepShift[event];
        }
        case STEP -> {
          System.arraycopy(s.y, 0, start, 0, start.length);
          readRecord(tape, event, s);
          s.t = t;
          s.h = tape.step(event) + epsilon * stepShift[event];
          s.p = p;
          System.arraycopy(start, 0, s.y, 0, start.length);
          if (loop.stepper().replay(loop.work(), s, record, 0, defect) != StepResult.CONVERGED) {
            return false;
          }
          System.arraycopy(s.yNew, 0, s.y, 0, s.y.length);
          timeShift = tape.endsOnSample(event) ? 0 : timeShift + stepShift[event];
        }
      }
    }
    return true;
  }

  /** Reads a recorded step, with its weights and its defect. */
  private void readRecord(Tape tape, int event, StepState s) {
    System.arraycopy(tape.records(), tape.recordOffset(event), record, 0, record.length);
    tape.weights(event, s.inverseWeight);
    for (int i = 0; i < s.inverseWeight.length; i++) {
      s.inverseWeight[i] /= s.rtol;
    }
    tape.state(event, s.y);
    s.t = tape.time(event);
    s.h = tape.step(event);
    s.p = base;
    loop.stepper().defect(loop.work(), s, record, 0, defect);
  }
}
