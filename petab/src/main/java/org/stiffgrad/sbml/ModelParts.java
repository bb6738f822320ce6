package org.stiffgrad.sbml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.DefinitionOrder;
import org.stiffgrad.input.SourceModel;
import org.stiffgrad.input.SourcePosition;

/** A model under construction, with the places its parts come from. */
final class ModelParts {
  /** The value that the file leaves open, recognized by identity: a formula may be NaN. */
  static final Expression NO_VALUE = new Expression.Constant(Double.NaN);

  private final CleanDocument document;
  private final List<Model.State> states = new ArrayList<>();
  private final List<Model.Parameter> parameters = new ArrayList<>();
  private final List<Model.Assignment> assignments = new ArrayList<>();
  private final Map<String, SourcePosition> positions = new LinkedHashMap<>();
  private final Map<String, SourcePosition> withoutValue = new LinkedHashMap<>();

  ModelParts(CleanDocument document) {
    this.document = document;
  }

  /** A number of the file; NaN is none. */
  static Expression stated(double value) {
    return Double.isNaN(value) ? NO_VALUE : new Expression.Constant(value);
  }

  void state(String id, Expression initial, Expression derivative, String mark) {
    states.add(new Model.State(id, initial, derivative));
    note(id, initial, mark);
  }

  void parameter(String id, Expression value, boolean isConst, String mark) {
    parameters.add(new Model.Parameter(id, value, isConst));
    note(id, value, mark);
  }

  void assignment(String id, Expression formula, String mark) {
    assignments.add(new Model.Assignment(id, formula));
    positions.put(id, document.position(mark));
  }

  private void note(String id, Expression value, String mark) {
    positions.put(id, document.position(mark));
    if (value == NO_VALUE) {
      withoutValue.put(id, document.position(mark));
    }
  }

  SourceModel model(String name) {
    List<Model.Assignment> ordered =
        new DefinitionOrder(document.position(null), positions).of(states, parameters, assignments);
    return new SourceModel(new Model(name, states, parameters, ordered), positions, withoutValue);
  }
}
