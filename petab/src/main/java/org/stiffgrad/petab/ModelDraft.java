package org.stiffgrad.petab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;

/** A model whose values are being replaced; formulas that depend on them follow. */
final class ModelDraft {
  private final Model model;
  private final Map<String, Model.Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Model.State> states = new LinkedHashMap<>();
  private final Set<String> assignments = new LinkedHashSet<>();

  ModelDraft(Model model) {
    this.model = model;
    model.parameters().forEach(p -> parameters.put(p.id(), p));
    model.states().forEach(s -> states.put(s.id(), s));
    model.assignments().forEach(a -> assignments.add(a.id()));
  }

  boolean hasParameter(String id) {
    return parameters.containsKey(id);
  }

  boolean hasState(String id) {
    return states.containsKey(id);
  }

  boolean hasAssignment(String id) {
    return assignments.contains(id);
  }

  /** Names of all quantities. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(parameters.keySet());
    names.addAll(states.keySet());
    names.addAll(assignments);
    return names;
  }

  /** Names of the parameters and states, whose values can be set. */
  Set<String> settable() {
    Set<String> names = new LinkedHashSet<>(parameters.keySet());
    names.addAll(states.keySet());
    return names;
  }

  /** Value of a parameter, initial value of a state. */
  Expression value(String id) {
    Model.Parameter parameter = parameters.get(id);
    if (parameter != null) {
      return parameter.value();
    }
    Model.State state = states.get(id);
    if (state == null) {
      throw new IllegalArgumentException(model.name() + " has no parameter or state " + id);
    }
    return state.initial();
  }

  /** Replaces the value of a parameter or the initial value of a state. */
  void set(String id, Expression value) {
    Model.State state = states.get(id);
    if (state != null) {
      states.put(id, new Model.State(id, value, state.derivative()));
      return;
    }
    Model.Parameter parameter = parameters.get(id);
    parameters.put(id, new Model.Parameter(id, value, parameter != null && parameter.isConst()));
  }

  private boolean isTaken(String id) {
    return hasParameter(id) || hasState(id) || hasAssignment(id);
  }

  /** Adds a parameter. */
  void add(String id, double value) {
    if (isTaken(id)) {
      throw new IllegalArgumentException(model.name() + " already has a quantity " + id);
    }
    parameters.put(id, new Model.Parameter(id, new Expression.Constant(value), false));
  }

  /** Adds a parameter and returns its name, which is this one or, where taken, a longer one. */
  String addUnique(String wanted, double value) {
    String id = wanted;
    while (isTaken(id)) {
      id = id + "_";
    }
    add(id, value);
    return id;
  }

  Model model() {
    return new Model(
        model.name(),
        new ArrayList<>(states.values()),
        new ArrayList<>(parameters.values()),
        model.assignments());
  }
}
