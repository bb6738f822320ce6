package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.network.NetworkTerm;

/**
 * Learns the network in a mechanistic model, from several seeds, together with the parameters that
 * are estimated beside it.
 */
public final class HybridLearn {
  private static final double ROUNDING = 1e-9;

  /** Rows of the first windows; each next one has so many times more. */
  private static final int WIDER = 4;

  private HybridLearn() {}

  /**
   * One trained network in its model.
   *
   * @param estimates of what is free, on the linear scale, weights and rates last
   * @param train root mean square of the residuals; infinite where trajectories cannot be solved
   * @param validation of what was kept for that, empty without such
   */
  public record Network(
      long seed, double[] estimates, double train, OptionalDouble validation, double seconds) {
    double error() {
      return validation.orElse(train);
    }
  }

  /**
   * What was learned.
   *
   * @param problem with all data, at untrained weights
   * @param training the experiments that were trained on: the first ones, or their first rows
   * @param networks the best first, by validation where there is one
   */
  public record Result(HybridProblem problem, List<Experiment> training, List<Network> networks) {
    public Network best() {
      return networks.get(0);
    }

    /** The best network and those whose errors are not much greater. */
    public List<Network> asGood() {
      double error = Learn.asGood(best().train());
      return networks.stream().filter(n -> n.train() <= error).toList();
    }
  }

  /**
   * Trains. The result does not depend on the number of threads.
   *
   * @param base with what the network stands for among what is free, and with noise levels that
   *     make residuals of all observables comparable
   */
  public static Result run(
      FitProblem base,
      NetworkTerm term,
      LearnOptions options,
      LearnMonitor monitor,
      ShardExecutor executor) {
    FitProblem solved = base.withSolve(WeightDescent.SOLVE);
    List<Experiment> training = training(base.experiments(), options.validate());
    List<Network> networks =
        new ArrayList<>(
            executor.map(
                options.seeds(),
                i ->
                    train(solved, training, term, options, options.seed() + i, monitor, executor)));
    networks.sort(Comparator.comparingDouble(Network::error));
    HybridProblem problem = HybridProblem.of(base, term, new double[term.learned()]);
    return new Result(problem, training, List.copyOf(networks));
  }

  private static List<Experiment> training(List<Experiment> all, double share) {
    int whole = (int) (share * all.size() + ROUNDING);
    return whole > 0
        ? all.subList(0, all.size() - whole)
        : share > 0 ? HybridWindows.first(all, 1 - share) : all;
  }

  private static Network train(
      FitProblem base,
      List<Experiment> training,
      NetworkTerm term,
      LearnOptions options,
      long seed,
      LearnMonitor monitor,
      ShardExecutor executor) {
    long began = monitor.nanoTime();
    WeightDescent descent = new WeightDescent(seed, monitor, executor);
    double[][] seen = HybridProblem.seen(base.withExperiments(training), term);
    double[] first = FirstWeights.of(term.mlp(), seed, seen);
    double[] learned = Arrays.copyOf(first, term.learned());
    HybridProblem all = HybridProblem.of(base, term, learned);
    HybridProblem part = all.withExperiments(training);
    FitProblem whole = part.problem();
    Optional<WeightDescent.Judge> judge = judge(all.problem(), whole, descent);
    double[] theta = whole.coordinates().start();
    theta =
        options.isPlain()
            ? descent.adam(whole, theta, options.iterations())
            : stages(part, theta, options.iterations(), descent, judge);
    double train = descent.error(whole, theta);
    double[] end = theta;
    OptionalDouble validation =
        judge.map(j -> OptionalDouble.of(j.error(end, train))).orElse(OptionalDouble.empty());
    double[] estimates = whole.coordinates().toValues(theta);
    double seconds = (monitor.nanoTime() - began) * 1e-9;
    return new Network(seed, estimates, train, validation, seconds);
  }

  /** The error on what only the first problem has, if it has more. */
  private static Optional<WeightDescent.Judge> judge(
      FitProblem all, FitProblem part, WeightDescent descent) {
    if (all.measurements() == part.measurements()) {
      return Optional.empty();
    }
    return Optional.of(
        (theta, error) ->
            Split.restError(
                error, part.measurements(), descent.error(all, theta), all.measurements()));
  }

  /**
   * Where rows of the data can begin trajectories, windows of more and more of them lead to the
   * whole. Else the first rows alone may be little but noise, and what is learned from them by
   * heart is no place to go on from: the whole is tried from the start too.
   */
  private static double[] stages(
      HybridProblem problem,
      double[] start,
      int iterations,
      WeightDescent descent,
      Optional<WeightDescent.Judge> judge) {
    FitProblem whole = problem.problem();
    HybridWindows windows = new HybridWindows(whole);
    WeightDescent.Reached grown = grow(problem, windows, start, iterations, descent, judge);
    if (windows.canRestart() || grown.error() <= WeightDescent.EXACT) {
      return grown.theta();
    }
    double[] begin = descent.solvable(whole, start, problem.firstWeight());
    WeightDescent.Reached direct =
        descent.run("trajectory, at once", whole, begin, iterations, judge);
    return (direct.error() < grown.error() ? direct : grown).theta();
  }

  private static WeightDescent.Reached grow(
      HybridProblem problem,
      HybridWindows windows,
      double[] start,
      int iterations,
      WeightDescent descent,
      Optional<WeightDescent.Judge> judge) {
    int rows = windows.canRestart() ? 1 : WIDER;
    double[] theta = descent.solvable(windows.of(rows), start, problem.firstWeight());
    double error = Double.POSITIVE_INFINITY;
    do {
      String stage =
          rows == 1 ? "forced" : (windows.canRestart() ? "windows of " : "the first ") + rows;
      int most = rows == 1 ? iterations : Math.max(1, iterations / 2);
      WeightDescent.Reached reached = descent.run(stage, windows.of(rows), theta, most);
      theta = reached.theta();
      error = reached.error();
      rows *= WIDER;
    } while (rows <= windows.mostRows() / 2 && error > WeightDescent.EXACT);
    return descent.run("trajectory", problem.problem(), theta, iterations, judge);
  }
}
