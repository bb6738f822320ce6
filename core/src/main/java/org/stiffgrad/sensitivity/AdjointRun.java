package org.stiffgrad.sensitivity;

import java.util.Arrays;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SampleSink;
import org.stiffgrad.solve.Stats;
import org.stiffgrad.solve.StepListener;
import org.stiffgrad.solve.Tape;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Records a solve and runs it backwards; W is the stepper's work. Beside lambda, the adjoint of the
 * state, one scalar tau is carried: the adjoint of the mesh shift t' of {@link MovingGrid}.
 */
final class AdjointRun<W> implements StepListener<W> {
  private static final SampleSink NOWHERE = (index, t, y, s) -> {};
  private static final double[] NO_SENSITIVITIES = {};

  private final TimeLoop<W> loop;
  private final OdeSystem system;
  private final Tape tape;
  private final double[] lambda;
  private final double[] v;
  private final double[] weight;
  private final double[] time = new double[2];
  private final double[] initialValues;
  private final double[] switchValues;
  private double tau;
  private double startTime;
  private boolean isSolved;
  private SampleSink sink = NOWHERE;

  AdjointRun(TimeLoop<W> loop, OdeSystem system) {
    this.loop = loop;
    this.system = system;
    int n = system.states().size();
    this.tape = new Tape(n, loop.stepper().recordSize());
    this.lambda = new double[n];
    this.v = new double[n];
    this.weight = new double[n];
    this.initialValues = new double[system.initialStateJacobian().size()];
    this.switchValues = new double[system.switchTimeJacobian().size()];
  }

  Outcome solve(Ivp ivp, SampleSink target) {
    tape.clear();
    sink = target;
    Outcome outcome = loop.solve(ivp, this);
    sink = NOWHERE;
    isSolved = outcome instanceof Outcome.Solved;
    return outcome;
  }

  @Override
  public void started(StepState state) {
    startTime = state.t;
  }

  @Override
  public boolean accepted(Stepper<W> stepper, W work, StepState state) {
    tape.addStep(stepper, work, state);
    return true;
  }

  @Override
  public void switched(StepState state, int index) {
    tape.addSwitch(state, index);
  }

  @Override
  public void sampled(StepState state, int index) {
    tape.addSample(state, index);
    sink.sample(index, state.t, state.y, NO_SENSITIVITIES);
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
    loop.stepper().restart(loop.work());
    for (int event = tape.size() - 1; event >= 0; event--) {
      tape.state(event, s.y);
      s.t = tape.time(event);
      switch (tape.kind(event)) {
        case SAMPLE -> cotangent.addTo(tape.index(event), s.t, s.y, lambda);
        case SWITCH -> backThroughSwitch(event, gradient);
        case STEP -> {
          if (!backThroughStep(s, event, gradient)) {
            return new Outcome.Failed(
                s.t, Outcome.Reason.SINGULAR_MATRIX, "in the transposed step", Stats.NONE);
          }
        }
      }
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
      double resistance = MovingGrid.resistance(v.length, s.t + s.h - startTime);
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
