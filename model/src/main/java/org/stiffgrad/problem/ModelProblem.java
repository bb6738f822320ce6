package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;

/** Joins a model, measurements and a user's choices to an estimation problem. */
public final class ModelProblem {
  private ModelProblem() {}

  /** As {@link #of(SourceModel, DataTable, Optional, Choices, SolveOptions)}, by defaults. */
  public static FitProblem of(SourceModel source, DataTable data, Choices choices) {
    return of(source, data, Optional.empty(), choices, SolveOptions.DEFAULTS);
  }

  /**
   * Joins the parts.
   *
   * @param experiments values that differ between the experiments of the data
   * @throws InputException where the files do not fit together
   * @throws ChoiceException where a choice does not fit the files
   */
  public static FitProblem of(
      SourceModel source,
      DataTable data,
      Optional<ExperimentTable> experiments,
      Choices choices,
      SolveOptions solve) {
    requireObservable(source.model(), data);
    Conditions conditions =
        experiments
            .map(table -> Conditions.of(source.model(), data, table))
            .orElseGet(() -> Conditions.none(data));
    NoiseModel noise = NoiseModel.of(source.model(), columns(data), choices.noise());
    Model model = ModelValues.apply(noise.model(), conditions.replaced());
    model = ModelValues.apply(model, choices.values());
    requireValues(source, conditions, choices);
    if (experiments.isPresent()) {
      conditions.requireIndependent(model, experiments.get());
    }
    CompiledModel compiled = Compilation.compile(source, model, noise.formulas());
    return new FitProblem(
        compiled,
        compiled.observation(),
        compiled.parameterValues(),
        new FreeParameters(FreeParameters.of(model), choices, noise.estimated())
            .list(conditions.replaced().keySet()),
        experiments(data, conditions),
        solve);
  }

  private static void requireValues(SourceModel source, Conditions conditions, Choices choices) {
    Set<String> given = new HashSet<>(choices.values().keySet());
    given.addAll(conditions.replaced().keySet());
    source.requireValues(given);
  }

  private static void requireObservable(Model model, DataTable data) {
    List<String> known = new ArrayList<>();
    model.states().forEach(s -> known.add(s.id()));
    model.assignments().forEach(a -> known.add(a.id()));
    requireObservable(known, data);
  }

  static void requireObservable(List<String> known, DataTable data) {
    for (int k = 0; k < data.observables().size(); k++) {
      String name = data.observables().get(k);
      if (!known.contains(name)) {
        throw new InputException(
            data.headerPosition(k),
            "there is no species or rule variable "
                + name
                + " in the model; "
                + Spelling.help(name, known));
      }
    }
  }

  /** The values measured of each observable, over all experiments. */
  static Map<String, double[]> columns(DataTable data) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int k = 0; k < data.observables().size(); k++) {
      double[] values = new double[data.rows()];
      int count = 0;
      for (int row = 0; row < data.rows(); row++) {
        double value = data.value(row, k);
        if (!Double.isNaN(value)) {
          values[count++] = value;
        }
      }
      columns.put(data.observables().get(k), java.util.Arrays.copyOf(values, count));
    }
    return columns;
  }

  private static List<Experiment> experiments(DataTable data, Conditions conditions) {
    List<Experiment> experiments = new ArrayList<>();
    for (int e = 0; e < data.experiments().size(); e++) {
      experiments.add(
          Experiment.of(data.experiments().get(e), measurements(data, e))
              .withBindings(conditions.bindings().get(e)));
    }
    return experiments;
  }

  static Measurements measurements(DataTable data, int experiment) {
    int most = data.rows() * data.observables().size();
    double[] times = new double[most];
    int[] observables = new int[most];
    double[] values = new double[most];
    int count = 0;
    for (int row = 0; row < data.rows(); row++) {
      for (int k = 0; k < data.observables().size() && data.experiment(row) == experiment; k++) {
        if (!Double.isNaN(data.value(row, k))) {
          times[count] = data.time(row);
          observables[count] = k;
          values[count++] = data.value(row, k);
        }
      }
    }
    return new Measurements(
        java.util.Arrays.copyOf(times, count),
        java.util.Arrays.copyOf(observables, count),
        java.util.Arrays.copyOf(values, count));
  }
}
