package org.stiffgrad.sensitivity;

import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
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
  private final TimeLoop<W> loop;
  private final double[] record;
  private final double[] defect;
  private final double[] recorded;
  private final double[] base;

  /** Replays of a solve with the parameters {@code base} [m]. */
  Replay(TimeLoop<W> loop, double[] base) {
    this.loop = loop;
    this.record = new double[loop.stepper().recordSize()];
    this.recorded = new double[record.length];
    this.defect = new double[record.length];
    this.base = base;
  }

  /** Receives the replayed states at samples. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param displacement position of its epsilon
     */
    void sample(int displacement, int index, double t, double[] y);
  }

  /** The solution at one displacement. */
  private static final class Displaced {
    final double epsilon;
    final double[] p;
    final double[] y;
    double timeShift;
    boolean isSolved = true;

    Displaced(double epsilon, double[] base, double[] direction, int n) {
      this.epsilon = epsilon;
      this.p = base.clone();
      this.y = new double[n];
      for (int j = 0; j < p.length; j++) {
        p[j] += epsilon * direction[j];
      }
    }
  }

  /**
   * Replays at several displacements, step by step side by side: what is evaluated and factored of
   * a step for one of them serves the others.
   *
   * @param direction change of each parameter per unit of epsilon, [m]
   * @param stepShift change of each event's length per unit of epsilon
   * @return for each epsilon whether every step could be solved
   */
  boolean[] run(Tape tape, double[] direction, double[] stepShift, double[] epsilons, Sink sink) {
    final StepState s = loop.state();
    final int n = s.y.length;
    Displaced[] all = new Displaced[epsilons.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = new Displaced(epsilons[k], base, direction, n);
      s.evaluator.initialState(all[k].p, all[k].y);
    }
    for (int event = 0; event < tape.size(); event++) {
      System.arraycopy(tape.regime(event), 0, s.regime, 0, s.regime.length);
      if (tape.kind(event) == Tape.Kind.STEP) {
        readRecord(tape, event, s);
      }
      s.isSameStep = false;
      for (int k = 0; k < all.length; k++) {
        if (all[k].isSolved) {
          pass(tape, event, stepShift[event], k, all[k], sink);
        }
      }
    }
    s.isSameStep = false;
    boolean[] isSolved = new boolean[all.length];
    for (int k = 0; k < all.length; k++) {
      isSolved[k] = all[k].isSolved;
    }
    return isSolved;
  }

  /** Takes one displaced solution through an event. */
  private void pass(Tape tape, int event, double shift, int k, Displaced d, Sink sink) {
    final StepState s = loop.state();
    final double t = tape.time(event) + d.epsilon * d.timeShift;
    switch (tape.kind(event)) {
      case SAMPLE -> sink.sample(k, tape.index(event), t, d.y);
      case SWITCH -> {
        s.evaluator.rhs(t, d.y, d.p, s.regime, s.f);
        for (int i = 0; i < d.y.length; i++) {
          d.y[i] += d.epsilon * shift * s.f[i];
        }
        d.timeShift += shift;
      }
      case STEP -> {
        s.t = t;
        s.h = tape.step(event) + d.epsilon * shift;
        s.p = d.p;
        System.arraycopy(d.y, 0, s.y, 0, d.y.length);
        System.arraycopy(recorded, 0, record, 0, record.length);
        StepResult result = loop.stepper().replay(loop.work(), s, record, 0, defect);
        d.isSolved = result == StepResult.CONVERGED;
        s.isSameStep = d.isSolved;
        System.arraycopy(s.yNew, 0, d.y, 0, d.y.length);
        d.timeShift = tape.endsOnSample(event) ? 0 : d.timeShift + shift;
      }
    }
  }

  /** Reads a recorded step, with its weights and its defect. */
  private void readRecord(Tape tape, int event, StepState s) {
    System.arraycopy(tape.records(), tape.recordOffset(event), recorded, 0, recorded.length);
    tape.weights(event, s.inverseWeight);
    for (int i = 0; i < s.inverseWeight.length; i++) {
      s.inverseWeight[i] /= s.rtol;
    }
    tape.state(event, s.y);
    s.t = tape.time(event);
    s.h = tape.step(event);
    s.p = base;
    loop.stepper().defect(loop.work(), s, recorded, 0, defect);
  }
}
