package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;

/**
 * A model that leaves some parameters open, for a network of its states to stand for.
 *
 * @param outputs names of these parameters
 */
public record PartialModel(SourceModel source, List<String> outputs) {
  public PartialModel {
    outputs = List.copyOf(outputs);
    if (outputs.isEmpty()) {
      throw new ChoiceException(
          Choice.NETWORK_OUTPUTS,
          "expected the parameters of the model that the network stands for; "
              + Spelling.help("", ModelValues.settable(source.model())));
    }
    for (String output : outputs) {
      if (source.model().state(output).isPresent()) {
        throw new ChoiceException(
            Choice.NETWORK_OUTPUTS, output + " is a state of the model, expected a parameter");
      }
      ModelValues.independent(source.model(), Choice.NETWORK_OUTPUTS, output);
    }
  }

  /**
   * The estimation of the outputs, as if they were numbers, and of what is chosen beside them. An
   * experiment begins with the states that it measures at time 0, as far as nothing else says where
   * they begin. An output that the model gives no value begins at 1.
   *
   * @throws InputException where the files do not fit together
   * @throws ChoiceException where a choice does not fit the files
   */
  public FitProblem problem(
      DataTable data, Optional<ExperimentTable> experiments, Choices choices, SolveOptions solve) {
    Choices all = choices;
    List<String> fitted = new ArrayList<>(outputs);
    for (String id : choices.fitted()) {
      if (outputs.contains(id)) {
        throw new ChoiceException(Choice.FITTED, id + " is what the network stands for");
      }
      fitted.add(id);
    }
    for (String output : outputs) {
      if (choices.bounds().containsKey(output) || choices.priors().containsKey(output)) {
        throw new ChoiceException(
            choices.bounds().containsKey(output) ? Choice.BOUNDS : Choice.PRIORS,
            output + " is what the network stands for, and has no value of its own");
      }
      if (source.withoutValue().containsKey(output) && !choices.values().containsKey(output)) {
        all = all.withValue(output, 1);
      }
    }
    all = all.withFitted(fitted.toArray(String[]::new));
    FitProblem problem = ModelProblem.of(source, data, experiments, all, solve);
    List<Experiment> begun = new ArrayList<>();
    for (int e = 0; e < data.experiments().size(); e++) {
      begun.add(begun(data, e, problem, all));
    }
    return problem.withExperiments(begun);
  }

  private static Experiment begun(DataTable data, int e, FitProblem problem, Choices choices) {
    Experiment experiment = problem.experiments().get(e);
    Map<String, Binding> bindings = new HashMap<>(experiment.bindings());
    for (int row = 0; row < data.rows(); row++) {
      for (int k = 0; k < data.observables().size(); k++) {
        String id = data.observables().get(k);
        boolean isFirst = data.experiment(row) == e && data.time(row) == experiment.initialTime();
        boolean isOpen =
            problem.system().states().find(id).isPresent()
                && problem.system().parameters().find(id).isPresent()
                && !choices.values().containsKey(id)
                && !choices.fitted().contains(id);
        if (isFirst && isOpen && !Double.isNaN(data.value(row, k))) {
          bindings.putIfAbsent(id, new Binding.Fixed(data.value(row, k)));
        }
      }
    }
    return experiment.withBindings(bindings);
  }

  /** The states that the network sees: those chosen, or all. */
  public List<String> inputs(List<String> chosen) {
    List<String> states = source.model().states().stream().map(Model.State::id).toList();
    for (String id : chosen) {
      if (!states.contains(id)) {
        throw new ChoiceException(
            Choice.NETWORK_INPUTS,
            "there is no state " + id + " in the model; " + Spelling.help(id, states));
      }
    }
    return chosen.isEmpty() ? states : chosen;
  }

  /**
   * Choices with the standard deviation of its values as the noise of each column, so that
   * residuals of all columns compare.
   */
  public static Choices relative(DataTable data, Choices choices) {
    Choices all = choices;
    for (Map.Entry<String, double[]> column : ModelProblem.columns(data).entrySet()) {
      double size = NoiseModel.spread(column.getValue());
      all = all.withNoise(column.getKey(), NoiseLevel.absolute(size));
    }
    return all;
  }

  /** Refuses a name that the network stands for. */
  static void requireKept(Choice choice, String id, List<String> outputs) {
    if (outputs.contains(id)) {
      throw new ChoiceException(choice, id + " is what the network stands for");
    }
  }
}
