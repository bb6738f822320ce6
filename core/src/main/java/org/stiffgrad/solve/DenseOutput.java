package org.stiffgrad.solve;

import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.system.OdeSystem;

/**
 * A solution that can be evaluated at any time between the initial and the last sample time, by the
 * method's own interpolation inside each step. Samples are exact step ends and more accurate; use
 * them where the times are known. Owns its work arrays: one for each thread.
 */
public final class DenseOutput {
  private final Run<?> run;

  public DenseOutput(OdeSystem system, SolveOptions options) {
    this.run = runOf(TimeLoop.of(system, options));
  }

  private static <W> Run<W> runOf(TimeLoop<W> loop) {
    return new Run<>(loop);
  }

  /** Solves and keeps every step; after a failure the steps up to it can be evaluated. */
  public Outcome solve(Ivp ivp) {
    return run.solve(ivp);
  }

  /** The time up to which the last solve can be evaluated. */
  public double endTime() {
    return run.endTime();
  }

  /**
   * The state at a time of the last solve.
   *
   * @param y [n], overwritten
   * @throws IllegalArgumentException where t lies outside the solved interval
   */
  public void at(double t, double[] y) {
    run.at(t, y);
  }

  /** W is the stepper's work. */
  private static final class Run<W> implements StepListener<W> {
    private final TimeLoop<W> loop;
    private final Tape tape;
    private final double[] start;
    private double startTime;
    private double endTime;

    Run(TimeLoop<W> loop) {
      this.loop = loop;
      this.start = new double[loop.state().y.length];
      this.tape = new Tape(start.length, loop.stepper().recordSize());
    }

    Outcome solve(Ivp ivp) {
      tape.clear();
      return loop.solve(ivp, this);
    }

    @Override
    public void started(StepState state) {
      startTime = state.t;
      endTime = state.t;
      System.arraycopy(state.y, 0, start, 0, start.length);
    }

    @Override
    public boolean accepted(Stepper<W> stepper, W work, StepState state) {
      tape.addStep(stepper, work, state);
      endTime = state.t + state.h;
      return true;
    }

    double endTime() {
      return endTime;
    }

    void at(double t, double[] y) {
      if (tape.size() == 0 && t == startTime) {
        System.arraycopy(start, 0, y, 0, y.length);
        return;
      }
      if (!(t >= startTime && t <= endTime)) {
        throw new IllegalArgumentException(
            "time " + t + " lies outside the solved interval " + startTime + " .. " + endTime);
      }
      int event = stepAt(t);
      tape.state(event, start);
      double theta = (t - tape.time(event)) / tape.step(event);
      loop.stepper().interpolate(tape.records(), tape.recordOffset(event), start, theta, y);
    }

    /** The last step that starts at or before t. */
    private int stepAt(double t) {
      int low = 0;
      int high = tape.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (tape.time(middle) <= t) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
