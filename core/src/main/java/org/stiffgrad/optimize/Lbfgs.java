package org.stiffgrad.optimize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;

/**
 * Limited-memory BFGS with backtracking: Nocedal and Wright, Numerical Optimization, 2nd edition,
 * algorithms 7.4 and 7.5. A pair of changes without positive curvature is not remembered.
 * Components on a bound that descent would cross stand still. An objective that does not exist is a
 * step too long.
 */
public final class Lbfgs implements Optimizer<Lbfgs.State> {
  /**
   * How much to remember and when to stop.
   *
   * @param memory pairs of changes
   * @param maxIterations most trial points
   * @param tolerance largest component of the gradient at which it has converged; those that an
   *     active bound holds do not count
   */
  public record Settings(int memory, int maxIterations, double tolerance) {
    public static final Settings DEFAULTS = new Settings(10, 300, 1e-6);

    public Settings {
      if (memory < 1 || maxIterations < 1 || !(tolerance >= 0)) {
        throw new IllegalArgumentException("memory and limits must be positive");
      }
    }

    public Settings withMaxIterations(int most) {
      return new Settings(memory, most, tolerance);
    }
  }

  /**
   * A point between two evaluations.
   *
   * @param theta what is to be evaluated; after the end, the best point
   * @param at the best point so far, null before the first evaluation
   * @param step multiple of the direction that theta lies off it
   * @param pairs changes of theta and gradient, the oldest first
   * @param trials so far
   */
  public record State(
      double[] theta,
      @Nullable Point at,
      double step,
      List<Pair> pairs,
      int trials,
      Ask.@Nullable Stop stop) {}

  /**
   * @param direction of descent from there, [k]
   */
  public record Point(double[] theta, double total, double[] gradient, double[] direction) {}

  /**
   * @param s change of theta
   * @param y change of the gradient
   */
  public record Pair(double[] s, double[] y) {
    double curvature() {
      return dot(s, y);
    }
  }

  private static final double SUFFICIENT = 1e-4;
  private static final double SHORTEST = 1e-12;
  private static final double CURVED = 1e-10;

  private final Box box;
  private final Settings settings;

  public Lbfgs(Box box, Settings settings) {
    this.box = box;
    this.settings = settings;
  }

  @Override
  public State start(double[] theta) {
    return new State(box.clamp(theta), null, 1, List.of(), 0, null);
  }

  @Override
  public Ask ask(State state) {
    Ask.Stop stop = state.stop();
    return stop == null ? new Ask.Evaluate(state.theta(), 1) : new Ask.Nothing(stop);
  }

  @Override
  public State update(State state, Evaluation evaluation) {
    Point at = state.at();
    if (!(evaluation instanceof Evaluation.Feasible feasible)) {
      return at == null ? stopped(state, Ask.Stop.FAILED_START) : shorter(state, at);
    }
    double[] g = feasible.gradient();
    if (at == null) {
      return FirstOrder.isFinite(g)
          ? onward(state.theta(), feasible.total(), g, List.of(), state.trials() + 1)
          : stopped(state, Ask.Stop.OVERFLOW);
    }
    double[] moved = difference(state.theta(), at.theta());
    double promised = dot(at.gradient(), moved);
    boolean isLower = feasible.total() <= at.total() + SUFFICIENT * Math.min(promised, 0);
    if (!isLower || !FirstOrder.isFinite(g)) {
      return shorter(state, at);
    }
    List<Pair> pairs = new ArrayList<>(state.pairs());
    Pair pair = new Pair(moved, difference(g, at.gradient()));
    if (pair.curvature() > CURVED * Math.sqrt(dot(pair.s(), pair.s()) * dot(pair.y(), pair.y()))) {
      pairs.add(pair);
      if (pairs.size() > settings.memory()) {
        pairs.remove(0);
      }
    }
    return onward(state.theta(), feasible.total(), g, pairs, state.trials() + 1);
  }

  private State onward(double[] theta, double total, double[] g, List<Pair> pairs, int trials) {
    Point at = new Point(theta, total, g, direction(theta, g, pairs));
    State here = new State(theta, at, 1, List.copyOf(pairs), trials, null);
    if (FirstOrder.largest(box, theta, g) <= settings.tolerance()) {
      return stopped(here, Ask.Stop.CONVERGED);
    }
    return tried(here, at, 1);
  }

  private State shorter(State state, Point at) {
    State counted =
        new State(state.theta(), at, state.step(), state.pairs(), state.trials() + 1, null);
    return state.step() < SHORTEST
        ? stopped(counted, Ask.Stop.STALLED)
        : tried(counted, at, state.step() / 3);
  }

  private State tried(State state, Point at, double step) {
    if (state.trials() > settings.maxIterations()) {
      return stopped(state, Ask.Stop.BUDGET);
    }
    double[] delta = at.direction().clone();
    for (int j = 0; j < delta.length; j++) {
      delta[j] *= step;
    }
    double[] theta = FirstOrder.move(box, at.theta(), delta);
    return new State(theta, at, step, state.pairs(), state.trials(), null);
  }

  /** -H g by the two loops; without pairs the gradient, no longer than one unit. */
  private double[] direction(double[] theta, double[] g, List<Pair> pairs) {
    double[] d = new double[g.length];
    for (int j = 0; j < d.length; j++) {
      d[j] = box.holds(j, theta[j], g[j]) ? 0 : -g[j];
    }
    double[] share = new double[pairs.size()];
    for (int i = pairs.size() - 1; i >= 0; i--) {
      Pair p = pairs.get(i);
      share[i] = dot(p.s(), d) / p.curvature();
      add(-share[i], p.y(), d);
    }
    Pair last = pairs.isEmpty() ? null : pairs.get(pairs.size() - 1);
    double scale =
        last == null
            ? 1 / Math.max(1, Math.sqrt(dot(d, d)))
            : last.curvature() / dot(last.y(), last.y());
    for (int j = 0; j < d.length; j++) {
      d[j] *= scale;
    }
    for (int i = 0; i < pairs.size(); i++) {
      Pair p = pairs.get(i);
      add(share[i] - dot(p.y(), d) / p.curvature(), p.s(), d);
    }
    for (int j = 0; j < d.length; j++) {
      d[j] = box.holds(j, theta[j], g[j]) ? 0 : d[j];
    }
    return d;
  }

  private static State stopped(State s, Ask.Stop stop) {
    double[] best = s.at() == null ? s.theta() : s.at().theta();
    return new State(best, s.at(), s.step(), s.pairs(), s.trials(), stop);
  }

  private static double[] difference(double[] a, double[] b) {
    double[] d = a.clone();
    add(-1, b, d);
    return d;
  }

  private static void add(double factor, double[] x, double[] y) {
    for (int j = 0; j < y.length; j++) {
      y[j] += factor * x[j];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
