package org.stiffgrad.solve;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.FixedGrid;
import org.stiffgrad.method.RadauIia5Stepper;
import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Outcome.Failed;
import org.stiffgrad.solve.Outcome.Reason;
import org.stiffgrad.solve.Outcome.Solved;
import org.stiffgrad.system.OdeSystem;

/**
 * The only time loop: step, judge, tell the listener. Steps end exactly on sample times and time
 * switches. Owns its work arrays: one for each thread.
 */
public final class TimeLoop<W> {
  /** The first step is at most this part of the whole: nothing is known of f further on. */
  private static final double LONGEST_FIRST_STEP = 1e-3;

  /** Below this part of the whole a first step only wastes steps: a rejection is cheap. */
  private static final double SHORTEST_FIRST_STEP = 1e-14;

  private final SolveOptions options;
  private final Stepper<W> stepper;
  private final W work;
  private final StepState state;
  private final Culprit culprit;
  private final StepController controller;
  private final ErrorWeights weights;
  private final @Nullable Foresight<W> foresight;
  private final SwitchSchedule switches;
  private int steps;
  private int rejected;
  private int newtonFailures;
  private double uncut;

  /**
   * The options' limit and one step for every sample: landing on them is not the solver's fault.
   */
  private int mostSteps;

  /** The sample to come. */
  private int next;

  /** Whether a solve goes on inside an interval, and whether the listener has ended it. */
  private boolean isMidway;

  private boolean isEnded;

  private TimeLoop(OdeSystem system, SolveOptions options, Stepper<W> stepper) {
    if (system.states().size() == 0) {
      throw new IllegalArgumentException(system.name() + " has no states");
    }
    this.options = options;
    this.stepper = stepper;
    this.work = stepper.newWork();
    this.state = new StepState(system);
    this.culprit = new Culprit(system, state);
    double errorTolerance = stepper.errorTolerance(options.tolerances().rtol());
    this.state.rtol = errorTolerance;
    this.weights = new ErrorWeights(options.tolerances(), errorTolerance, system.jacobian());
    this.controller = isFixed() ? new FixedGridController() : new PredictiveController();
    boolean isFree = !isFixed() && options.tolerances().isAutomatic();
    this.foresight = isFree ? new Foresight<>(system, stepper) : null;
    this.switches = new SwitchSchedule(system.switchTimeJacobian().rows());
    this.state.regime = new boolean[system.switchTimeJacobian().rows()];
  }

  /** A loop with the stepper that the options' method asks for. */
  public static TimeLoop<?> of(OdeSystem system, SolveOptions options) {
    return options.stepsPerInterval() > 0
        ? with(system, options, FixedGrid.stepper(options.method(), system))
        : new TimeLoop<>(system, options, new RadauIia5Stepper(system));
  }

  private static <W> TimeLoop<W> with(OdeSystem system, SolveOptions options, Stepper<W> stepper) {
    return new TimeLoop<>(system, options, stepper);
  }

  public Stepper<W> stepper() {
    return stepper;
  }

  public W work() {
    return work;
  }

  /** The state shared with the stepper; valid during a solve and until the next. */
  public StepState state() {
    return state;
  }

  private boolean isFixed() {
    return options.stepsPerInterval() > 0;
  }

  /** Solves, telling the listener of every accepted step and every sample. */
  public Outcome solve(Ivp ivp, StepListener<W> listener) {
    double[] samples = ivp.sampleTimes();
    mostSteps = options.maxSteps() + samples.length;
    next = 0;
    isMidway = false;
    Failed failed = start(ivp, listener);
    if (failed == null && samples.length > 0 && samples[0] == ivp.t0()) {
      listener.sampled(state, next++);
    }
    return failed == null ? run(samples, listener) : failed;
  }

  /** Saves where the solve stands; only for a listener that was asked whether to go on. */
  public void save(Snapshot snapshot) {
    snapshot.save();
    remember(snapshot);
  }

  /**
   * Goes on with the last solve from an earlier point of it: the same steps, digit by digit where
   * they are chosen by their error, else to rounding.
   */
  public Outcome resume(Ivp ivp, Snapshot snapshot, StepListener<W> listener) {
    snapshot.restore();
    remember(snapshot);
    isMidway = true;
    return run(ivp.sampleTimes(), listener);
  }

  private void remember(Snapshot snapshot) {
    state.remember(snapshot);
    stepper.remember(work, snapshot);
    controller.remember(snapshot);
    weights.remember(snapshot);
    switches.remember(snapshot);
    if (foresight != null) {
      foresight.remember(snapshot);
    }
    steps = snapshot.pass(steps);
    rejected = snapshot.pass(rejected);
    newtonFailures = snapshot.pass(newtonFailures);
    uncut = snapshot.pass(uncut);
    next = snapshot.pass(next);
  }

  private Outcome run(double[] samples, StepListener<W> listener) {
    Failed failed = null;
    isEnded = false;
    while (failed == null && next < samples.length && !isEnded) {
      boolean isLast = next == samples.length - 1;
      failed = advance(samples[next], isLast, listener);
      if (failed == null && state.t == samples[next]) {
        listener.sampled(state, next++);
      }
      if (failed == null && next < samples.length && !isEnded) {
        failed = passSwitches(listener);
      }
    }
    return failed == null ? new Solved(stats()) : failed;
  }

  private @Nullable Failed start(Ivp ivp, StepListener<W> listener) {
    final StepState s = state;
    steps = 0;
    rejected = 0;
    newtonFailures = 0;
    s.rhsCount = 0;
    s.jacobianCount = 0;
    s.factorizationCount = 0;
    s.p = ivp.p();
    s.t = ivp.t0();
    s.h = 0;
    s.endsOnSwitch = -1;
    s.evaluator.initialState(s.p, s.y);
    int bad = Culprit.firstNonFinite(s.y);
    if (bad >= 0) {
      return failed(Reason.NON_FINITE_INITIAL_STATE, culprit.name(bad) + " starts at " + s.y[bad]);
    }
    int undefined = switches.start(s);
    if (undefined >= 0) {
      return failed(Reason.UNDEFINED_SWITCH_TIME, "condition " + (undefined + 1) + " on time");
    }
    listener.started(s);
    double[] samples = ivp.sampleTimes();
    double span = samples.length == 0 ? 0 : samples[samples.length - 1] - s.t;
    Failed failed = evaluateSlope();
    if (failed == null) {
      uncut = options.firstStep() > 0 ? options.firstStep() : firstStep(span);
      s.h = uncut;
      weights.observeTerms(s, s.y);
      weights.start(s);
      restart();
    }
    return failed;
  }

  private void restart() {
    state.isFirst = true;
    state.wasRejected = false;
    stepper.restart(work);
    controller.restart();
    if (foresight != null) {
      foresight.restart(state);
    }
  }

  private @Nullable Failed evaluateSlope() {
    state.evaluator.rhs(state.t, state.y, state.p, state.regime, state.f);
    state.rhsCount++;
    int bad = Culprit.firstNonFinite(state.f);
    return bad < 0 ? null : failed(Reason.NON_FINITE_RHS, culprit.equation(bad, state.f));
  }

  /** A hundredth of the time in which some non-zero component would change by its own size. */
  private double firstStep(double span) {
    double fastest = 0;
    for (int i = 0; i < state.y.length; i++) {
      if (state.y[i] != 0) {
        fastest = Math.max(fastest, Math.abs(state.f[i] / state.y[i]));
      }
    }
    double step = fastest > 0 ? 0.01 / fastest : 1e-6 * span;
    return Math.max(SHORTEST_FIRST_STEP * span, Math.min(step, LONGEST_FIRST_STEP * span));
  }

  /** Flips the switches at the current time; those no step ended on are told as switched. */
  private @Nullable Failed passSwitches(StepListener<W> listener) {
    boolean flipped = false;
    for (int k = switches.poll(state.t); k >= 0; k = switches.poll(state.t)) {
      if (k != state.endsOnSwitch) {
        listener.switched(state, k);
      }
      state.regime[k] = true;
      flipped = true;
      Failed failed = evaluateSlope();
      if (failed != null) {
        return failed;
      }
    }
    if (flipped) {
      restart();
      uncut = Math.min(uncut, firstStep(uncut));
    }
    return null;
  }

  /** Steps to the sample time, or to a switch before it. */
  private @Nullable Failed advance(double sample, boolean isLast, StepListener<W> listener) {
    final StepState s = state;
    int onSwitch = switches.before(sample);
    double stop = onSwitch < 0 ? sample : switches.time(onSwitch);
    if (isFixed() && !isMidway) {
      uncut = (stop - s.t) / options.stepsPerInterval();
    }
    isMidway = false;
    while (true) {
      if (!s.wasRejected && !listener.goesOn()) {
        isEnded = true;
        return null;
      }
      boolean ends = s.t + 1.0001 * uncut >= stop;
      s.h = ends ? stop - s.t : uncut;
      s.endsOnSample = ends && onSwitch < 0;
      s.endsOnSwitch = ends ? onSwitch : -1;
      if (ends) {
        uncut = Math.max(uncut, s.h);
      }
      if (foresight != null) {
        foresight.beforeTrial(s, weights);
      }
      Failed failed = step(listener);
      if (failed != null) {
        return failed;
      }
      if (s.wasRejected) {
        continue;
      }
      s.t = ends ? stop : s.t + s.h;
      System.arraycopy(s.yNew, 0, s.y, 0, s.y.length);
      if (ends && onSwitch < 0 && isLast) {
        return null;
      }
      if (s.knowsFNew) {
        System.arraycopy(s.fNew, 0, s.f, 0, s.f.length);
      } else {
        failed = evaluateSlope();
      }
      if (failed != null) {
        return failed;
      }
      weights.observeTerms(s, s.y);
      weights.update(s, s.y);
      if (foresight != null) {
        foresight.stepped(s, weights, stop);
      }
      if (ends) {
        return null;
      }
    }
  }

  /** One trial; sets the next step size and {@code wasRejected}. */
  private @Nullable Failed step(StepListener<W> listener) {
    final StepState s = state;
    if (steps + rejected + newtonFailures >= mostSteps) {
      return failed(Reason.TOO_MANY_STEPS, "more than " + mostSteps);
    }
    if ((steps & 63) == 0 && Thread.currentThread().isInterrupted()) {
      return failed(Reason.INTERRUPTED, "at the caller's wish");
    }
    StepResult result = stepper.attempt(work, s);
    // A trial that fails the error test of the other components says nothing about scales.
    boolean isTrustworthy = s.isFirst && result == StepResult.CONVERGED && s.error < 1;
    if (isTrustworthy && weights.learnFromTrial(s)) {
      result = stepper.attempt(work, s);
    }
    if (result != StepResult.CONVERGED) {
      return retry(result);
    }
    double extra = s.error < 1 ? listener.judge(stepper, work, s) : 0;
    if (Double.isNaN(extra)) {
      return failed(Reason.NON_FINITE_SENSITIVITY, "at a step of length " + s.h);
    }
    s.error = Math.max(s.error, extra);
    if (s.error >= 1) {
      rejected++;
      stepper.reject(work);
      uncut = controller.afterRejected(s);
      s.wasRejected = true;
      return isTooSmall() ? failed(Reason.STEP_SIZE_UNDERFLOW, culprit.fastest()) : null;
    }
    steps++;
    if (!listener.accepted(stepper, work, s)) {
      return failed(Reason.NON_FINITE_SENSITIVITY, "at a step of length " + s.h);
    }
    double next = controller.afterAccepted(s, uncut);
    boolean isCut = s.h < uncut;
    if (!isCut && stepper.wouldRatherKeepStep(work) && next >= s.h && next <= 1.2 * s.h) {
      next = s.h;
    }
    stepper.accept(work, s, s.h < 0.25 * uncut);
    uncut = next;
    s.isFirst = false;
    s.wasRejected = false;
    return null;
  }

  private @Nullable Failed retry(StepResult result) {
    newtonFailures++;
    if (foresight != null && result == StepResult.NON_FINITE) {
      foresight.forget(state, weights);
    }
    if (result == StepResult.NON_FINITE_JACOBIAN) {
      return failed(Reason.NON_FINITE_JACOBIAN, culprit.nonFiniteDerivative());
    }
    if (isFixed() || isTooSmall()) {
      return switch (result) {
        case NON_FINITE -> nonFinite();
        case SINGULAR -> failed(Reason.SINGULAR_MATRIX, "at a step of length " + state.h);
        default -> failed(Reason.NEWTON_DIVERGENCE, culprit.fastest());
      };
    }
    uncut = result == StepResult.SINGULAR ? 0.5 * state.h : controller.afterFailed(state);
    state.wasRejected = true;
    return null;
  }

  private boolean isTooSmall() {
    double smallest = Math.abs(state.t) * Math.ulp(1.);
    return 0.1 * uncut <= Math.max(smallest, 1e-290);
  }

  /** The equation that is not finite near the current point, if it is one. */
  private Failed nonFinite() {
    String equation = culprit.nonFiniteEquation();
    return equation == null
        ? failed(Reason.NON_FINITE_STEP, culprit.fastest())
        : failed(Reason.NON_FINITE_RHS, equation);
  }

  private Failed failed(Reason reason, String detail) {
    return new Failed(state.t, reason, detail, stats());
  }

  private Stats stats() {
    return new Stats(
        steps,
        rejected,
        state.rhsCount,
        state.jacobianCount,
        state.factorizationCount,
        newtonFailures);
  }
}
