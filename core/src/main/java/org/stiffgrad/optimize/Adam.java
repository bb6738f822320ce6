package org.stiffgrad.optimize;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;

/**
 * Adam, first-order descent normalized by running moments of the gradient. Kingma and Ba, Adam: a
 * method for stochastic optimization, ICLR 2015, algorithm 1.
 */
public final class Adam implements Optimizer<Adam.State> {
  /**
   * The paper's symbols, and when to stop.
   *
   * @param alpha step size: about the change of theta in one iteration
   * @param beta1 decay rate of the mean of g
   * @param beta2 decay rate of the mean of g^2
   * @param epsilon added to the root of the latter; gradients far below it do not move theta
   * @param maxIterations most steps
   * @param tolerance largest component of the gradient at which it has converged; those that an
   *     active bound holds do not count
   */
  public record Settings(
      double alpha,
      double beta1,
      double beta2,
      double epsilon,
      int maxIterations,
      double tolerance) {
    /** Those that the paper recommends, 2000 steps, and no convergence test. */
    public static final Settings DEFAULTS = new Settings(1e-3, 0.9, 0.999, 1e-8, 2000, 0);

    public Settings {
      if (!(alpha > 0) || !(epsilon >= 0) || maxIterations < 1 || !(tolerance >= 0)) {
        throw new IllegalArgumentException("step size and limits must be positive");
      }
      if (Double.isInfinite(alpha) || Double.isInfinite(epsilon)) {
        throw new IllegalArgumentException("step size and epsilon must be finite");
      }
      if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
        throw new IllegalArgumentException("decay rates must lie in [0, 1)");
      }
    }

    public Settings withAlpha(double size) {
      return new Settings(size, beta1, beta2, epsilon, maxIterations, tolerance);
    }

    public Settings withEpsilon(double other) {
      return new Settings(alpha, beta1, beta2, other, maxIterations, tolerance);
    }

    public Settings withMaxIterations(int most) {
      return new Settings(alpha, beta1, beta2, epsilon, most, tolerance);
    }

    public Settings withTolerance(double gradient) {
      return new Settings(alpha, beta1, beta2, epsilon, maxIterations, gradient);
    }
  }

  /**
   * A point between two evaluations.
   *
   * @param theta where the gradient is wanted; after the end, the last point where it was known
   * @param last the last point where it was known, the start before that
   * @param m running mean of g, biased towards its start at zero, [k]
   * @param v running mean of g^2, likewise, [k]
   * @param t steps so far
   */
  public record State(
      double[] theta, double[] last, double[] m, double[] v, int t, Ask.@Nullable Stop stop) {}

  private final Box box;
  private final Settings settings;

  public Adam(Box box, Settings settings) {
    this.box = box;
    this.settings = settings;
  }

  @Override
  public State start(double[] theta) {
    int k = theta.length;
    double[] inside = box.clamp(theta);
    return new State(inside, inside, new double[k], new double[k], 0, null);
  }

  @Override
  public Ask ask(State state) {
    Ask.Stop stop = state.stop();
    return stop == null ? new Ask.Evaluate(state.theta(), 1) : new Ask.Nothing(stop);
  }

  @Override
  public State update(State state, Evaluation evaluation) {
    if (!(evaluation instanceof Evaluation.Feasible feasible)) {
      return stopped(state, state.last(), state.t() == 0 ? Ask.Stop.FAILED_START : Ask.Stop.LOST);
    }
    double[] g = feasible.gradient();
    if (!FirstOrder.isFinite(g)) {
      return stopped(state, state.last(), Ask.Stop.OVERFLOW);
    }
    if (FirstOrder.largest(box, state.theta(), g) <= settings.tolerance()) {
      return stopped(state, state.theta(), Ask.Stop.CONVERGED);
    }
    if (state.t() == settings.maxIterations()) {
      return stopped(state, state.theta(), Ask.Stop.BUDGET);
    }
    int t = state.t() + 1;
    double[] m = state.m().clone();
    double[] v = state.v().clone();
    double[] delta = new double[g.length];
    for (int j = 0; j < g.length; j++) {
      m[j] = settings.beta1() * m[j] + (1 - settings.beta1()) * g[j];
      v[j] = settings.beta2() * v[j] + (1 - settings.beta2()) * g[j] * g[j];
      double mHat = m[j] / (1 - Math.pow(settings.beta1(), t));
      double vHat = v[j] / (1 - Math.pow(settings.beta2(), t));
      double scale = Math.sqrt(vHat) + settings.epsilon();
      // a gradient that was zero from the start moves nothing, also with epsilon zero
      delta[j] = scale > 0 ? -settings.alpha() * mHat / scale : 0;
    }
    double[] moved = FirstOrder.move(box, state.theta(), delta);
    // an infinite v would hold its component still for good
    return FirstOrder.isFinite(v) && FirstOrder.isFinite(moved)
        ? new State(moved, state.theta(), m, v, t, null)
        : stopped(state, state.theta(), Ask.Stop.OVERFLOW);
  }

  private static State stopped(State s, double[] theta, Ask.Stop stop) {
    return new State(theta, theta, s.m(), s.v(), s.t(), stop);
  }
}
