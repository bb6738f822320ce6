package org.stiffgrad.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.solve.SolveOptions;

/**
 * Trains one network: first every interval by itself, from data to data, then windows of more and
 * more rows, then trajectories as a whole. The first has no exploding or wandering trajectories and
 * sees every interval at once; the others remove the bias that noise in the data gives it, without
 * losing the phase of an oscillator on the way. (learn.2)
 */
final class NetworkTraining {
  /** How many times more rows the next windows have. */
  private static final int WIDER = 4;

  /** An error of trajectories that asks for no other form. */
  private static final double GOOD = 1e-3;

  /** An error of trajectories, relative to that of single intervals, that asks for none either. */
  private static final double LOST = 1.5;

  /** First weights whose slopes are matched. */
  private static final int TRIES = 5;

  /** Share of its time that a jump may come late at first. */
  private static final double LATE = 0.01;

  /** What the share is divided by. */
  private static final double SHARPER = 3;

  /** An effect of the blur, in ranges, that need not be removed bit by bit. */
  private static final double SHARP = 0.005;

  /** Most iterations at each blur. */
  private static final int BLURRED = 60;

  private final Split split;
  private final List<Series> data;
  private final LearnOptions options;
  private final LearnMonitor monitor;
  private final ShardExecutor executor;

  NetworkTraining(Split split, LearnOptions options, LearnMonitor monitor, ShardExecutor executor) {
    this.split = split;
    this.data = split.train();
    this.options = options;
    this.monitor = monitor;
    this.executor = executor;
  }

  /**
   * Where a seed leads to.
   *
   * @param ode the equations in the form that was chosen
   * @param weights of what is learned, [learned]
   * @param initial initial values, one row an experiment
   */
  record Trained(NetworkOde ode, double[] weights, double[][] initial) {}

  /** Trains in one form after the other until the trajectories are as good as single steps. */
  Trained run(List<NetworkOde> forms, long seed) {
    if (options.isPlain()) {
      NetworkOde ode = forms.get(0);
      double[] weights = begin(ode, seed);
      NetworkProblems problems = new NetworkProblems(ode, data, weights);
      double[][] first = problems.firstRows();
      FitProblem whole = problems.trajectories(WeightDescent.SOLVE, first);
      double[] end =
          new WeightDescent(seed, monitor, executor).adam(whole, weights, options.iterations());
      return new Trained(ode, end, first);
    }
    Candidate best = train(forms.get(0), seed, false);
    double forced = best.forced();
    for (int k = 1; k < 2 * forms.size() && !best.isGood(forced) && !monitor.isCancelled(); k++) {
      NetworkOde other = forms.get(k % forms.size());
      Candidate candidate = train(other, seed, k >= forms.size());
      forced = Math.min(forced, candidate.forced());
      best = candidate.error() < best.error() ? candidate : best;
    }
    return options.estimateInitial()
        ? fromAnywhere(seed, best)
        : new Trained(best.ode(), best.weights(), best.problems().firstRows());
  }

  /**
   * A network that goes through the data.
   *
   * @param forced error of single intervals before the trajectories were trained
   * @param error of trajectories
   */
  private record Candidate(
      NetworkOde ode, NetworkProblems problems, double[] weights, double forced, double error) {
    /**
     * Noise has a share in every interval and in the trajectory; what is lost on the way has none
     * in the intervals.
     *
     * @param least error of single intervals that any network had
     */
    boolean isGood(double least) {
      return error < Math.max(GOOD, LOST * least);
    }
  }

  /**
   * From single intervals to whole trajectories.
   *
   * @param isSteep whether to begin with slopes, from the stiff side, and to blur the jumps at the
   *     end: what is tried where the slow side leads to nothing
   */
  private Candidate train(NetworkOde ode, long seed, boolean isSteep) {
    SolveOptions solve = WeightDescent.SOLVE;
    String form = ode.form().id();
    double[] weights = begin(ode, seed);
    NetworkProblems problems = new NetworkProblems(ode, data, weights);
    FitProblem intervals = problems.windows(1, solve);
    WeightDescent descent = new WeightDescent(seed, monitor, executor);
    double[] begin =
        isSteep ? bySlopes(ode, seed, intervals, descent) : descent.solvable(intervals, weights, 0);
    WeightDescent.Reached forced =
        descent.run(form + ", forced", intervals, begin, options.iterations());
    WeightDescent.Reached wider = forced;
    for (int rows = WIDER;
        rows <= problems.mostRows() / 2 && wider.error() > WeightDescent.EXACT;
        rows *= WIDER) {
      String stage = form + ", windows of " + rows;
      int most = isSteep ? options.iterations() : Math.max(1, options.iterations() / 2);
      wider = descent.run(stage, problems.windows(rows, solve), wider.theta(), most);
    }
    FitProblem whole = problems.trajectories(solve, problems.firstRows());
    double[] theta = isSteep ? blurred(ode, whole, wider.theta(), descent) : wider.theta();
    WeightDescent.Reached end =
        descent.run(form + ", trajectory", whole, theta, options.iterations(), judge(problems));
    return new Candidate(ode, problems, end.theta(), forced.error(), end.error());
  }

  /** Of several first weights those whose slopes, once matched, solve single intervals best. */
  private double[] bySlopes(
      NetworkOde ode, long seed, FitProblem intervals, WeightDescent descent) {
    SlopeMatching slopes = new SlopeMatching(ode, data);
    String stage = ode.form().id() + ", slopes";
    double[] best = slopes.begin(begin(ode, seed));
    double least = Double.POSITIVE_INFINITY;
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int k = 0; k < TRIES && !monitor.isCancelled(); k++) {
      double[] first = slopes.begin(begin(ode, k == 0 ? seed : seeds.nextLong()));
      double[] matched = descent.run(stage, slopes, intervals, first, options.iterations()).theta();
      double error = descent.error(intervals, matched);
      if (error < least) {
        least = error;
        best = matched;
      }
    }
    return best;
  }

  /** Trajectories with less and less room for jumps that come late. */
  private double[] blurred(NetworkOde ode, FitProblem whole, double[] from, WeightDescent descent) {
    BlurredTrajectories blurred = new BlurredTrajectories(ode, data, whole, executor);
    double[] theta = from;
    for (double share = LATE; share * blurred.steepest() > SHARP; share /= SHARPER) {
      double late = share;
      String stage = String.format(Locale.ROOT, "%s, blurred %.1g", ode.form().id(), late);
      theta =
          descent
              .run(stage, (w, order) -> blurred.evaluate(w, order, late), whole, theta, BLURRED)
              .theta();
    }
    return theta;
  }

  /** Goes on with the initial values free. */
  private Trained fromAnywhere(long seed, Candidate chosen) {
    NetworkProblems problems = chosen.problems();
    double[] weights = chosen.weights();
    FitProblem whole = problems.trajectoriesFromAnywhere(WeightDescent.SOLVE, problems.firstRows());
    double[] theta = whole.coordinates().start();
    System.arraycopy(weights, 0, theta, 0, weights.length);
    theta =
        new WeightDescent(seed, monitor, executor)
            .run("initial values", whole, theta, options.iterations(), judge(problems))
            .theta();
    double[][] initial = initial(problems, theta);
    return new Trained(chosen.ode(), Arrays.copyOf(theta, weights.length), initial);
  }

  /** Initial values behind the weights, one row an experiment; without, the first rows. */
  private double[][] initial(NetworkProblems problems, double[] theta) {
    double[][] initial = problems.firstRows();
    int at = problems.ode().learned();
    for (double[] row : initial) {
      if (at < theta.length) {
        System.arraycopy(theta, at, row, 0, row.length);
        at += row.length;
      }
    }
    return initial;
  }

  /** The error on what is kept for validation, if anything is. */
  private Optional<WeightDescent.Judge> judge(NetworkProblems problems) {
    if (!split.hasValidation()) {
      return Optional.empty();
    }
    NetworkOde ode = problems.ode();
    return Optional.of(
        (theta, error) -> {
          double[] weights = Arrays.copyOf(theta, ode.learned());
          double[][] initial = split.initial(initial(problems, theta));
          return split.validationError(
              error, Learn.error(ode, split.all(), weights, initial, executor));
        });
  }

  /** Random weights, rates of one a span: the slow side, from which there is a gradient. */
  private double[] begin(NetworkOde ode, long seed) {
    double[][] seen =
        data.stream()
            .flatMap(s -> Arrays.stream(s.values()))
            .filter(Series::isComplete)
            .map(ode::seen)
            .toArray(double[][]::new);
    return Arrays.copyOf(FirstWeights.of(ode.mlp(), seed, seen), ode.learned());
  }
}
