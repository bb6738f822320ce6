package org.stiffgrad.sensitivity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.method.ActiveColumns;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.StepListener;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** Carries the sensitivities along the time loop; W is the stepper's work. */
final class TangentRun<W> implements StepListener<W> {
  private static final SampleSink NOWHERE = (index, t, y, s) -> {};

  private final TimeLoop<W> loop;
  private final OdeSystem system;
  private final boolean errorControl;
  private final double[] record;
  private final double[] v;
  private final double[] weight;
  private final double[] initialValues;
  private final double[] switchValues;
  private final SensitivityError error;
  private ActiveColumns columns;
  private int[] chosen = new int[0];
  private double[] s = new double[0];
  private double[] trial = new double[0];
  private double[] timeShift = new double[0];
  private double[] stepShift = new double[0];
  private boolean[] isNonZero = new boolean[0];
  private double[] shifts = new double[0];
  private double startTime;
  private SampleSink sink = NOWHERE;
  private @Nullable Tape tape;

  TangentRun(TimeLoop<W> loop, OdeSystem system, SolveOptions options) {
    this.loop = loop;
    this.system = system;
    this.errorControl = options.sensitivityErrorControl();
    int n = system.states().size();
    this.record = new double[loop.stepper().recordSize()];
    this.v = new double[n];
    this.weight = new double[n];
    this.initialValues = new double[system.initialStateJacobian().size()];
    this.switchValues = new double[system.switchTimeJacobian().size()];
    this.columns = new ActiveColumns(system.parameterJacobian(), chosen);
    this.error = new SensitivityError(options.tolerances(), n);
  }

  Outcome solve(Ivp ivp, int[] active, SampleSink target, @Nullable Tape record) {
    if (!Arrays.equals(active, chosen)) {
      activate(active);
    }
    sink = target;
    tape = record;
    if (record != null) {
      record.clear();
    }
    Outcome outcome = loop.solve(ivp, this);
    sink = NOWHERE;
    tape = null;
    return outcome;
  }

  private void activate(int[] active) {
    chosen = active.clone();
    columns = new ActiveColumns(system.parameterJacobian(), chosen);
    int n = system.states().size();
    int m = chosen.length;
    s = new double[n * m];
    trial = new double[n * m];
    timeShift = new double[m];
    stepShift = new double[m];
    isNonZero = new boolean[m];
    error.resize(m);
  }

  @Override
  public void started(StepState state) {
    startTime = state.t;
    Arrays.fill(timeShift, 0);
    Arrays.fill(isNonZero, false);
    Arrays.fill(s, 0);
    final int m = chosen.length;
    Sparsity initial = system.initialStateJacobian();
    state.evaluator.initialStateJacobian(state.p, initialValues);
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < initial.rows(); i++) {
        int q = initial.position(i, chosen[j]);
        s[i * m + j] = q >= 0 ? initialValues[q] : 0;
      }
    }
    state.evaluator.switchTimeJacobian(state.p, switchValues);
    error.start(s, state.p, chosen);
  }

  /** The tangent of the trial, and its error against the weights of sensitivities. */
  @Override
  public double judge(Stepper<W> stepper, W work, StepState state) {
    if (!errorControl || chosen.length == 0) {
      return 0;
    }
    stepper.record(work, record, 0);
    if (!stepper.linearize(work, state, record, 0)) {
      return Double.NaN;
    }
    System.arraycopy(s, 0, trial, 0, s.length);
    stepper.tangent(work, trial, columns, timeShift, v);
    stepper.tangentError(work, state, columns, s, timeShift, error.estimate());
    return error.norm(state, s, trial, timeShift);
  }

  @Override
  public boolean accepted(Stepper<W> stepper, W work, StepState state) {
    if (errorControl && chosen.length > 0) {
      double[] swap = s;
      s = trial;
      trial = swap;
      error.accept(s);
    } else {
      stepper.record(work, record, 0);
      if (!stepper.linearize(work, state, record, 0)) {
        return false;
      }
      stepper.tangent(work, s, columns, timeShift, v);
    }
    moveMesh(state);
    if (tape != null) {
      keepShifts(tape.size());
      tape.addStep(stepper, work, state);
    }
    return isFinite();
  }

  /** Chooses how the step's length follows each parameter, and moves the end of the step. */
  private void moveMesh(StepState state) {
    final int m = chosen.length;
    final int n = v.length;
    if (state.endsOnSample || state.endsOnSwitch >= 0) {
      for (int j = 0; j < m; j++) {
        double end = state.endsOnSample ? 0 : switchShift(state.endsOnSwitch, j);
        stepShift[j] = end - timeShift[j];
        timeShift[j] = end;
      }
    } else {
      for (int i = 0; i < n; i++) {
        weight[i] = state.inverseWeight[i] * state.rtol;
      }
      final double resistance = MovingGrid.resistance(n, state.t + state.h - startTime);
      final double denominator = MovingGrid.square(v, weight) + resistance;
      for (int j = 0; j < m; j++) {
        stepShift[j] = resistance * timeShift[j];
      }
      for (int i = 0; i < n; i++) {
        final double vw = v[i] * weight[i] * weight[i];
        for (int j = 0; j < m; j++) {
          stepShift[j] += vw * s[i * m + j];
        }
      }
      for (int j = 0; j < m; j++) {
        stepShift[j] = -stepShift[j] / denominator;
        timeShift[j] += stepShift[j];
      }
    }
    for (int i = 0; i < n; i++) {
      final double vi = v[i];
      for (int j = 0; j < m; j++) {
        s[i * m + j] += vi * stepShift[j];
      }
    }
  }

  private double switchShift(int index, int j) {
    int q = system.switchTimeJacobian().position(index, chosen[j]);
    return q >= 0 ? switchValues[q] : 0;
  }

  @Override
  public void switched(StepState state, int index) {
    final int m = chosen.length;
    for (int j = 0; j < m; j++) {
      double end = switchShift(index, j);
      stepShift[j] = end - timeShift[j];
      timeShift[j] = end;
      for (int i = 0; i < v.length; i++) {
        s[i * m + j] += state.f[i] * stepShift[j];
      }
    }
    if (tape != null) {
      keepShifts(tape.size());
      tape.addSwitch(state, index);
    }
  }

  @Override
  public void sampled(StepState state, int index) {
    final int m = chosen.length;
    if (tape != null) {
      tape.addSample(state, index);
    }
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < v.length && !isNonZero[j]; i++) {
        isNonZero[j] = s[i * m + j] != 0;
      }
    }
    sink.sample(index, state.t, state.y, s);
  }

  private boolean isFinite() {
    double sum = 0;
    for (double x : s) {
      sum += Math.abs(x);
    }
    return sum <= Double.MAX_VALUE;
  }

  private void keepShifts(int event) {
    final int m = chosen.length;
    if (shifts.length < (event + 1) * m) {
      shifts = Arrays.copyOf(shifts, Math.max(64 * m, 2 * (event + 1) * m));
    }
    System.arraycopy(stepShift, 0, shifts, event * m, m);
  }

  Tape newTape() {
    return new Tape(v.length, loop.stepper().recordSize());
  }

  boolean[] replay(
      Tape recorded, double[] p, double[] direction, double[] epsilons, Replay.Sink target) {
    final int m = chosen.length;
    double[] full = new double[p.length];
    for (int j = 0; j < m; j++) {
      full[chosen[j]] = direction[j];
    }
    double[] along = new double[recorded.size()];
    for (int event = 0; event < recorded.size(); event++) {
      for (int j = 0; j < m; j++) {
        along[event] +=
            recorded.kind(event) == Tape.Kind.SAMPLE ? 0 : shifts[event * m + j] * direction[j];
      }
    }
    return new Replay<>(loop, p).run(recorded, full, along, epsilons, target);
  }

  int[] unexpectedZeroColumns() {
    int[] zero = new int[chosen.length];
    int count = 0;
    for (int j = 0; j < chosen.length; j++) {
      if (!isNonZero[j] && isWired(chosen[j])) {
        zero[count++] = j;
      }
    }
    return Arrays.copyOf(zero, count);
  }

  private boolean isWired(int parameter) {
    return hasColumn(system.parameterJacobian(), parameter)
        || hasColumn(system.initialStateJacobian(), parameter)
        || hasColumn(system.switchTimeJacobian(), parameter);
  }

  private static boolean hasColumn(Sparsity pattern, int j) {
    for (int i = 0; i < pattern.rows(); i++) {
      if (pattern.position(i, j) >= 0) {
        return true;
      }
    }
    return false;
  }
}
