package org.stiffgrad.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model as its reader delivers it: reactions already turned into derivatives, names resolved and
 * distinct over all four lists.
 *
 * <p>A state's initial value and a parameter's value are expressions of parameters, of other
 * initial values and of assignments at time 0, evaluated anew whenever a parameter changes; a plain
 * number makes it an independent quantity that can be set and fitted under its own name.
 *
 * @param states in the order of y
 * @param parameters in order of declaration
 * @param assignments in an order in which each uses only earlier ones
 */
public record Model(
    String name, List<State> states, List<Parameter> parameters, List<Assignment> assignments) {
  public Model {
    states = List.copyOf(states);
    parameters = List.copyOf(parameters);
    assignments = List.copyOf(assignments);
  }

  /** A quantity with a differential equation. */
  public record State(String id, Expression initial, Expression derivative) {}

  /**
   * A quantity constant in time.
   *
   * @param isConst whether the author declared it {@code const}: not fitted unless asked for
   */
  public record Parameter(String id, Expression value, boolean isConst) {}

  /** A quantity defined by a formula at all times. */
  public record Assignment(String id, Expression formula) {}

  /**
   * An entry of the parameter vector p.
   *
   * @param value the number the model gives it
   * @param isInitialAmount whether it is the initial value of the state of the same name
   * @param isConst whether the author declared it {@code const}
   */
  public record Independent(String id, double value, boolean isInitialAmount, boolean isConst) {}

  public Optional<Parameter> parameter(String id) {
    for (Parameter parameter : parameters) {
      if (parameter.id().equals(id)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  public Optional<State> state(String id) {
    for (State state : states) {
      if (state.id().equals(id)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /**
   * The independent quantities in the order of p: every parameter whose value is a number, then the
   * initial value of every state where it is one. Formulas of numbers alone count as numbers.
   */
  public List<Independent> independents() {
    List<Independent> independents = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.value().isNumber()) {
        double value = Interpreter.number(parameter.value());
        independents.add(new Independent(parameter.id(), value, false, parameter.isConst()));
      }
    }
    for (State state : states) {
      if (state.initial().isNumber()) {
        double value = Interpreter.number(state.initial());
        independents.add(new Independent(state.id(), value, true, false));
      }
    }
    return independents;
  }

  /** The names that a fit estimates unless told otherwise: no constants, no initial amounts. */
  public List<String> fittedByDefault() {
    List<String> ids = new ArrayList<>();
    for (Independent independent : independents()) {
      if (!independent.isConst() && !independent.isInitialAmount()) {
        ids.add(independent.id());
      }
    }
    return ids;
  }

  /**
   * A copy in which a parameter, or the initial value of a state, has another value; a number turns
   * a computed quantity into an independent one.
   *
   * @throws IllegalArgumentException where there is no such parameter or state
   */
  public Model withValue(String id, Expression value) {
    for (int i = 0; i < parameters.size(); i++) {
      Parameter old = parameters.get(i);
      if (old.id().equals(id)) {
        List<Parameter> changed = new ArrayList<>(parameters);
        changed.set(i, new Parameter(id, value, old.isConst()));
        return new Model(name, states, changed, assignments);
      }
    }
    for (int i = 0; i < states.size(); i++) {
      State old = states.get(i);
      if (old.id().equals(id)) {
        List<State> changed = new ArrayList<>(states);
        changed.set(i, new State(id, value, old.derivative()));
        return new Model(name, changed, parameters, assignments);
      }
    }
    throw new IllegalArgumentException(name + " has no parameter or state " + id);
  }

  /**
   * A copy with one more parameter, such as a noise level.
   *
   * @throws IllegalArgumentException where the name is taken
   */
  public Model withParameter(Parameter parameter) {
    boolean isTaken = parameter(parameter.id()).isPresent() || state(parameter.id()).isPresent();
    for (Assignment assignment : assignments) {
      isTaken |= assignment.id().equals(parameter.id());
    }
    if (isTaken) {
      throw new IllegalArgumentException(name + " already has a quantity " + parameter.id());
    }
    List<Parameter> more = new ArrayList<>(parameters);
    more.add(parameter);
    return new Model(name, states, more, assignments);
  }
}
