package org.stiffgrad.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;

/**
 * The formulas of a model as nodes of one graph, names resolved. A name means one thing while the
 * solution runs and another at the start, where a state is its initial value and time is 0;
 * computed parameters take the meaning at the start, since they are constant in time.
 */
final class ModelGraph {
  private static final int UNKNOWN = -1;
  private static final int UNDER_WAY = -2;

  final Graph graph = new Graph();
  final TimeSwitches switches = new TimeSwitches(graph);
  final ModelNames names;

  private final Model model;
  private final FormulaBuilder running;
  private final FormulaBuilder starting;
  private final int[] assignmentNow;
  private final int[] assignmentAtStart;
  private final int[] initial;
  private final int[] computed;
  private final Map<String, Integer> observables = new HashMap<>();
  private final List<String> path = new ArrayList<>();

  ModelGraph(Model model) {
    this.model = model;
    this.names = new ModelNames(model);
    this.assignmentNow = unknown(model.assignments().size());
    this.assignmentAtStart = unknown(model.assignments().size());
    this.initial = unknown(model.states().size());
    this.computed = unknown(model.parameters().size());
    this.running = new FormulaBuilder(graph, switches, new Now());
    this.starting = new FormulaBuilder(graph, switches, new AtStart());
  }

  private static int[] unknown(int size) {
    int[] nodes = new int[size];
    Arrays.fill(nodes, UNKNOWN);
    return nodes;
  }

  /** f, [n]. */
  int[] rightHandSides() {
    int[] roots = new int[model.states().size()];
    for (int i = 0; i < roots.length; i++) {
      Model.State state = model.states().get(i);
      roots[i] = running.build(state.derivative(), state.id());
    }
    return roots;
  }

  /** y0(p), [n]. */
  int[] initialStates() {
    int[] roots = new int[model.states().size()];
    for (int i = 0; i < roots.length; i++) {
      roots[i] = initial(i);
    }
    return roots;
  }

  /** An observable; its noise may refer to it afterwards. */
  int observable(ObservableFormula formula) {
    int node = running.build(formula.value(), formula.id());
    observables.put(formula.id(), node);
    return node;
  }

  /** The noise of an observable. */
  int noise(ObservableFormula formula) {
    return running.build(formula.noise(), formula.id());
  }

  /** Conditions that do not reduce to switch times, in the order in which they were met. */
  List<FormulaBuilder.OpenCondition> openConditions() {
    return running.openConditions();
  }

  private int initial(int i) {
    if (names.entryOfInitial[i] != ModelNames.COMPUTED) {
      return graph.parameter(names.entryOfInitial[i]);
    }
    Model.State state = model.states().get(i);
    return resolve(initial, i, state.id(), state.initial(), starting);
  }

  private int parameter(int k) {
    if (names.entryOfParameter[k] != ModelNames.COMPUTED) {
      return graph.parameter(names.entryOfParameter[k]);
    }
    Model.Parameter parameter = model.parameters().get(k);
    return resolve(computed, k, parameter.id(), parameter.value(), starting);
  }

  private int assignment(int k, int[] memo, FormulaBuilder builder) {
    Model.Assignment assignment = model.assignments().get(k);
    return resolve(memo, k, assignment.id(), assignment.formula(), builder);
  }

  private int resolve(int[] memo, int k, String id, Expression formula, FormulaBuilder builder) {
    if (memo[k] == UNDER_WAY) {
      throw new UnsupportedModelException(id, cycle(id));
    }
    if (memo[k] == UNKNOWN) {
      memo[k] = UNDER_WAY;
      path.add(id);
      memo[k] = builder.build(formula, id);
      path.remove(path.size() - 1);
    }
    return memo[k];
  }

  private String cycle(String id) {
    StringBuilder text = new StringBuilder("the value of ").append(id);
    text.append(" depends on itself: ");
    for (String step : path.subList(path.indexOf(id), path.size())) {
      text.append(step).append(" -> ");
    }
    return text.append(id).toString();
  }

  private UnsupportedModelException unknownName(String name, String quantity) {
    return new UnsupportedModelException(
        quantity, "the formula of " + quantity + " refers to " + name + ", which is not defined");
  }

  /** Names while the solution runs. */
  private final class Now implements FormulaBuilder.Names {
    @Override
    public int time() {
      return graph.time();
    }

    @Override
    public int node(String name, String quantity) {
      Integer state = names.stateOf.get(name);
      if (state != null) {
        return graph.state(state);
      }
      Integer parameter = names.parameterOf.get(name);
      if (parameter != null) {
        return parameter(parameter);
      }
      Integer assignment = names.assignmentOf.get(name);
      if (assignment != null) {
        return assignment(assignment, assignmentNow, running);
      }
      Integer observable = observables.get(name);
      if (observable != null) {
        return observable;
      }
      throw unknownName(name, quantity);
    }
  }

  /** Names at time 0. */
  private final class AtStart implements FormulaBuilder.Names {
    @Override
    public int time() {
      return graph.zero();
    }

    @Override
    public int node(String name, String quantity) {
      Integer state = names.stateOf.get(name);
      if (state != null) {
        return initial(state);
      }
      Integer parameter = names.parameterOf.get(name);
      if (parameter != null) {
        return parameter(parameter);
      }
      Integer assignment = names.assignmentOf.get(name);
      if (assignment != null) {
        return assignment(assignment, assignmentAtStart, starting);
      }
      throw unknownName(name, quantity);
    }
  }
}
