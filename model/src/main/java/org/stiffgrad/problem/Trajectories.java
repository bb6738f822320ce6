package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.HybridObservation;
import org.stiffgrad.fit.ObservedStates;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.network.HybridOde;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.NetworkTerm;

/** What can be simulated: models, networks, and models with networks in them. */
public final class Trajectories {
  private Trajectories() {}

  /**
   * A model: its states and rule variables.
   *
   * @param changes other values of parameters and initial amounts than the model's
   * @param sensitivities parameters and initial amounts to differentiate by; {@link Choices#ALL}
   *     alone is every parameter that is not const
   * @throws org.stiffgrad.input.InputException where the model cannot be solved
   * @throws ChoiceException where a name is not that of a number in the model
   */
  public static Trajectory of(
      SourceModel source, Map<String, Double> changes, List<String> sensitivities) {
    return of(source, Optional.empty(), changes, sensitivities);
  }

  /**
   * A model in which a network stands for parameters; these are columns like rule variables.
   *
   * @param learned weights and rates of the network
   */
  public static Trajectory of(
      SourceModel source,
      NetworkTerm term,
      double[] learned,
      Map<String, Double> changes,
      List<String> sensitivities) {
    return of(source, Optional.of(new Trained(term, learned)), changes, sensitivities);
  }

  /**
   * A trained network.
   *
   * @param trained its parameters, [m]
   * @param changes other values of them
   * @param sensitivities of them; {@link Choices#ALL} alone is every one that was learned
   * @throws ChoiceException where a name is not that of one
   */
  public static Trajectory of(
      NetworkOde ode, double[] trained, Map<String, Double> changes, List<String> sensitivities) {
    double[] values = trained.clone();
    changes.forEach((id, value) -> values[position(ode, Choice.VALUES, id)] = value);
    List<String> learned = ode.parameters().asList().subList(0, ode.learned());
    List<String> active = sensitivities.equals(List.of(Choices.ALL)) ? learned : sensitivities;
    active.forEach(id -> position(ode, Choice.SENSITIVITIES, id));
    return new Trajectory(ode, ObservedStates.of(ode, List.of()), values, active, List.of());
  }

  private static int position(NetworkOde ode, Choice choice, String id) {
    return ode.parameters()
        .find(id)
        .orElseThrow(
            () ->
                new ChoiceException(
                    choice,
                    "the network has no "
                        + id
                        + "; "
                        + Spelling.help(id, ode.parameters().asList())));
  }

  private record Trained(NetworkTerm term, double[] learned) {}

  private static Trajectory of(
      SourceModel source,
      Optional<Trained> network,
      Map<String, Double> changes,
      List<String> sensitivities) {
    source.requireValues(changes.keySet());
    Model model = ModelValues.apply(source.model(), changes);
    List<String> replaced = network.map(n -> n.term().outputNames()).orElse(List.of());
    List<String> active = new ArrayList<>(sensitivities);
    if (sensitivities.equals(List.of(Choices.ALL))) {
      active = new ArrayList<>(model.fittedByDefault());
      active.removeAll(replaced);
    }
    for (String id : active) {
      ModelValues.independent(model, Choice.SENSITIVITIES, id);
      PartialModel.requireKept(Choice.SENSITIVITIES, id, replaced);
    }
    changes.keySet().forEach(id -> PartialModel.requireKept(Choice.VALUES, id, replaced));
    List<ObservableFormula> formulas = new ArrayList<>();
    model.assignments().forEach(a -> formulas.add(column(a.id())));
    replaced.forEach(id -> formulas.add(column(id)));
    CompiledModel compiled = Compilation.compile(source, model, formulas);
    List<String> suspects = new ArrayList<>(model.fittedByDefault());
    suspects.removeAll(replaced);
    if (network.isEmpty()) {
      return new Trajectory(
          compiled, compiled.observation(), compiled.parameterValues(), active, suspects);
    }
    HybridOde hybrid = new HybridOde(compiled, network.get().term());
    double[] learned = network.get().learned();
    double[] values = Arrays.copyOf(compiled.parameterValues(), hybrid.parameters().size());
    System.arraycopy(learned, 0, values, values.length - learned.length, learned.length);
    return new Trajectory(
        hybrid, new HybridObservation(compiled.observation(), hybrid), values, active, suspects);
  }

  private static ObservableFormula column(String id) {
    return new ObservableFormula(id, new Expression.Reference(id), new Expression.Constant(1));
  }
}
