package org.stiffgrad.learn;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.optimize.Ask;
import org.stiffgrad.optimize.LevenbergMarquardt;
import org.stiffgrad.optimize.Stabilizer;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * Trains one network: first every interval by itself, from data to data, then trajectories as a
 * whole. The first has no exploding or wandering trajectories and sees every interval at once; the
 * second removes the bias that noise in the data gives it. (learn.2)
 */
final class NetworkTraining {
  private static final double RTOL = 1e-6;

  /** Reciprocal standard deviation of a weight: keeps those that hardly matter from growing. */
  private static final double RIDGE = 1e-4;

  private static final double TOLERANCE = 1e-9;

  /**
   * Steps that are not bent yet; with none of them bent half of the networks need twice the time.
   */
  private static final int STRAIGHT = 10;

  private final NetworkOde ode;
  private final List<Series> data;
  private final LearnOptions options;
  private final LearnMonitor monitor;
  private final ShardExecutor executor;

  NetworkTraining(
      NetworkOde ode,
      List<Series> data,
      LearnOptions options,
      LearnMonitor monitor,
      ShardExecutor executor) {
    this.ode = ode;
    this.data = data;
    this.options = options;
    this.monitor = monitor;
    this.executor = executor;
  }

  /** The weights that a seed leads to. */
  double[] run(long seed) {
    double[] weights = begin(ode, new SplittableRandom(seed));
    SolveOptions solve = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(RTOL));
    NetworkProblems problems = new NetworkProblems(ode, data, weights);
    weights = descend(seed, "forced", problems.forced(solve), weights);
    return descend(seed, "trajectory", problems.trajectories(solve), weights);
  }

  private double[] descend(long seed, String stage, FitProblem problem, double[] from) {
    Likelihood likelihood = new Likelihood(problem, executor);
    Stabilizer ridge = ridge(from.length);
    LevenbergMarquardt optimizer =
        new LevenbergMarquardt(
            problem.coordinates().box(),
            LevenbergMarquardt.Settings.DEFAULTS
                .withMaxIterations(options.iterations())
                .withTolerance(TOLERANCE)
                .withNoise(RTOL)
                .withStraight(STRAIGHT)
                .withMetric(LevenbergMarquardt.Metric.LEVENBERG));
    LevenbergMarquardt.State state = optimizer.start(from);
    while (!monitor.isCancelled() && optimizer.ask(state) instanceof Ask.Evaluate wanted) {
      Evaluation raw = likelihood.evaluate(wanted.theta(), wanted.order());
      Evaluation seen = raw instanceof Evaluation.Feasible f ? ridge.apply(wanted.theta(), f) : raw;
      state = optimizer.update(state, seen);
      Evaluation.@Nullable Feasible at = state.current();
      if (at != null) {
        monitor.tell(seed, stage, state.counts().iterations(), error(at));
      }
    }
    return state.theta();
  }

  private static Stabilizer ridge(int k) {
    double[] weight = new double[k];
    java.util.Arrays.fill(weight, RIDGE);
    return new Stabilizer(new double[k], weight);
  }

  /** Root of the mean square of the residuals. */
  static double error(Evaluation.Feasible at) {
    return Math.sqrt(at.objective().chi2() / at.objective().residuals());
  }

  /**
   * Normal weights whose sums have the variance of one input (LeCun et al., Efficient BackProp,
   * 1998), rates of one a span: the slow side, from which there is a gradient (remedy
   * clamp-slow-side).
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
