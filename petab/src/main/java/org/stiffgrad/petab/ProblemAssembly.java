package org.stiffgrad.petab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.input.InputException;
import org.stiffgrad.sbml.SbmlModel;

/** Joins the tables of a problem and its model. */
final class ProblemAssembly {
  private final SbmlModel sbml;
  private final Map<String, PetabParameter> parameters;
  private final ConditionTable conditions;
  private final Map<String, ObservableTable.Observable> observableTable;
  private final List<MeasurementTable.Measurement> measurements;
  private final ModelDraft draft;

  ProblemAssembly(SbmlModel sbml, Tables tables) {
    this.sbml = sbml;
    this.parameters = tables.parameters();
    this.conditions = tables.conditions();
    this.observableTable = tables.observables();
    this.measurements = tables.measurements();
    this.draft = new ModelDraft(sbml.source().model());
  }

  /** The tables, each consistent in itself. */
  record Tables(
      Map<String, PetabParameter> parameters,
      ConditionTable conditions,
      Map<String, ObservableTable.Observable> observables,
      List<MeasurementTable.Measurement> measurements) {
    /** Whether a name means something in the tables, be it in the model or not. */
    boolean name(String name) {
      return parameters.containsKey(name)
          || conditions.columns().containsKey(name)
          || observables.containsKey(name)
          || Observables.isPlaceholder(name);
    }
  }

  /**
   * Joins them.
   *
   * @throws InputException at the first place that does not fit the rest
   */
  AssembledProblem assemble() {
    Map<String, Expression> known = new LinkedHashMap<>();
    // tables know what has an id in the model's file, not what else the model consists of
    draft.names().stream()
        .filter(sbml.values()::containsKey)
        .forEach(id -> known.put(id, new Expression.Reference(id)));
    known.putAll(new TreeMap<>(sbml.values()));
    Set<String> ofModel = Set.copyOf(known.keySet());
    parameters.values().forEach(this::apply);
    Map<String, List<Integer>> rows = rowsByCondition();
    ConditionWiring wiring =
        new ConditionWiring(draft, sbml, parameters, conditions, List.copyOf(rows.keySet()));
    wiring.wire();
    parameters.keySet().forEach(id -> known.put(id, new Expression.Reference(id)));
    Observables observables = new Observables(observableTable, known, parameters);
    for (String placeholder : observables.placeholders()) {
      addPlaceholder(placeholder);
    }
    List<Experiment> experiments = experiments(observables, wiring, rows);
    for (PetabParameter parameter : parameters.values()) {
      boolean isUsed =
          ofModel.contains(parameter.id())
              || wiring.mentions(parameter.id())
              || observables.mentions(parameter.id());
      requireUsed(parameter, isUsed);
    }
    Set<String> given = new LinkedHashSet<>(parameters.keySet());
    given.addAll(wiring.setEverywhere());
    given.addAll(observables.placeholders());
    sbml.source().requireValues(given);
    return new AssembledProblem(
        draft.model(),
        observables.formulas(),
        observables.variants(),
        free(),
        experiments,
        List.copyOf(rows.values()));
  }

  /** The parameter table's value replaces the model's. */
  private void apply(PetabParameter parameter) {
    String id = parameter.id();
    if (conditions.columns().containsKey(id)) {
      throw error(
          parameter, ", which is a column of the condition table too: expected it in one of them");
    }
    if (draft.hasAssignment(id)) {
      throw error(parameter, ", which a rule of the model defines: expected a parameter");
    }
    if (draft.hasState(id)) {
      throw error(parameter, ", which changes with time in the model: expected a parameter");
    }
    if (draft.hasParameter(id)) {
      draft.set(id, new Expression.Constant(parameter.start()));
    } else if (sbml.values().containsKey(id)) {
      throw error(
          parameter, ", which is a reaction or a stoichiometry in the model: expected a parameter");
    } else {
      draft.add(id, parameter.start());
    }
  }

  private void addPlaceholder(String placeholder) {
    PetabParameter parameter = parameters.get(placeholder);
    if (parameter != null) {
      throw error(parameter, ", which is a placeholder: expected its values as overrides");
    }
    // A number that no measurement sees; models of older versions have placeholders themselves.
    if (draft.hasParameter(placeholder)) {
      draft.set(placeholder, new Expression.Constant(1));
    } else {
      draft.add(placeholder, 1);
    }
  }

  private static void requireUsed(PetabParameter parameter, boolean isUsed) {
    if (parameter.isEstimated() && !isUsed) {
      throw error(
          parameter, ", which neither the model nor a formula, condition or measurement uses");
    }
  }

  private static InputException error(PetabParameter parameter, String reason) {
    return new InputException(
        parameter.position(), "found the parameter " + parameter.id() + reason);
  }

  private List<FreeParameter> free() {
    List<FreeParameter> free = new ArrayList<>();
    for (PetabParameter p : parameters.values()) {
      if (p.isEstimated()) {
        free.add(new FreeParameter(p.id(), p.scale(), p.start(), p.lower(), p.upper(), p.prior()));
      }
    }
    return free;
  }

  /** Rows of the measurement table by condition, in the order of the table. */
  private Map<String, List<Integer>> rowsByCondition() {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < measurements.size(); i++) {
      rows.computeIfAbsent(measurements.get(i).condition(), c -> new ArrayList<>()).add(i);
    }
    return rows;
  }

  private List<Experiment> experiments(
      Observables observables, ConditionWiring wiring, Map<String, List<Integer>> rows) {
    int[] variants = measurements.stream().mapToInt(observables::variant).toArray();
    List<Experiment> experiments = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> condition : rows.entrySet()) {
      int[] row = condition.getValue().stream().mapToInt(Integer::intValue).toArray();
      Measurements measured =
          new Measurements(
              Arrays.stream(row).mapToDouble(i -> measurements.get(i).time()).toArray(),
              Arrays.stream(row).map(i -> variants[i]).toArray(),
              Arrays.stream(row).mapToDouble(i -> measurements.get(i).value()).toArray());
      experiments.add(
          Experiment.of(condition.getKey(), measured)
              .withBindings(wiring.bindings(condition.getKey())));
    }
    return experiments;
  }
}
