package org.stiffgrad.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.fit.Scale;
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
      free.add(
          new FreeParameter(
              ode.parameters().get(j),
              Scale.LINEAR,
              weights[j],
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              Optional.empty()));
    }
  }

  /** Trajectories from the first row of each experiment through all others. */
  FitProblem trajectories(SolveOptions solve) {
    List<Experiment> experiments = new ArrayList<>();
    for (Series s : data) {
      experiments.add(experiment(s, 0, s.times().length - 1, s.name()));
    }
    return problem(experiments, solve);
  }

  /**
   * One trajectory from each complete row to the next: the teacher gives every initial value anew,
   * so that no error is carried on and no interval hides another.
   */
  FitProblem forced(SolveOptions solve) {
    List<Experiment> experiments = new ArrayList<>();
    for (Series s : data) {
      for (int i = 0; i + 1 < s.times().length; i++) {
        if (Series.isComplete(s.values()[i])) {
          experiments.add(experiment(s, i, i + 1, s.name() + " from row " + (i + 1)));
        }
      }
    }
    return problem(experiments, solve);
  }

  private FitProblem problem(List<Experiment> experiments, SolveOptions solve) {
    List<Experiment> measured =
        experiments.stream().filter(e -> e.measurements().size() > 0).toList();
    return new FitProblem(ode, observation, values, free, measured, solve);
  }

  private Experiment experiment(Series s, int first, int last, String name) {
    int n = ode.states().size();
    Map<String, Binding> initial = new HashMap<>();
    for (int k = 0; k < n; k++) {
      initial.put(ode.states().get(k), new Binding.Fixed(s.values()[first][k]));
    }
    int most = (last - first) * n;
    double[] times = new double[most];
    int[] states = new int[most];
    double[] measured = new double[most];
    int count = 0;
    for (int i = first + 1; i <= last; i++) {
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
    return new Experiment(name, s.times()[first], initial, m);
  }
}
