package org.stiffgrad.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.expression.Model;

/** Where each name of a model lives: its list, and its position in y and p. */
final class ModelNames {
  /** The entry of p of a quantity that is computed from others. */
  static final int COMPUTED = -1;

  final Map<String, Integer> stateOf = new HashMap<>();
  final Map<String, Integer> parameterOf = new HashMap<>();
  final Map<String, Integer> assignmentOf = new HashMap<>();
  final int[] entryOfParameter;
  final int[] entryOfInitial;
  final List<String> states = new ArrayList<>();
  final List<String> entries = new ArrayList<>();
  final double[] values;

  ModelNames(Model model) {
    for (Model.State state : model.states()) {
      stateOf.put(state.id(), states.size());
      states.add(state.id());
    }
    List<Model.Independent> independents = model.independents();
    values = new double[independents.size()];
    Map<String, Integer> entryOf = new HashMap<>();
    for (Model.Independent independent : independents) {
      values[entries.size()] = independent.value();
      entryOf.put(independent.id(), entries.size());
      entries.add(independent.id());
    }
    entryOfParameter = new int[model.parameters().size()];
    for (int k = 0; k < entryOfParameter.length; k++) {
      String id = model.parameters().get(k).id();
      parameterOf.put(id, k);
      Integer entry = entryOf.get(id);
      entryOfParameter[k] = entry == null ? COMPUTED : entry;
    }
    entryOfInitial = new int[states.size()];
    for (int i = 0; i < entryOfInitial.length; i++) {
      Integer entry = entryOf.get(states.get(i));
      entryOfInitial[i] = entry == null ? COMPUTED : entry;
    }
    for (int k = 0; k < model.assignments().size(); k++) {
      assignmentOf.put(model.assignments().get(k).id(), k);
    }
  }
}
