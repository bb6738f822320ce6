package org.stiffgrad.optimize;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;

/**
 * Steepest descent with a constant learning rate: theta - alpha g, held inside its box. It never
 * looks at the objective's value, and so diverges where the rate is too long for the curvature.
 */
public final class GradientDescent implements Optimizer<GradientDescent.State> {
  /**
   * The step, and when to stop.
   *
   * @param alpha learning rate
   * @param maxIterations most steps
   * @param tolerance largest component of the gradient at which it has converged; those that an
   *     active bound holds do not count
   */
  public record Settings(double alpha, int maxIterations, double tolerance) {
    public Settings {
      if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)
          || maxIterations < 1
          || !(tolerance >= 0)) {
        throw new IllegalArgumentException("rate and limits must be positive, the rate finite");
      }
    }
  }

  /**
   * A point between two evaluations.
   *
   * @param theta where the gradient is wanted; after the end, the last point where it was known
   * @param last the last point where it was known, the start before that
   * @param iterations steps so far
   */
  public record State(double[] theta, double[] last, int iterations, Ask.@Nullable Stop stop) {}

  private final Box box;
  private final Settings settings;

  public GradientDescent(Box box, Settings settings) {
    this.box = box;
    this.settings = settings;
  }

  @Override
  public State start(double[] theta) {
    double[] inside = box.clamp(theta);
    return new State(inside, inside, 0, null);
  }

  @Override
  public Ask ask(State state) {
    Ask.Stop stop = state.stop();
    return stop == null ? new Ask.Evaluate(state.theta(), 1) : new Ask.Nothing(stop);
  }

  @Override
  public State update(State state, Evaluation evaluation) {
    int t = state.iterations();
    if (!(evaluation instanceof Evaluation.Feasible feasible)) {
      return stopped(state.last(), t, t == 0 ? Ask.Stop.FAILED_START : Ask.Stop.LOST);
    }
    double[] g = feasible.gradient();
    if (!FirstOrder.isFinite(g)) {
      return stopped(state.last(), t, Ask.Stop.OVERFLOW);
    }
    if (FirstOrder.largest(box, state.theta(), g) <= settings.tolerance()) {
      return stopped(state.theta(), t, Ask.Stop.CONVERGED);
    }
    if (t == settings.maxIterations()) {
      return stopped(state.theta(), t, Ask.Stop.BUDGET);
    }
    double[] delta = new double[g.length];
    for (int j = 0; j < g.length; j++) {
      delta[j] = -settings.alpha() * g[j];
    }
    double[] moved = FirstOrder.move(box, state.theta(), delta);
    return FirstOrder.isFinite(moved)
        ? new State(moved, state.theta(), t + 1, null)
        : stopped(state.theta(), t, Ask.Stop.OVERFLOW);
  }

  private static State stopped(double[] theta, int iterations, Ask.Stop stop) {
    return new State(theta, theta, iterations, stop);
  }
}
