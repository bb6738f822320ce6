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
   * @param maxIterations most steps tried, halved ones included
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
   * What is tried on top of theta.
   *
   * @param delta change of theta, zero before the first evaluation, [k]
   * @param halvings of the full step
   */
  public record Trial(double[] delta, int halvings) {}

  /**
   * A point between two evaluations.
   *
   * @param theta best point so far
   * @param current the objective there, null before the first evaluation
   * @param iterations accepted steps
   * @param tried steps tried so far, accepted or not
   */
  public record State(
      double[] theta,
      Evaluation.@Nullable Feasible current,
      Trial trial,
      int iterations,
      int tried,
      Ask.@Nullable Stop stop) {}

  /** Below 2^-50 of the full step nothing is left of its model, also where theta is 0. */
  private static final int MOST_HALVINGS = 50;

  private static final double SMALLEST_STEP = 1e-15;

  private final Box box;
  private final Settings settings;

  public GaussNewton(Box box, Settings settings) {
    this.box = box;
    this.settings = settings;
  }

  @Override
  public State start(double[] theta) {
    return new State(box.clamp(theta), null, new Trial(new double[theta.length], 0), 0, 0, null);
  }

  @Override
  public Ask ask(State state) {
    Ask.Stop stop = state.stop();
    return stop == null ? new Ask.Evaluate(moved(state), 1) : new Ask.Nothing(stop);
  }

  @Override
  public State update(State state, Evaluation evaluation) {
    Evaluation.Feasible current = state.current();
    if (current == null) {
      if (!(evaluation instanceof Evaluation.Feasible feasible)) {
        return stopped(state, Ask.Stop.FAILED_START);
      }
      return hasModel(feasible)
          ? propose(state.theta(), feasible, 0, 0)
          : stopped(state, Ask.Stop.OVERFLOW);
    }
    int tried = state.tried() + 1;
    if (evaluation instanceof Evaluation.Feasible feasible
        && feasible.total() < current.total()
        && hasModel(feasible)) {
      return propose(moved(state), feasible, state.iterations() + 1, tried);
    }
    Trial half = half(state.trial());
    State shorter = new State(state.theta(), current, half, state.iterations(), tried, null);
    return moves(state.theta(), half) ? withinBudget(shorter) : stopped(shorter, Ask.Stop.STALLED);
  }

  private static boolean hasModel(Evaluation.Feasible at) {
    return FirstOrder.isFinite(at.gradient()) && FirstOrder.isFinite(at.columnNorms());
  }

  private static Trial half(Trial trial) {
    double[] delta = trial.delta().clone();
    for (int j = 0; j < delta.length; j++) {
      delta[j] *= 0.5;
    }
    return new Trial(delta, trial.halvings() + 1);
  }

  private static boolean moves(double[] theta, Trial trial) {
    boolean moves = false;
    for (int j = 0; j < theta.length; j++) {
      moves |= Math.abs(trial.delta()[j]) > SMALLEST_STEP * Math.abs(theta[j]);
    }
    return moves && trial.halvings() <= MOST_HALVINGS;
  }

  private State propose(double[] theta, Evaluation.Feasible at, int iterations, int tried) {
    QuadraticModel.Step step =
        new QuadraticModel(theta, at, box, LevenbergMarquardt.Metric.MARQUARDT).step(0);
    State next = new State(theta, at, new Trial(step.delta(), 0), iterations, tried, null);
    return step.predicted() <= settings.tolerance()
        ? stopped(next, Ask.Stop.CONVERGED)
        : withinBudget(next);
  }

  private State withinBudget(State state) {
    return state.tried() < settings.maxIterations() ? state : stopped(state, Ask.Stop.BUDGET);
  }

  private double[] moved(State state) {
    return box.move(state.theta(), state.trial().delta());
  }

  private static State stopped(State s, Ask.Stop stop) {
    return new State(s.theta(), s.current(), s.trial(), s.iterations(), s.tried(), stop);
  }
}
