package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.network.HybridOde;
import org.stiffgrad.network.TermEvaluator;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.OdeSystem;

/**
 * What there is to say of networks trained within a model.
 *
 * @param trajectories of the observables, of the states that are not measured as they are, then of
 *     what the network stands for
 * @param terms what it stands for, along the training data
 * @param functions what it stands for as functions of its input; empty where it has several
 */
public record HybridLearned(
    LearnedTrajectories trajectories, List<Term> terms, List<Function> functions) {
  private static final int POINTS = 100;

  /**
   * A parameter that the network stands for, along the trajectories of training.
   *
   * @param least of the best network
   * @param greatest of the best network
   * @param spread half the difference of the networks that are as good, root mean square over time,
   *     relative to the root mean square of the parameter itself; NaN with one network
   */
  public record Term(String id, double least, double greatest, double spread) {}

  /**
   * A parameter as a function of one state, over the values that this has along the training data.
   *
   * @param x values of the state, increasing, [r]
   * @param values of networks as good, the best first, [members][r]
   */
  public record Function(String id, String input, double[] x, double[][] values) {}

  public HybridLearned {
    terms = List.copyOf(terms);
    functions = List.copyOf(functions);
  }

  public static HybridLearned of(HybridLearn.Result result, ShardExecutor executor) {
    FitProblem problem = result.problem().problem();
    List<HybridLearn.Network> members = result.asGood();
    List<String> columns = new ArrayList<>(problem.observation().observables().asList());
    int observables = columns.size();
    int[] hidden =
        IntStream.range(0, problem.system().states().size())
            .filter(i -> HybridProblem.observedAs(problem, i) < 0)
            .toArray();
    Arrays.stream(hidden).forEach(i -> columns.add(problem.system().states().get(i)));
    int known = columns.size();
    columns.addAll(result.problem().ode().term().outputNames());
    List<LearnedTrajectories.Trajectory> all = new ArrayList<>();
    for (int e = 0; e < problem.experiments().size(); e++) {
      Experiment experiment = problem.experiments().get(e);
      double[] measured = experiment.measurements().distinctTimes();
      if (measured.length == 0) {
        continue;
      }
      double[] times = LearnedTrajectories.times(experiment.initialTime(), measured);
      List<double[][]> solved =
          executor.map(
              members.size(),
              i -> solve(result.problem(), members.get(i), experiment, times, hidden));
      double[] trained =
          e < result.training().size()
              ? result.training().get(e).measurements().distinctTimes()
              : new double[] {experiment.initialTime()};
      all.add(
          LearnedTrajectories.Trajectory.of(
              measured(experiment, columns.size()), trained[trained.length - 1], times, solved));
    }
    double[] ranges = new double[columns.size()];
    Arrays.fill(ranges, Double.NaN);
    for (int k = 0; k < observables; k++) {
      ranges[k] = range(all, k);
    }
    List<Term> terms =
        IntStream.range(known, columns.size())
            .mapToObj(k -> term(columns.get(k), all, k, members.size()))
            .toList();
    return new HybridLearned(
        LearnedTrajectories.of(columns, all, members.size(), ranges),
        terms,
        functions(result, members, columns, all));
  }

  private static List<Function> functions(
      HybridLearn.Result result,
      List<HybridLearn.Network> members,
      List<String> columns,
      List<LearnedTrajectories.Trajectory> all) {
    FitProblem problem = result.problem().problem();
    Experiment first = problem.experiments().get(0); // weights are the same in all
    HybridOde ode = result.problem().ode();
    if (ode.term().inputs().size() != 1) {
      return List.of();
    }
    String input = ode.term().inputs().get(0).state();
    int column = columns.indexOf(input);
    double[] visited =
        all.stream()
            .flatMapToDouble(
                t ->
                    IntStream.range(0, t.times().length)
                        .filter(i -> t.times()[i] <= t.trainedTo())
                        .mapToDouble(i -> t.best()[i][column]))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (visited.length == 0) {
      return List.of();
    }
    double least = visited[0];
    double width = visited[visited.length - 1] - least;
    double[] x =
        IntStream.range(0, POINTS).mapToDouble(i -> least + width * i / (POINTS - 1)).toArray();
    TermEvaluator term = new TermEvaluator(ode.term(), ode.base());
    double[] y = new double[ode.states().size()];
    List<Function> functions = new ArrayList<>();
    for (String output : result.problem().ode().term().outputNames()) {
      double[][] values = new double[members.size()][x.length];
      for (int i = 0; i < values.length; i++) {
        double[] p = problem.parametersOf(first, members.get(i).estimates());
        for (int j = 0; j < x.length; j++) {
          y[ode.states().indexOf(input)] = x[j];
          double[] q = term.evaluate(y, p);
          values[i][j] = q[ode.parameters().indexOf(output)];
        }
      }
      functions.add(new Function(output, input, x, values));
    }
    return functions;
  }

  private static double[][] solve(
      HybridProblem hybrid,
      HybridLearn.Network network,
      Experiment e,
      double[] times,
      int[] hidden) {
    FitProblem problem = hybrid.problem();
    HybridOde ode = hybrid.ode();
    OdeSystem base = ode.base();
    double[] p = problem.parametersOf(e, network.estimates());
    ObservationEvaluator observer = problem.observation().newEvaluator();
    TermEvaluator term = new TermEvaluator(ode.term(), base);
    int[] outputs =
        ode.term().outputNames().stream().mapToInt(id -> base.parameters().indexOf(id)).toArray();
    int observables = problem.observation().observables().size();
    double[] switchTimes = new double[base.switchTimeJacobian().rows()];
    ode.newEvaluator().switchTimes(p, switchTimes);
    boolean[] regime = new boolean[switchTimes.length];
    double[][] values =
        LearnedTrajectories.unknown(times.length, observables + hidden.length + outputs.length);
    new Solver(ode, LearnedTrajectories.SOLVE)
        .solve(
            new Ivp(ode, p, e.initialTime(), times),
            (index, t, y, s) -> {
              ode.regimeAt(t, switchTimes, regime);
              for (int k = 0; k < observables; k++) {
                values[index][k] = observer.value(k, t, y, p, regime);
              }
              for (int k = 0; k < hidden.length; k++) {
                values[index][observables + k] = y[hidden[k]];
              }
              double[] q = term.evaluate(y, p);
              for (int k = 0; k < outputs.length; k++) {
                values[index][observables + hidden.length + k] = q[outputs[k]];
              }
            });
    return values;
  }

  /** Replicates are rows of their own. */
  private static LearnedTrajectories.Measured measured(Experiment e, int columns) {
    Measurements m = e.measurements();
    double[][] values = LearnedTrajectories.unknown(m.size(), columns);
    for (int i = 0; i < m.size(); i++) {
      values[i][m.observables()[i]] = m.values()[i];
    }
    return new LearnedTrajectories.Measured(e.name(), m.times(), values);
  }

  /** Size of what was measured in a column; NaN where nothing was. */
  private static double range(List<LearnedTrajectories.Trajectory> all, int k) {
    double[] values =
        all.stream()
            .flatMap(t -> Arrays.stream(t.data().values()))
            .mapToDouble(row -> row[k])
            .filter(v -> !Double.isNaN(v))
            .toArray();
    return values.length == 0 ? Double.NaN : Learn.size(values);
  }

  private static Term term(
      String id, List<LearnedTrajectories.Trajectory> all, int k, int members) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double squares = 0;
    double halves = 0;
    for (LearnedTrajectories.Trajectory t : all) {
      for (int i = 0; i < t.times().length && t.times()[i] <= t.trainedTo(); i++) {
        double value = t.best()[i][k];
        double half = (t.upper()[i][k] - t.lower()[i][k]) / 2;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        squares += value * value;
        halves += half * half;
      }
    }
    return new Term(id, least, greatest, members > 1 ? Math.sqrt(halves / squares) : Double.NaN);
  }
}
