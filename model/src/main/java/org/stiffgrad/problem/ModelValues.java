package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;

/** The values that a user gives to quantities of a model. */
public final class ModelValues {
  private ModelValues() {}

  /**
   * The model with these values of parameters and initial amounts; formulas that depend on them
   * follow, and a computed quantity that is given a value becomes a number.
   *
   * @throws ChoiceException where there is no such parameter or state
   */
  public static Model apply(Model model, Map<String, Double> values) {
    Model changed = model;
    for (Map.Entry<String, Double> value : values.entrySet()) {
      String id = value.getKey();
      requireSettable(model, Choice.VALUES, id);
      changed = changed.withValue(id, new Expression.Constant(value.getValue()));
    }
    return changed;
  }

  private static void requireSettable(Model model, Choice choice, String id) {
    if (model.parameter(id).isPresent() || model.state(id).isPresent()) {
      return;
    }
    for (Model.Assignment rule : model.assignments()) {
      if (rule.id().equals(id)) {
        throw new ChoiceException(choice, id + " is defined by a rule and has no value of its own");
      }
    }
    throw new ChoiceException(
        choice, "there is no parameter " + id + "; " + Spelling.help(id, settable(model)));
  }

  /** The parameters and states of a model. */
  static List<String> settable(Model model) {
    List<String> names = new ArrayList<>();
    model.parameters().forEach(p -> names.add(p.id()));
    model.states().forEach(s -> names.add(s.id()));
    return names;
  }

  /**
   * An independent quantity of the model.
   *
   * @throws ChoiceException where there is none of this name
   */
  static Model.Independent independent(Model model, Choice choice, String id) {
    for (Model.Independent independent : model.independents()) {
      if (independent.id().equals(id)) {
        return independent;
      }
    }
    requireSettable(model, choice, id);
    throw new ChoiceException(
        choice, id + " is computed from other quantities; give it a value of its own first");
  }
}
