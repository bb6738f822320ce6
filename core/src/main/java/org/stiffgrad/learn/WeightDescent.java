package org.stiffgrad.learn;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Box;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.optimize.Adam;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/** Least squares in weights, until they are exact or an iteration no longer pays. (learn.2) */
final class WeightDescent {
  private static final double RTOL = 1e-6;

  static final Tolerances TOLERANCES = Tolerances.relative(RTOL);

  /** Most steps of a solve, beside the rows: a network that takes more is far too stiff. */
  private static final int MOST_STEPS = 2000;

  /** How trajectories are solved in training. */
  static final SolveOptions SOLVE =
      SolveOptions.DEFAULTS.withTolerances(TOLERANCES).withMaxSteps(MOST_STEPS);

  private static final double TOLERANCE = 1e-9;

  /** Errors of this size are the solver's own. */
  static final double EXACT = 10 * RTOL;

  /**
   * From random weights a bold step leads to networks that are far too stiff: dear, and of no use.
   */
  private static final double DAMPING = 1;

  /** Iterations after which a stage must have made progress. */
  private static final int PATIENCE = 25;

  /** Share of the error that has to be gone by then: less is noise that is learned by heart. */
  private static final double PROGRESS = 0.02;

  /**
   * Steps that are not bent yet; with none of them bent half of the networks need twice the time.
   */
  private static final int STRAIGHT = 10;

  /** An error, in ranges of the data, that is no place to begin at. */
  private static final double WILD = 10;

  private static final int MOST_HALVINGS = 10;

  private static final double ADAM_RATE = 0.01;

  /** Steps of Adam for each of the two stages' iterations: about as dear. */
  private static final int ADAM_STEPS = 5;

  private final long seed;
  private final LearnMonitor monitor;
  private final ShardExecutor executor;

  WeightDescent(long seed, LearnMonitor monitor, ShardExecutor executor) {
    this.seed = seed;
    this.monitor = monitor;
    this.executor = executor;
  }

  /** Where it ends. */
  record Reached(double[] theta, double error) {}

  /** The error on data that are kept back. */
  @FunctionalInterface
  interface Judge {
    /**
     * @param error on those of training
     */
    double error(double[] theta, double error);
  }

  /**
   * @param stage for the monitor
   * @param from coordinates to begin at
   */
  Reached run(String stage, FitProblem problem, double[] from, int iterations) {
    return run(stage, problem, from, iterations, Optional.empty());
  }

  /**
   * Likewise, but ends where a judge was best, after as many iterations without a better one as may
   * pass without progress. (L. Prechelt, Early stopping, 1998)
   */
  Reached run(
      String stage, FitProblem problem, double[] from, int iterations, Optional<Judge> judge) {
    return run(
        stage,
        new Likelihood(problem, executor)::evaluate,
        problem.coordinates().box(),
        from,
        iterations,
        judge);
  }

  /** Likewise, of residuals that are no likelihood's, in the coordinates of a problem. */
  Reached run(String stage, Residuals residuals, FitProblem like, double[] from, int iterations) {
    return run(stage, residuals, like.coordinates().box(), from, iterations, Optional.empty());
  }

  /** What is minimized. */
  @FunctionalInterface
  interface Residuals {
    /**
     * @param order 1 with derivatives, 0 without
     */
    Evaluation evaluate(double[] theta, int order);
  }

  private Reached run(
      String stage,
      Residuals residuals,
      Box box,
      double[] from,
      int iterations,
      Optional<Judge> judge) {
    LevenbergMarquardt optimizer =
        new LevenbergMarquardt(
            box,
            LevenbergMarquardt.Settings.DEFAULTS
                .withMaxIterations(iterations)
                .withTolerance(TOLERANCE)
                .withNoise(RTOL)
                .withStraight(STRAIGHT)
                .withValueFirst()
                .withInitialDamping(DAMPING)
                .withMetric(LevenbergMarquardt.Metric.LEVENBERG));
    LevenbergMarquardt.State state = optimizer.start(from);
    int checked = 0;
    double then = Double.POSITIVE_INFINITY;
    Best best = new Best(judge);
    while (!monitor.isCancelled() && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      state = optimizer.update(state, residuals.evaluate(wanted.theta(), wanted.order()));
      Evaluation.@Nullable Feasible at = state.current();
      if (at != null) {
        int iteration = state.counts().iterations();
        monitor.tell(seed, stage, iteration, error(at));
        best.see(state.theta(), error(at), iteration);
        if (error(at) < EXACT || best.isLongAgo(iteration)) {
          break;
        }
        if (iteration >= checked + PATIENCE) {
          if (error(at) > (1 - PROGRESS) * then) {
            break;
          }
          checked = iteration;
          then = error(at);
        }
      }
    }
    Evaluation.@Nullable Feasible end = state.current();
    Reached last = new Reached(state.theta(), end == null ? Double.POSITIVE_INFINITY : error(end));
    return best.or(last);
  }

  /** The point that a judge likes best. */
  private static final class Best {
    private final Optional<Judge> judge;
    private @Nullable Reached point;
    private double judged = Double.POSITIVE_INFINITY;
    private int seen = -1;
    private int found;

    Best(Optional<Judge> judge) {
      this.judge = judge;
    }

    void see(double[] theta, double error, int iteration) {
      if (judge.isPresent() && iteration > seen) {
        seen = iteration;
        double validation = judge.get().error(theta, error);
        if (validation < judged) {
          judged = validation;
          point = new Reached(theta, error);
          found = iteration;
        }
      }
    }

    boolean isLongAgo(int iteration) {
      return judge.isPresent() && iteration >= found + PATIENCE;
    }

    Reached or(Reached last) {
      return point == null ? last : point;
    }
  }

  /** What the literature does: Adam through trajectories from the first step on. */
  double[] adam(FitProblem problem, double[] from, int iterations) {
    Likelihood likelihood = new Likelihood(problem, executor);
    Adam optimizer =
        new Adam(
            problem.coordinates().box(),
            Adam.Settings.DEFAULTS.withAlpha(ADAM_RATE).withMaxIterations(ADAM_STEPS * iterations));
    Adam.State state = optimizer.start(from);
    double[] best = from;
    double least = Double.POSITIVE_INFINITY;
    while (!monitor.isCancelled() && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      Evaluation at = likelihood.evaluate(wanted.theta(), wanted.order());
      if (at instanceof Evaluation.Feasible f && f.total() < least) {
        least = f.total();
        best = wanted.theta();
        monitor.tell(seed, "Adam", state.t(), error(f));
      }
      state = optimizer.update(state, at);
    }
    return best;
  }

  /**
   * Weights from which trajectories stay near the data: smaller ones are slower, none rests.
   *
   * @param first coordinate that is a weight; what is before is kept
   */
  double[] solvable(FitProblem problem, double[] theta, int first) {
    Likelihood likelihood = new Likelihood(problem, executor);
    double[] smaller = theta.clone();
    for (int k = 0; k < MOST_HALVINGS && !monitor.isCancelled(); k++) {
      if (likelihood.evaluate(smaller, 0) instanceof Evaluation.Feasible at && error(at) < WILD) {
        break;
      }
      for (int j = first; j < smaller.length; j++) {
        smaller[j] /= 2;
      }
    }
    return smaller;
  }

  /** Root of the mean square of the residuals at a point; infinite where it cannot be solved. */
  double error(FitProblem problem, double[] theta) {
    return new Likelihood(problem, executor).evaluate(theta, 0) instanceof Evaluation.Feasible at
        ? error(at)
        : Double.POSITIVE_INFINITY;
  }

  /** Root of the mean square of the residuals. */
  static double error(Evaluation.Feasible at) {
    return Math.sqrt(at.objective().chi2() / at.objective().residuals());
  }
}
