package org.stiffgrad.sensitivity;

import java.util.Arrays;
import org.stiffgrad.method.Snapshot;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.Stats;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Runs a recorded solve backwards; W is the stepper's work. Beside lambda, the adjoint of the
 * state, one scalar tau is carried: the adjoint of the mesh shift t' of {@link MovingGrid}.
 */
final class AdjointRun<W> {
  private final TimeLoop<W> loop;
  private final OdeSystem system;
  private final Recording<W> recording;
  private final Tape tape;
  private final Snapshot before = new Snapshot();
  private final double[] lambda;
  private final double[] v;
  private final double[] weight;
  private final double[] time = new double[2];
  private final double[] initialValues;
  private final double[] switchValues;
  private double tau;
  private boolean isSolved;

  AdjointRun(TimeLoop<W> loop, OdeSystem system, long tapeBytes) {
    this.loop = loop;
    this.system = system;
    int n = system.states().size();
    this.recording = new Recording<>(loop, tapeBytes);
    this.tape = recording.tape();
    this.lambda = new double[n];
    this.v = new double[n];
    this.weight = new double[n];
    this.initialValues = new double[system.initialStateJacobian().size()];
    this.switchValues = new double[system.switchTimeJacobian().size()];
  }

  Outcome solve(Ivp ivp, SampleSink sink) {
    Outcome outcome = recording.solve(ivp, sink);
    isSolved = outcome instanceof Outcome.Solved;
    return outcome;
  }

  Outcome gradient(SampleCotangent cotangent, double[] gradient) {
    if (!isSolved) {
      throw new IllegalStateException("there is no completed solve to differentiate");
    }
    final StepState s = loop.state();
    Arrays.fill(gradient, 0);
    Arrays.fill(lambda, 0);
    tau = 0;
    s.evaluator.switchTimeJacobian(s.p, switchValues);
    Outcome there = recording.last();
    loop.stepper().restart(loop.work());
    boolean isWhole = false;
    while (there instanceof Outcome.Solved && !isWhole) {
      if (!backAlongTape(s, cotangent, gradient)) {
        return new Outcome.Failed(
            s.t, Outcome.Reason.SINGULAR_MATRIX, "in the transposed step", Stats.NONE);
      }
      isWhole = !recording.hasEarlier();
      if (!isWhole) {
        there = earlier();
      }
    }
    if (!isWhole) {
      return there;
    }
    Sparsity initial = system.initialStateJacobian();
    s.evaluator.initialStateJacobian(s.p, initialValues);
    for (int i = 0; i < initial.rows(); i++) {
      for (int q = initial.rowStart(i); q < initial.rowStart(i + 1); q++) {
        gradient[initial.column(q)] += initialValues[q] * lambda[i];
      }
    }
    return new Outcome.Solved(Stats.NONE);
  }

  private Outcome earlier() {
    before.save();
    rememberRounding();
    Outcome there = recording.earlier();
    before.restore();
    rememberRounding();
    return there;
  }

  /** Passes what decides how exactly steps are transposed: solving again must not show there. */
  private void rememberRounding() {
    before.pass(loop.state().largest);
    before.pass(loop.state().yNew);
    loop.stepper().rememberLinearization(loop.work(), before);
  }

  private boolean backAlongTape(StepState s, SampleCotangent cotangent, double[] gradient) {
    for (int event = tape.size() - 1; event >= 0; event--) {
      tape.state(event, s.y);
      s.t = tape.time(event);
      switch (tape.kind(event)) {
        case SAMPLE -> cotangent.addTo(tape.index(event), s.t, s.y, lambda);
        case SWITCH -> backThroughSwitch(event, gradient);
        case STEP -> {
          if (!backThroughStep(s, event, gradient)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** S += f (tau' - t'), t' = tau', transposed. */
  private void backThroughSwitch(int event, double[] gradient) {
    tape.weights(event, v);
    double slope = dot(v, lambda);
    addSwitchShift(tape.index(event), slope + tau, gradient);
    tau = -slope;
  }

  private boolean backThroughStep(StepState s, int event, double[] gradient) {
    final Stepper<W> stepper = loop.stepper();
    s.h = tape.step(event);
    System.arraycopy(tape.regime(event), 0, s.regime, 0, s.regime.length);
    if (!stepper.linearize(loop.work(), s, tape.records(), tape.recordOffset(event))) {
      return false;
    }
    int onSwitch = tape.endsOnSwitch(event);
    boolean isFree = !tape.endsOnSample(event) && onSwitch < 0;
    time[0] = 0;
    time[1] = 0;
    if (isFree) {
      // (grid.1) transposed: h' = -(v . S + R t') / (v . v + R).
      stepper.stepDerivative(loop.work(), v);
      tape.weights(event, weight);
      double resistance = MovingGrid.resistance(v.length, s.t + s.h - recording.startTime());
      double denominator = MovingGrid.square(v, weight) + resistance;
      double eta = (dot(v, lambda) + tau) / denominator;
      for (int i = 0; i < v.length; i++) {
        lambda[i] -= eta * v[i] * weight[i] * weight[i];
      }
      tau -= eta * resistance;
      stepper.adjoint(loop.work(), lambda, gradient, time);
    } else {
      stepper.adjoint(loop.work(), lambda, gradient, time);
      double eta = time[1] + tau;
      if (onSwitch >= 0) {
        addSwitchShift(onSwitch, eta, gradient);
      }
      tau -= eta;
    }
    tau += time[0];
    return true;
  }

  private void addSwitchShift(int index, double factor, double[] gradient) {
    Sparsity pattern = system.switchTimeJacobian();
    for (int q = pattern.rowStart(index); q < pattern.rowStart(index + 1); q++) {
      gradient[pattern.column(q)] += factor * switchValues[q];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
