package org.stiffgrad.petab;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Interpreter;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;
import org.stiffgrad.problem.Spelling;
import org.stiffgrad.sbml.SbmlModel;

/** Makes room in the model for what conditions set, and tells each condition's bindings. */
final class ConditionWiring {
  private final ModelDraft draft;
  private final SbmlModel sbml;
  private final Map<String, PetabParameter> parameters;
  private final ConditionTable table;
  private final List<String> used;
  private final Map<String, Map<String, Binding>> bindings = new LinkedHashMap<>();
  private final Set<String> setEverywhere = new HashSet<>();
  private final Set<String> mentioned = new LinkedHashSet<>();

  /**
   * @param used conditions with measurements, in order
   */
  ConditionWiring(
      ModelDraft draft,
      SbmlModel sbml,
      Map<String, PetabParameter> parameters,
      ConditionTable table,
      List<String> used) {
    this.draft = draft;
    this.sbml = sbml;
    this.parameters = parameters;
    this.table = table;
    this.used = used;
    used.forEach(condition -> bindings.put(condition, new LinkedHashMap<>()));
  }

  /** Whether a cell mentions a name. */
  boolean mentions(String name) {
    return mentioned.contains(name);
  }

  /** What every condition with measurements sets, so that the model's own value is of no use. */
  Set<String> setEverywhere() {
    return setEverywhere;
  }

  /** The bindings of a condition with measurements. */
  Map<String, Binding> bindings(String condition) {
    return bindings.getOrDefault(condition, Map.of());
  }

  /** Changes the draft, to which the parameter table was applied before. */
  void wire() {
    for (Map.Entry<String, SourcePosition> column : table.columns().entrySet()) {
      requireSettable(column.getKey(), column.getValue());
      Map<String, Binding> all = new LinkedHashMap<>();
      for (ConditionTable.Condition condition : table.conditions().values()) {
        ConditionTable.Cell cell = condition.cells().get(column.getKey());
        if (cell != null) {
          Binding binding = binding(cell);
          if (bindings.containsKey(condition.id())) {
            all.put(condition.id(), binding);
          }
        }
      }
      wire(column.getKey(), all);
    }
  }

  private void requireSettable(String id, SourcePosition position) {
    if (startOf(id).isPresent()) {
      return;
    }
    if (draft.hasAssignment(id)) {
      throw new InputException(
          position,
          "found the column " + id + ", which a rule of the model defines: it cannot be set");
    }
    if (draft.hasState(id)) {
      throw new InputException(
          position,
          "found the column " + id + ", which a rate rule of the model changes: it cannot be set");
    }
    if (!isOfModel(id)) {
      throw new InputException(
          position,
          "found the column "
              + id
              + ", which is not in the model; "
              + Spelling.help(
                  id, draft.settable().stream().filter(sbml.values()::containsKey).toList()));
    }
  }

  /** Whether it is a parameter with an id in the file, not one that makes room for something. */
  private boolean isOfModel(String id) {
    return draft.hasParameter(id) && sbml.values().containsKey(id);
  }

  /** The quantity that holds a species' initial value. */
  private Optional<String> startOf(String id) {
    SbmlModel.Species one = sbml.species().get(id);
    return one == null ? Optional.empty() : one.start();
  }

  private Binding binding(ConditionTable.Cell cell) {
    if (cell.value() instanceof Literal.Value number) {
      return new Binding.Fixed(number.value());
    }
    String id = ((Literal.Id) cell.value()).id();
    mentioned.add(id);
    PetabParameter parameter = parameters.get(id);
    if (parameter != null) {
      return parameter.isEstimated() ? new Binding.Free(id) : new Binding.Fixed(parameter.start());
    }
    if (!isOfModel(id)) {
      throw new InputException(
          cell.position(),
          "found " + id + ", which is no parameter; " + Spelling.help(id, parameters.keySet()));
    }
    Expression value = draft.value(id);
    if (table.columns().containsKey(id) || !value.isNumber()) {
      throw new InputException(
          cell.position(),
          "found "
              + id
              + ", whose value is computed or set by a condition; expected a number or a parameter"
              + " of the parameter table");
    }
    double number = Interpreter.number(value);
    if (!Double.isFinite(number)) {
      throw new InputException(cell.position(), "found " + id + ", which has no value");
    }
    return new Binding.Fixed(number);
  }

  /**
   * @param cells the bindings of one quantity in the conditions that set it
   */
  private void wire(String id, Map<String, Binding> cells) {
    if (cells.isEmpty()) {
      return;
    }
    String target = startOf(id).orElse(id);
    boolean isAlways = cells.size() == used.size();
    if (isAlways) {
      setEverywhere.add(target);
    }
    boolean isPlain = target.equals(id) && (isAlways || draft.value(id).isNumber());
    if (!isPlain) {
      compute(id, target, isAlways, cells);
      return;
    }
    if (isAlways) {
      draft.set(id, new Expression.Constant(first(cells)));
    }
    cells.forEach((condition, binding) -> bind(condition, id, binding));
  }

  /**
   * A value that is not simply a number in all conditions: what conditions set becomes a parameter,
   * and where only some set it, another one says which of both values counts.
   *
   * @param target the quantity that holds the value; the amount of a species that is a
   *     concentration
   */
  private void compute(String id, String target, boolean isAlways, Map<String, Binding> cells) {
    String other = draft.addUnique(id + "_set", first(cells));
    cells.forEach((condition, binding) -> bind(condition, other, binding));
    Expression value = new Expression.Reference(other);
    SbmlModel.Species one = sbml.species().get(id);
    if (!target.equals(id) && one != null) {
      value =
          new Expression.Binary(
              Expression.BinaryOperator.MULTIPLY,
              value,
              new Expression.Reference(one.compartment()));
    }
    if (isAlways) {
      draft.set(target, value);
      return;
    }
    String flag = draft.addUnique(id + "_isSet", 0);
    cells.forEach((condition, binding) -> bind(condition, flag, new Binding.Fixed(1)));
    Condition isSet =
        new Condition.Comparison(
            Condition.Relation.GREATER,
            new Expression.Reference(flag),
            new Expression.Constant(0.5));
    draft.set(target, new Expression.Conditional(isSet, value, draft.value(target)));
  }

  private double first(Map<String, Binding> cells) {
    return value(cells.values().iterator().next());
  }

  private void bind(String condition, String id, Binding binding) {
    Map<String, Binding> all = bindings.get(condition);
    if (all != null) {
      all.put(id, binding);
    }
  }

  private double value(Binding binding) {
    if (binding instanceof Binding.Fixed fixed) {
      return fixed.value();
    }
    PetabParameter parameter = parameters.get(((Binding.Free) binding).id());
    return parameter == null ? 1 : parameter.start();
  }
}
