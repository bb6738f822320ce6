package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.solve.SolveOptions;

/**
 * The estimation problems of a network's weights. Every residual is relative to the range of its
 * state, so that the root of chi2 per value is the relative error. (learn.1)
 */
final class NetworkProblems {
  private final NetworkOde ode;
  private final List<Series> data;
  private final ObservedStates observation;
  private final List<FreeParameter> free;
  private final double[] values;

  /**
   * @param weights values of what is learned, [learned]
   */
  NetworkProblems(NetworkOde ode, List<Series> data, double[] weights) {
    this.ode = ode;
    this.data = data;
    this.values = new double[ode.parameters().size()];
    System.arraycopy(weights, 0, values, 0, weights.length);
    double[] ranges = ode.scales().stream().mapToDouble(StateScale::range).toArray();
    this.observation = ObservedStates.of(ode, ode.states().asList(), ranges);
    this.free = new ArrayList<>();
    for (int j = 0; j < ode.learned(); j++) {
      free.add(FreeParameter.linear(ode.parameters().get(j), weights[j]));
    }
  }

  /**
   * Trajectories through all rows of each experiment from known initial values.
   *
   * @param initial one row an experiment
   */
  FitProblem trajectories(SolveOptions solve, double[][] initial) {
    List<Experiment> experiments = new ArrayList<>();
    for (int e = 0; e < data.size(); e++) {
      experiments.add(whole(data.get(e)).withBindings(initial(initial[e])));
    }
    return problem(experiments, free, solve);
  }

  /**
   * Trajectories through all rows of each experiment. Initial values are estimated too: the first
   * row is as noisy as the others, and an error there moves every later jump.
   *
   * @param initial where their estimation begins, one row an experiment
   */
  FitProblem trajectoriesFromAnywhere(SolveOptions solve, double[][] initial) {
    List<FreeParameter> all = new ArrayList<>(free);
    List<Experiment> experiments = new ArrayList<>();
    for (int e = 0; e < data.size(); e++) {
      Map<String, Binding> begin = new HashMap<>();
      for (int k = 0; k < ode.states().size(); k++) {
        String id = ode.states().get(k) + " of " + data.get(e).name();
        all.add(FreeParameter.linear(id, initial[e][k]));
        begin.put(ode.states().get(k), new Binding.Free(id));
      }
      Series s = data.get(e);
      experiments.add(
          experiment(s, 0, s.times().length - 1, s.times()[0], s.name()).withBindings(begin));
    }
    return problem(experiments, all, solve);
  }

  NetworkOde ode() {
    return ode;
  }

  /** Rows after the first of the longest experiment. */
  int mostRows() {
    return data.stream().mapToInt(s -> s.times().length - 1).max().orElseThrow();
  }

  /** The first row of each experiment. */
  double[][] firstRows() {
    return data.stream().map(s -> s.values()[0].clone()).toArray(double[][]::new);
  }

  /**
   * Trajectories of a few rows each, one after the other: the data give every initial value anew,
   * so that no error is carried on and no window hides another.
   *
   * @param rows least number in a window, after the complete row that it begins at; 1 is teacher
   *     forcing
   */
  FitProblem windows(int rows, SolveOptions solve) {
    List<Experiment> experiments = new ArrayList<>();
    for (Series s : data) {
      int last = s.times().length - 1;
      int end;
      for (int i = 0; i < last; i = end) {
        end = Math.min(last, i + rows);
        while (end < last && !Series.isComplete(s.values()[end])) {
          end++; // no window begins at a row that lacks a state
        }
        String name = s.name() + " from row " + (i + 1);
        experiments.add(
            experiment(s, i + 1, end, s.times()[i], name).withBindings(initial(s.values()[i])));
      }
    }
    return problem(experiments, free, solve);
  }

  private FitProblem problem(
      List<Experiment> experiments, List<FreeParameter> parameters, SolveOptions solve) {
    List<Experiment> measured =
        experiments.stream().filter(e -> e.measurements().size() > 0).toList();
    return new FitProblem(ode, observation, values, parameters, measured, solve);
  }

  private Map<String, Binding> initial(double[] y) {
    Map<String, Binding> fixed = new HashMap<>();
    for (int k = 0; k < y.length; k++) {
      fixed.put(ode.states().get(k), new Binding.Fixed(y[k]));
    }
    return fixed;
  }

  private Experiment whole(Series s) {
    return experiment(s, 0, s.times().length - 1, s.times()[0], s.name());
  }

  /** The rows from the first to the last, both included. */
  private Experiment experiment(Series s, int first, int last, double begin, String name) {
    int n = ode.states().size();
    int most = (last - first + 1) * n;
    double[] times = new double[most];
    int[] states = new int[most];
    double[] measured = new double[most];
    int count = 0;
    for (int i = first; i <= last; i++) {
      for (int k = 0; k < n; k++) {
        if (!Double.isNaN(s.values()[i][k])) {
          times[count] = s.times()[i];
          states[count] = k;
          measured[count++] = s.values()[i][k];
        }
      }
    }
    Measurements m =
        new Measurements(
            java.util.Arrays.copyOf(times, count),
            java.util.Arrays.copyOf(states, count),
            java.util.Arrays.copyOf(measured, count));
    return new Experiment(name, begin, Map.of(), m);
  }
}
