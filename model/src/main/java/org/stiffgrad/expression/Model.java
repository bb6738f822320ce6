package org.stiffgrad.expression;

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

  public Optional<Parameter> parameter(String id) {
    return parameters.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  public Optional<State> state(String id) {
    return states.stream().filter(s -> s.id().equals(id)).findFirst();
  }
}
