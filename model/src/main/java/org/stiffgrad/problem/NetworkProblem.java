package org.stiffgrad.problem;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.input.InputException;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Names;
import org.stiffgrad.table.DataTable;

/**
 * Joins a network for a whole right-hand side, measurements and a user's choices to an estimation
 * problem: of its weights and rates, or of what is chosen. A trajectory begins at the first time of
 * its experiment, with each state that is measured there and neither estimated nor set.
 */
public final class NetworkProblem {
  private final NetworkOde ode;
  private final DataTable data;
  private final Choices choices;
  private final double[] values;

  private NetworkProblem(NetworkOde ode, double[] values, DataTable data, Choices choices) {
    this.ode = ode;
    this.data = data;
    this.choices = choices;
    this.values = values.clone();
    choices.values().forEach((id, value) -> this.values[position(Choice.VALUES, id)] = value);
  }

  /**
   * Joins the parts.
   *
   * @param values of the system's parameters, [m]
   * @throws InputException where the files do not fit together
   * @throws ChoiceException where a choice does not fit the files
   */
  public static FitProblem of(
      NetworkOde ode, double[] values, DataTable data, Choices choices, SolveOptions solve) {
    ModelProblem.requireObservable(ode.states().asList(), data);
    NetworkProblem problem = new NetworkProblem(ode, values, data, choices);
    return new FitProblem(
        ode,
        ObservedStates.of(ode, data.observables(), problem.noise()),
        problem.values,
        new FreeParameters(problem.candidates(), choices, List.of()).list(Set.of()),
        IntStream.range(0, data.experiments().size()).mapToObj(problem::experiment).toList(),
        solve);
  }

  private int position(Choice choice, String id) {
    Names names = ode.parameters();
    OptionalInt found = names.find(id);
    return found.orElseThrow(
        () ->
            new ChoiceException(
                choice,
                "there is no " + id + " in the network; " + Spelling.help(id, names.asList())));
  }

  private FreeParameters.Candidates candidates() {
    return new FreeParameters.Candidates() {
      @Override
      public List<String> byDefault() {
        return ode.parameters().asList().subList(0, ode.learned());
      }

      @Override
      public double start(String id) {
        return values[position(Choice.FITTED, id)];
      }

      /** Weights have signs, and rates are logarithms already. */
      @Override
      public ScaleKind scale(double start) {
        return ScaleKind.LIN;
      }
    };
  }

  /** Standard deviation of each column. */
  private double[] noise() {
    Map<String, double[]> columns = ModelProblem.columns(data);
    NoiseModel.requireColumns(choices.noise(), columns);
    return columns.entrySet().stream()
        .mapToDouble(column -> standardDeviation(column.getKey(), column.getValue()))
        .toArray();
  }

  private double standardDeviation(String column, double[] measured) {
    NoiseLevel level = NoiseModel.level(choices.noise(), column);
    if (level instanceof NoiseLevel.Estimated) {
      throw new ChoiceException(
          Choice.NOISE,
          "column "
              + column
              + " has none, and a network has no parameter for it; expected a level such as 1%");
    }
    return NoiseModel.standardDeviation(column, measured, level);
  }

  private Experiment experiment(int e) {
    Measurements measured = ModelProblem.measurements(data, e);
    double begin = Arrays.stream(measured.times()).min().orElse(0);
    Map<String, Binding> first = new HashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      for (int k = 0; k < data.observables().size(); k++) {
        String state = data.observables().get(k);
        boolean isFirst = data.experiment(row) == e && data.time(row) == begin;
        boolean isGiven = choices.fitted().contains(state) || choices.values().containsKey(state);
        if (isFirst && !isGiven && !Double.isNaN(data.value(row, k))) {
          first.put(state, new Binding.Fixed(data.value(row, k)));
        }
      }
    }
    return new Experiment(data.experiments().get(e), begin, first, measured);
  }
}
