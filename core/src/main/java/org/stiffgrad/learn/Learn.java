package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.solve.SolveOptions;

/**
 * Learns a differential equation from measured states: networks from several seeds, the best first.
 */
public final class Learn {
  /** Errors up to so many times the best network's are as good. */
  private static final double AS_GOOD = 2;

  private Learn() {}

  /** The greatest error that is about as good as another one. */
  static double asGood(double best) {
    return AS_GOOD * Math.max(best, WeightDescent.EXACT);
  }

  /**
   * One trained network.
   *
   * @param ode the equations around it
   * @param weights values of the weights and rates, in the order of the system's parameters
   * @param initial estimated initial values, one row an experiment
   * @param train root mean square error of the trajectories, relative to the standard deviation of
   *     each state; infinite where they cannot be solved
   * @param validation the same of the rows kept for validation, empty without such
   */
  public record Network(
      long seed,
      NetworkOde ode,
      double[] weights,
      double[][] initial,
      double train,
      OptionalDouble validation,
      double seconds) {
    /** By what networks are ranked. */
    double error() {
      return validation.orElse(train);
    }

    /** Values of all parameters of the equations, for a trajectory from an initial state [n]. */
    public double[] parameters(double[] begin) {
      double[] p = Arrays.copyOf(weights, ode.parameters().size());
      System.arraycopy(begin, 0, p, ode.learned(), begin.length);
      return p;
    }
  }

  /**
   * What was learned.
   *
   * @param networks the best first, by validation where there is one
   * @param data all of it
   * @param training what of it they were trained on: the first experiments, or their first rows
   */
  public record Result(List<Network> networks, List<Series> data, List<Series> training) {
    public Network best() {
      return networks.get(0);
    }

    /** The best network and those whose errors are not much greater. */
    public List<Network> asGood() {
      double error = Learn.asGood(best().train());
      return networks.stream().filter(n -> n.train() <= error).toList();
    }
  }

  /** Trains on threads of this process. The result does not depend on their number. */
  public static Result run(
      List<String> states, List<Series> data, LearnOptions options, LearnMonitor monitor) {
    try (ShardExecutor executor = new LocalExecutor(Runtime.getRuntime().availableProcessors())) {
      return run(states, data, options, monitor, executor);
    }
  }

  /** Trains on an executor of the caller's. */
  public static Result run(
      List<String> states,
      List<Series> data,
      LearnOptions options,
      LearnMonitor monitor,
      ShardExecutor executor) {
    Split split = Split.of(data, options.validate());
    List<NetworkOde> forms = equations(states, split.train(), options.architecture());
    List<Network> networks =
        new ArrayList<>(
            executor.map(
                options.seeds(),
                i -> train(forms, split, options, options.seed() + i, monitor, executor)));
    networks.sort(Comparator.comparingDouble(Network::error));
    return new Result(List.copyOf(networks), data, split.train());
  }

  private static Network train(
      List<NetworkOde> forms,
      Split split,
      LearnOptions options,
      long seed,
      LearnMonitor monitor,
      ShardExecutor executor) {
    long began = monitor.nanoTime();
    NetworkTraining.Trained trained =
        new NetworkTraining(split, options, monitor, executor).run(forms, seed);
    NetworkOde ode = trained.ode();
    double train = error(ode, split.train(), trained.weights(), trained.initial(), executor);
    OptionalDouble validation =
        split.hasValidation()
            ? OptionalDouble.of(
                split.validationError(
                    train,
                    error(
                        ode,
                        split.all(),
                        trained.weights(),
                        split.initial(trained.initial()),
                        executor)))
            : OptionalDouble.empty();
    return new Network(
        seed,
        ode,
        trained.weights(),
        trained.initial(),
        train,
        validation,
        (monitor.nanoTime() - began) * 1e-9);
  }

  /** Root mean square error of trajectories from the first row of each experiment. */
  public static double error(
      NetworkOde ode, List<Series> data, double[] weights, ShardExecutor executor) {
    NetworkProblems problems = new NetworkProblems(ode, data, weights);
    return error(ode, data, weights, problems.firstRows(), executor);
  }

  /**
   * Root mean square error of whole trajectories, relative to the ranges of the states; infinite
   * where they cannot be solved.
   *
   * @param weights values of what is learned, in the order of the parameters
   * @param initial initial values, one row an experiment
   */
  public static double error(
      NetworkOde ode,
      List<Series> data,
      double[] weights,
      double[][] initial,
      ShardExecutor executor) {
    FitProblem problem =
        new NetworkProblems(ode, data, weights).trajectories(SolveOptions.DEFAULTS, initial);
    return new Likelihood(problem, executor).evaluate(problem.coordinates().start(), 0)
            instanceof Evaluation.Feasible f
        ? WeightDescent.error(f)
        : Double.POSITIVE_INFINITY;
  }

  /** The equations around an untrained network for data, in each form. */
  private static List<NetworkOde> equations(
      List<String> states, List<Series> data, LearnOptions.Architecture design) {
    int n = states.size();
    double span = data.stream().mapToDouble(Series::span).max().orElseThrow();
    List<StateScale> scales =
        IntStream.range(0, n).mapToObj(k -> scale(data, k, span, design.input())).toList();
    return design.forms().stream()
        .map(
            form -> {
              int outputs = n * form.outputsPerState();
              return new NetworkOde(states, scales, design.network(n, outputs), form);
            })
        .toList();
  }

  private static StateScale scale(List<Series> data, int k, double span, InputMap input) {
    double[] all =
        data.stream()
            .flatMap(s -> Arrays.stream(s.values()))
            .mapToDouble(row -> row[k])
            .filter(y -> !Double.isNaN(y))
            .toArray();
    return scale(all, span, input);
  }

  static StateScale scale(double[] all, double span, InputMap input) {
    double mean = Arrays.stream(all).average().orElse(0);
    return new StateScale(mean, size(all), span, input);
  }

  /** The standard deviation of measured values. */
  static double size(double[] all) {
    double mean = Arrays.stream(all).average().orElse(0);
    double square = Arrays.stream(all).map(y -> (y - mean) * (y - mean)).average().orElse(0);
    // what never changes has no size of its own
    return square > 0 ? Math.sqrt(square) : Math.max(Math.abs(mean), 1);
  }
}
