package org.stiffgrad.learn;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.optimize.Adam;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * Trains one network: first every interval by itself, from data to data, then windows of more and
 * more rows, then trajectories as a whole. The first has no exploding or wandering trajectories and
 * sees every interval at once; the others remove the bias that noise in the data gives it, without
 * losing the phase of an oscillator on the way. (learn.2)
 */
final class NetworkTraining {
  private static final double RTOL = 1e-6;

  static final Tolerances TOLERANCES = Tolerances.relative(RTOL);

  /** Most steps of a solve, beside the rows: a network that takes more is far too stiff. */
  private static final int MOST_STEPS = 2000;

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

  /** How many times more rows the next windows have. */
  private static final int WIDER = 4;

  /** An error of trajectories that asks for no other form. */
  private static final double GOOD = 1e-3;

  /** An error of trajectories, relative to that of single intervals, that asks for none either. */
  private static final double LOST = 3;

  private static final double ADAM_RATE = 0.01;

  /** Steps of Adam for each of the two stages' iterations: about as dear. */
  private static final int ADAM_STEPS = 5;

  private final List<Series> data;
  private final LearnOptions options;
  private final LearnMonitor monitor;
  private final ShardExecutor executor;

  NetworkTraining(
      List<Series> data, LearnOptions options, LearnMonitor monitor, ShardExecutor executor) {
    this.data = data;
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
    SolveOptions solve = SolveOptions.DEFAULTS.withTolerances(TOLERANCES).withMaxSteps(MOST_STEPS);
    if (options.isPlain()) {
      NetworkOde ode = forms.get(0);
      double[] weights = begin(ode, new SplittableRandom(seed));
      NetworkProblems problems = new NetworkProblems(ode, data, weights);
      double[][] first = problems.firstRows();
      return new Trained(ode, plain(seed, problems.trajectories(solve, first), weights), first);
    }
    Candidate best = train(forms.get(0), seed, solve);
    for (NetworkOde other : forms.subList(1, forms.size())) {
      if (best.isGood() || monitor.isCancelled()) {
        break;
      }
      Candidate candidate = train(other, seed, solve);
      best = candidate.error() < best.error() ? candidate : best;
    }
    return options.estimateInitial()
        ? fromAnywhere(seed, best, solve)
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
     */
    boolean isGood() {
      return error < Math.max(GOOD, LOST * forced);
    }
  }

  private Candidate train(NetworkOde ode, long seed, SolveOptions solve) {
    String form = ode.form().id();
    double[] weights = begin(ode, new SplittableRandom(seed));
    NetworkProblems problems = new NetworkProblems(ode, data, weights);
    FitProblem intervals = problems.windows(1, solve);
    Descended forced =
        descend(
            seed, form + ", forced", intervals, solvable(intervals, weights), options.iterations());
    Descended wider = forced;
    for (int rows = WIDER;
        rows <= problems.mostRows() / 2 && wider.error() > EXACT;
        rows *= WIDER) {
      String stage = form + ", windows of " + rows;
      wider =
          descend(
              seed,
              stage,
              problems.windows(rows, solve),
              wider.weights(),
              Math.max(1, options.iterations() / 2));
    }
    FitProblem whole = problems.trajectories(solve, problems.firstRows());
    Descended end =
        descend(seed, form + ", trajectory", whole, wider.weights(), options.iterations());
    return new Candidate(ode, problems, end.weights(), forced.error(), end.error());
  }

  /** Weights from which trajectories stay near the data: smaller ones are slower, none rests. */
  private double[] solvable(FitProblem problem, double[] weights) {
    Likelihood likelihood = new Likelihood(problem, executor);
    double[] smaller = weights;
    for (int k = 0; k < MOST_HALVINGS && !monitor.isCancelled(); k++) {
      if (likelihood.evaluate(smaller, 0) instanceof Evaluation.Feasible at && error(at) < WILD) {
        break;
      }
      smaller = Arrays.stream(smaller).map(w -> w / 2).toArray();
    }
    return smaller;
  }

  /** Goes on with the initial values free. */
  private Trained fromAnywhere(long seed, Candidate chosen, SolveOptions solve) {
    NetworkProblems problems = chosen.problems();
    double[] weights = chosen.weights();
    FitProblem whole = problems.trajectoriesFromAnywhere(solve, problems.firstRows());
    double[] theta = whole.coordinates().start();
    System.arraycopy(weights, 0, theta, 0, weights.length);
    theta = descend(seed, "initial values", whole, theta, options.iterations()).weights();
    int n = chosen.ode().states().size();
    double[][] initial = new double[data.size()][];
    for (int e = 0; e < initial.length; e++) {
      int from = weights.length + e * n;
      initial[e] = Arrays.copyOfRange(theta, from, from + n);
    }
    return new Trained(chosen.ode(), Arrays.copyOf(theta, weights.length), initial);
  }

  /** What the literature does: Adam on the weights, through trajectories from the first step on. */
  private double[] plain(long seed, FitProblem problem, double[] from) {
    Likelihood likelihood = new Likelihood(problem, executor);
    Adam optimizer =
        new Adam(
            problem.coordinates().box(),
            Adam.Settings.DEFAULTS
                .withAlpha(ADAM_RATE)
                .withMaxIterations(ADAM_STEPS * options.iterations()));
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

  private record Descended(double[] weights, double error) {}

  private Descended descend(
      long seed, String stage, FitProblem problem, double[] from, int iterations) {
    Likelihood likelihood = new Likelihood(problem, executor);
    LevenbergMarquardt optimizer =
        new LevenbergMarquardt(
            problem.coordinates().box(),
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
    while (!monitor.isCancelled() && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      state = optimizer.update(state, likelihood.evaluate(wanted.theta(), wanted.order()));
      Evaluation.@Nullable Feasible at = state.current();
      if (at != null) {
        int iteration = state.counts().iterations();
        monitor.tell(seed, stage, iteration, error(at));
        if (error(at) < EXACT) {
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
    return new Descended(state.theta(), end == null ? Double.POSITIVE_INFINITY : error(end));
  }

  /** Root of the mean square of the residuals. */
  static double error(Evaluation.Feasible at) {
    return Math.sqrt(at.objective().chi2() / at.objective().residuals());
  }

  /**
   * Normal weights whose sums have the variance of one input (LeCun et al., Efficient BackProp,
   * 1998), rates of one a span: the slow side, from which there is a gradient.
   */
  static double[] begin(NetworkOde ode, SplittableRandom random) {
    Mlp mlp = ode.mlp();
    double[] weights = new double[ode.learned()];
    for (int l = 0; l < mlp.layers(); l++) {
      int inputs = mlp.widths().get(l);
      int count = mlp.widths().get(l + 1) * inputs;
      for (int i = 0; i < count; i++) {
        weights[mlp.offset(l) + i] = random.nextGaussian() / Math.sqrt(inputs);
      }
    }
    return weights;
  }
}
