package org.stiffgrad.optimize;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;

/**
 * Levenberg-Marquardt on score and information, with bounds and a longest step.
 *
 * <p>The metric of the damping is Marquardt's and its control Nielsen's (Madsen, Nielsen and
 * Tingleff, Methods for non-linear least squares problems, 2004, algorithm 3.16). Steps are judged
 * on the true objective; an objective that does not exist counts as a rejected step. After an
 * accepted step the next trial is evaluated with derivatives at once (unless told otherwise), after
 * a rejected one only its value is asked for first. (fit.8 to fit.11)
 */
public final class LevenbergMarquardt implements Optimizer<LevenbergMarquardt.State> {
  /**
   * When to stop, and how to begin.
   *
   * @param initialDamping relative to the metric
   * @param maxIterations most trial points
   * @param tolerance predicted decrease of the objective below which it has converged
   * @param noise relative error of the objective as the solver computes it
   * @param straight accepted steps after which steps are bent along the valley: who is not there by
   *     then is in a curved one
   * @param metric of the damping
   * @param valueFirst whether every trial's value is asked for before its derivatives: where those
   *     cost many times more
   */
  public record Settings(
      double initialDamping,
      int maxIterations,
      double tolerance,
      double noise,
      int straight,
      Metric metric,
      boolean valueFirst) {
    public static final Settings DEFAULTS =
        new Settings(1e-2, 100, 1e-10, 1e-6, Integer.MAX_VALUE, Metric.MARQUARDT, false);

    public Settings {
      if (!(initialDamping > 0)
          || maxIterations < 1
          || !(tolerance >= 0)
          || !(noise >= 0)
          || straight < 0) {
        throw new IllegalArgumentException("damping and limits must be positive");
      }
    }

    public Settings withMaxIterations(int most) {
      return new Settings(initialDamping, most, tolerance, noise, straight, metric, valueFirst);
    }

    public Settings withTolerance(double decrease) {
      return new Settings(
          initialDamping, maxIterations, decrease, noise, straight, metric, valueFirst);
    }

    public Settings withNoise(double relative) {
      return new Settings(
          initialDamping, maxIterations, tolerance, relative, straight, metric, valueFirst);
    }

    public Settings withInitialDamping(double relative) {
      return new Settings(relative, maxIterations, tolerance, noise, straight, metric, valueFirst);
    }

    public Settings withMetric(Metric other) {
      return new Settings(
          initialDamping, maxIterations, tolerance, noise, straight, other, valueFirst);
    }

    /** Asks for the value of every trial before its derivatives. */
    public Settings withValueFirst() {
      return new Settings(initialDamping, maxIterations, tolerance, noise, straight, metric, true);
    }

    public Settings withStraight(int steps) {
      return new Settings(
          initialDamping, maxIterations, tolerance, noise, steps, metric, valueFirst);
    }
  }

  /** What a step is measured by where it is damped. (fit.9) */
  public enum Metric {
    /** Column norms of S: no parameter's unit matters. For rates and other quantities. */
    MARQUARDT,

    /** The same for all, the mean of those: for weights, of which many hardly matter. */
    LEVENBERG
  }

  /**
   * A point between two evaluations.
   *
   * @param theta best point so far
   * @param current the objective there, null before the first evaluation
   * @param damping the next step's
   * @param growth factor of the damping if the next trial is rejected
   * @param trial what is to be evaluated, null when stopped
   * @param counts what happened so far
   * @param decrement what an undamped step is predicted to gain, infinite before the first
   */
  public record State(
      double[] theta,
      Evaluation.@Nullable Feasible current,
      double damping,
      double growth,
      @Nullable Trial trial,
      Counts counts,
      double decrement,
      Ask.@Nullable Stop stop) {
    /** Whether what is to be evaluated may become the next point. */
    public boolean hasCandidate() {
      return trial != null && trial.ahead() == null;
    }
  }

  /**
   * @param order of the evaluation wanted
   * @param predicted decrease
   * @param size of the step in units of the longest one
   * @param ahead the step if theta only looks ahead along it, null where theta is a candidate
   */
  public record Trial(
      double[] theta,
      int order,
      double predicted,
      double size,
      QuadraticModel.@Nullable Step ahead) {}

  /**
   * @param iterations trial points so far
   * @param accepted how many became the best point
   * @param failed at how many the objective did not exist
   * @param lastFailed whether it did not exist at the last one
   * @param infeasible the reason of the last failure, empty without
   */
  public record Counts(
      int iterations, int accepted, int failed, boolean lastFailed, String infeasible) {
    static final Counts NONE = new Counts(0, 0, 0, false, "");
  }

  /** Damping of the step whose promise decides on convergence: as good as none. */
  private static final double UNDAMPED = 1e-12;

  /** Share of a step at which the curvature along it is looked at. */
  private static final double LOOK_AHEAD = 0.1;

  /** Longest bend, 2 |a| / |d|: beyond it second order says little (Transtrum and Sethna). */
  private static final double MOST_BEND = 0.75;

  private static final double MOST_DAMPING = 1e10;
  private static final double SMALLEST_STEP = 1e-13;

  private final Box box;
  private final Settings settings;

  public LevenbergMarquardt(Box box, Settings settings) {
    this.box = box;
    this.settings = settings;
  }

  @Override
  public State start(double[] theta) {
    double[] inside = box.clamp(theta);
    return new State(
        inside,
        null,
        settings.initialDamping(),
        2,
        new Trial(inside, 1, 0, 0, null),
        Counts.NONE,
        Double.POSITIVE_INFINITY,
        null);
  }

  @Override
  public Ask ask(State state) {
    Trial trial = state.trial();
    if (trial != null) {
      return new Ask.Evaluate(trial.theta(), trial.order());
    }
    Ask.Stop stop = state.stop();
    if (stop == null) {
      throw new IllegalStateException("a state without trial has no reason to stop");
    }
    return new Ask.Nothing(stop);
  }

  @Override
  public State update(State state, Evaluation evaluation) {
    if (state.trial() == null) {
      throw new IllegalStateException("nothing was asked for");
    }
    return update(state, state.trial(), evaluation);
  }

  /**
   * The same with the answer at a point found better by other means than the candidate asked for.
   *
   * @param theta where the evaluation is
   */
  public State update(State state, double[] theta, Evaluation evaluation) {
    Trial trial = state.trial();
    if (trial == null || trial.ahead() != null) {
      throw new IllegalStateException("no candidate was asked for");
    }
    Trial moved = new Trial(theta, trial.order(), trial.predicted(), trial.size(), null);
    return update(state, moved, evaluation);
  }

  private State update(State state, Trial trial, Evaluation evaluation) {
    Evaluation.Feasible current = state.current();
    if (current == null) {
      return first(state, trial, evaluation);
    }
    if (trial.ahead() != null) {
      return bend(state, current, trial.ahead(), evaluation);
    }
    if (!(evaluation instanceof Evaluation.Feasible feasible)) {
      String why = ((Evaluation.Infeasible) evaluation).why();
      return reject(state, current, trial, why);
    }
    double decrease = current.total() - feasible.total();
    if (!(decrease > 0)) {
      return reject(state, current, trial, "");
    }
    if (trial.order() == 0) {
      // worth its derivatives
      Trial again = new Trial(trial.theta(), 1, trial.predicted(), trial.size(), null);
      return with(state, again, state.counts());
    }
    double rho = decrease / trial.predicted();
    double damping =
        Math.max(state.damping() * Math.max(1.0 / 3, 1 - Math.pow(2 * rho - 1, 3)), 1e-15);
    return propose(trial.theta(), feasible, damping, 2, count(state.counts(), true, ""));
  }

  /**
   * The same iteration at another point, found better by other means.
   *
   * @param evaluation with derivatives, at theta
   */
  public State relocate(State state, double[] theta, Evaluation.Feasible evaluation) {
    return propose(theta, evaluation, state.damping(), state.growth(), state.counts());
  }

  private State first(State state, Trial trial, Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Feasible feasible) {
      return propose(trial.theta(), feasible, state.damping(), state.growth(), state.counts());
    }
    String why = ((Evaluation.Infeasible) evaluation).why();
    return stopped(state, Ask.Stop.FAILED_START, count(state.counts(), false, why));
  }

  private State reject(State state, Evaluation.Feasible current, Trial trial, String infeasible) {
    Counts counts = count(state.counts(), false, infeasible);
    double noise =
        10 * settings.noise() * current.objective().chi2() + 1e-13 * Math.abs(current.total());
    boolean belowNoise = infeasible.isEmpty() && state.decrement() < noise;
    if (belowNoise && trial.predicted() < noise) {
      // the objective's own error hides what is left to gain
      return stopped(state, Ask.Stop.CONVERGED, counts);
    }
    double damping = state.damping() * state.growth();
    if (damping > MOST_DAMPING || trial.size() < SMALLEST_STEP) {
      return stopped(state, Ask.Stop.STALLED, counts);
    }
    QuadraticModel model = new QuadraticModel(state.theta(), current, box, settings.metric());
    State grown =
        new State(
            state.theta(),
            current,
            damping,
            2 * state.growth(),
            trial,
            counts,
            state.decrement(),
            null);
    return next(grown, model, 0);
  }

  private State propose(
      double[] theta, Evaluation.Feasible at, double damping, double growth, Counts counts) {
    QuadraticModel model = new QuadraticModel(theta, at, box, settings.metric());
    double decrement = model.step(UNDAMPED).predicted();
    State state = new State(theta, at, damping, growth, null, counts, decrement, null);
    if (decrement <= settings.tolerance()) {
      return stopped(state, Ask.Stop.CONVERGED, counts);
    }
    return next(state, model, 1);
  }

  /**
   * What an undamped step from a point is predicted to gain: the measure of convergence.
   *
   * @param at the objective there, with derivatives
   */
  public static double decrement(Box box, double[] theta, Evaluation.Feasible at) {
    return new QuadraticModel(theta, at, box, Metric.MARQUARDT).step(UNDAMPED).predicted();
  }

  private State next(State state, QuadraticModel model, int order) {
    if (state.counts().iterations() >= settings.maxIterations()) {
      return stopped(state, Ask.Stop.BUDGET, state.counts());
    }
    QuadraticModel.Step step = model.step(state.damping());
    if (!(step.predicted() > 0)) {
      return stopped(state, Ask.Stop.STALLED, state.counts());
    }
    if (state.counts().accepted() >= settings.straight()) {
      double[] theta = box.move(state.theta(), step.times(LOOK_AHEAD));
      Trial look = new Trial(theta, 0, step.predicted(), step.size(box), step);
      return with(state, look, state.counts());
    }
    return tried(state, step, step.delta(), order);
  }

  /**
   * The candidate at the end of a step that follows the valley's curvature to second order: d + a/2
   * with the geodesic acceleration a of Transtrum and Sethna (2012), no longer than {@link
   * #MOST_BEND} allows. Where nothing is to be seen ahead, the straight one. (fit.21)
   */
  private State bend(
      State state, Evaluation.Feasible current, QuadraticModel.Step step, Evaluation ahead) {
    double[] delta = step.delta().clone();
    if (ahead instanceof Evaluation.Feasible seen) {
      QuadraticModel model = new QuadraticModel(state.theta(), current, box, settings.metric());
      double[] bend = model.bend(state.damping(), step, seen.q(), LOOK_AHEAD);
      double ratio = 2 * model.length(bend) / model.length(delta);
      double share = Math.min(1, MOST_BEND / ratio) / 2;
      for (int j = 0; j < delta.length && ratio > 0; j++) {
        delta[j] += share * bend[j];
      }
    }
    return tried(state, step, delta, 1);
  }

  private State tried(State state, QuadraticModel.Step step, double[] delta, int order) {
    double[] theta = box.clamp(box.move(state.theta(), delta));
    int first = settings.valueFirst() ? 0 : order;
    Trial trial = new Trial(theta, first, step.predicted(), step.size(box), null);
    return with(state, trial, state.counts());
  }

  private static State with(State s, Trial trial, Counts counts) {
    return new State(
        s.theta(), s.current(), s.damping(), s.growth(), trial, counts, s.decrement(), null);
  }

  private static State stopped(State s, Ask.Stop stop, Counts counts) {
    return new State(
        s.theta(), s.current(), s.damping(), s.growth(), null, counts, s.decrement(), stop);
  }

  private static Counts count(Counts c, boolean accepted, String infeasible) {
    boolean failed = !infeasible.isEmpty();
    return new Counts(
        c.iterations() + 1,
        c.accepted() + (accepted ? 1 : 0),
        c.failed() + (failed ? 1 : 0),
        failed,
        failed ? infeasible : c.infeasible());
  }
}
