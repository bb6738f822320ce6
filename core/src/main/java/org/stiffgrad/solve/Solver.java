package org.stiffgrad.solve;

import org.stiffgrad.method.StepState;
import org.stiffgrad.system.OdeSystem;

/** Solves initial value problems of one system; owns its work arrays, so one for each thread. */
public final class Solver {
  private final Run<?> run;

  public Solver(OdeSystem system, SolveOptions options) {
    this.run = runOf(TimeLoop.of(system, options));
  }

  private static <W> Run<W> runOf(TimeLoop<W> loop) {
    return new Run<>(loop);
  }

  /** Solves and reports the state at every sample time (the sink's {@code s} is empty). */
  public Outcome solve(Ivp ivp, SampleSink sink) {
    return run.solve(ivp, sink);
  }

  /** Passes samples on; W is the stepper's work. */
  private static final class Run<W> implements StepListener<W> {
    private static final double[] NO_SENSITIVITIES = {};
    private static final SampleSink NOWHERE = (index, t, y, s) -> {};

    private final TimeLoop<W> loop;
    private SampleSink sink = NOWHERE;

    Run(TimeLoop<W> loop) {
      this.loop = loop;
    }

    Outcome solve(Ivp ivp, SampleSink target) {
      sink = target;
      Outcome outcome = loop.solve(ivp, this);
      sink = NOWHERE;
      return outcome;
    }

    @Override
    public void sampled(StepState state, int index) {
      sink.sample(index, state.t, state.y, NO_SENSITIVITIES);
    }
  }
}
