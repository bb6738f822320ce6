package org.stiffgrad.optimize;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;

/**
 * Gauss-Newton on score and information with step halving: the full step into the box, halved until
 * it lowers the objective (Deuflhard, Newton Methods for Nonlinear Problems, 2004, section 4.3,
 * with the simplest of its damping strategies). Where the data do not determine a step it is the
 * shortest one. What it does is free of any damping parameter, so that its iterations can be
 * counted and compared; {@link LevenbergMarquardt} is the one to fit with.
 */
public final class GaussNewton implements Optimizer<GaussNewton.State> {
  /**
   * When to stop.
   *
   * @param maxIterations most full steps
   * @param tolerance predicted decrease of the objective below which it has converged
   */
  public record Settings(int maxIterations, double tolerance) {
    public Settings {
      if (maxIterations < 1 || !(tolerance >= 0)) {
        throw new IllegalArgumentException("limits must be positive");
      }
    }
  }

  /**
   * A point between two evaluations.
   *
   * @param theta best point so far
   * @param current the objective there, null before the first evaluation
   * @param delta what is tried on top of theta, empty before the first evaluation
   * @param iterations accepted steps
   */
  public record State(
      double[] theta,
      Evaluation.@Nullable Feasible current,
      double[] delta,
      int iterations,
      Ask.@Nullable Stop stop) {}

  private static final double SMALLEST_STEP = 1e-15;

  private final Box box;
  private final Settings settings;

  public GaussNewton(Box box, Settings settings) {
    this.box = box;
    this.settings = settings;
  }

  @Override
  public State start(double[] theta) {
    return new State(box.clamp(theta), null, new double[theta.length], 0, null);
  }

  @Override
  public Ask ask(State state) {
    Ask.Stop stop = state.stop();
    return stop == null ? new Ask.Evaluate(trial(state), 1) : new Ask.Nothing(stop);
  }

  @Override
  public State update(State state, Evaluation evaluation) {
    Evaluation.Feasible current = state.current();
    if (evaluation instanceof Evaluation.Feasible feasible) {
      if (current == null) {
        return propose(state.theta(), feasible, 0);
      }
      if (feasible.total() < current.total()) {
        return propose(trial(state), feasible, state.iterations() + 1);
      }
    }
    if (current == null) {
      return stopped(state, Ask.Stop.FAILED_START);
    }
    double[] half = state.delta().clone();
    boolean moves = false;
    for (int j = 0; j < half.length; j++) {
      half[j] *= 0.5;
      moves |= Math.abs(half[j]) > SMALLEST_STEP * Math.abs(state.theta()[j]);
    }
    State shorter = new State(state.theta(), current, half, state.iterations(), null);
    return moves ? shorter : stopped(shorter, Ask.Stop.STALLED);
  }

  private State propose(double[] theta, Evaluation.Feasible at, int iterations) {
    QuadraticModel.Step step = new QuadraticModel(theta, at, box).step(0);
    State next = new State(theta, at, step.delta(), iterations, null);
    if (step.predicted() <= settings.tolerance()) {
      return stopped(next, Ask.Stop.CONVERGED);
    }
    return iterations < settings.maxIterations() ? next : stopped(next, Ask.Stop.BUDGET);
  }

  private double[] trial(State state) {
    return box.move(state.theta(), state.delta());
  }

  private static State stopped(State s, Ask.Stop stop) {
    return new State(s.theta(), s.current(), s.delta(), s.iterations(), stop);
  }
}
