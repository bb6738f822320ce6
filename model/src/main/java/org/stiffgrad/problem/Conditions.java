package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Binding;
import org.stiffgrad.input.InputException;
import org.stiffgrad.table.DataTable;
import org.stiffgrad.table.ExperimentTable;

/**
 * The values that differ between the experiments of a data table.
 *
 * @param bindings for each experiment of the data table its values
 * @param replaced names that every experiment gives a value, with the first experiment's
 */
record Conditions(List<Map<String, Binding>> bindings, Map<String, Double> replaced) {
  /** No experiment differs. */
  static Conditions none(DataTable data) {
    List<Map<String, Binding>> bindings = new ArrayList<>();
    for (int e = 0; e < data.experiments().size(); e++) {
      bindings.add(Map.of());
    }
    return new Conditions(bindings, Map.of());
  }

  /**
   * @throws InputException where the two tables or the model do not fit together
   */
  static Conditions of(Model model, DataTable data, ExperimentTable table) {
    requireSettable(model, table);
    List<Map<String, Binding>> bindings = new ArrayList<>();
    for (int e = 0; e < data.experiments().size(); e++) {
      bindings.add(bindings(data, e, table));
    }
    Map<String, Double> replaced = new LinkedHashMap<>();
    for (Map.Entry<String, Binding> first : bindings.get(0).entrySet()) {
      boolean isInAll = true;
      for (Map<String, Binding> other : bindings) {
        isInAll &= other.containsKey(first.getKey());
      }
      if (isInAll) {
        replaced.put(first.getKey(), ((Binding.Fixed) first.getValue()).value());
      }
    }
    return new Conditions(bindings, replaced);
  }

  private static void requireSettable(Model model, ExperimentTable table) {
    List<String> known = ModelValues.settable(model);
    for (int c = 0; c < table.names().size(); c++) {
      String name = table.names().get(c);
      if (!known.contains(name)) {
        throw new InputException(
            table.headerPosition(c),
            "there is no parameter " + name + " in the model; " + Spelling.help(name, known));
      }
    }
  }

  private static Map<String, Binding> bindings(DataTable data, int e, ExperimentTable table) {
    String experiment = data.experiments().get(e);
    OptionalInt row = table.row(experiment);
    if (row.isEmpty()) {
      throw unknown(data, e, table);
    }
    Map<String, Binding> bindings = new LinkedHashMap<>();
    for (int c = 0; c < table.names().size(); c++) {
      double value = table.value(row.getAsInt(), c);
      if (!Double.isNaN(value)) {
        bindings.put(table.names().get(c), new Binding.Fixed(value));
      }
    }
    return bindings;
  }

  private static InputException unknown(DataTable data, int e, ExperimentTable table) {
    String experiment = data.experiments().get(e);
    if (experiment.isEmpty()) { // no cell of a column experiment may be empty: there is none
      return new InputException(
          data.headerPosition(),
          data.file() + " has no column experiment, expected one beside " + table.file());
    }
    return new InputException(
        data.experimentPosition(firstRow(data, e)),
        "experiment "
            + experiment
            + " is not in "
            + table.file()
            + "; "
            + Spelling.help(experiment, table.experiments()));
  }

  private static int firstRow(DataTable data, int experiment) {
    int row = 0;
    while (data.experiment(row) != experiment) {
      row++;
    }
    return row;
  }

  /**
   * Checks that what only some experiments set has a value of its own in the others.
   *
   * @param model with the values that all experiments set
   */
  void requireIndependent(Model model, ExperimentTable table) {
    Set<String> independent = new java.util.HashSet<>();
    model.independents().forEach(i -> independent.add(i.id()));
    for (int c = 0; c < table.names().size(); c++) {
      String name = table.names().get(c);
      if (!independent.contains(name)) {
        throw new InputException(
            table.headerPosition(c),
            name + " is computed from other quantities, expected a value in every row");
      }
    }
  }
}
