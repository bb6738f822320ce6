package org.stiffgrad.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stiffgrad.compile.ObservableFormula;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;

/**
 * The observables of a table's columns with their noise.
 *
 * @param model the model with a parameter {@code sd_COLUMN} for every estimated level
 * @param formulas one for each column, in order
 * @param estimated names of the parameters that are estimated noise levels
 */
record NoiseModel(Model model, List<ObservableFormula> formulas, List<String> estimated) {
  private static final String PREFIX = "sd_";

  /**
   * @param columns the values measured of each observable, by its name
   */
  static NoiseModel of(Model model, Map<String, double[]> columns, Map<String, NoiseLevel> levels) {
    requireColumns(levels, columns);
    Model extended = model;
    List<ObservableFormula> formulas = new ArrayList<>();
    List<String> estimated = new ArrayList<>();
    for (Map.Entry<String, double[]> column : columns.entrySet()) {
      String id = column.getKey();
      NoiseLevel level = level(levels, id);
      Expression sigma;
      if (level instanceof NoiseLevel.Estimated) {
        String parameter = PREFIX + id;
        extended = withNoiseParameter(extended, parameter, column.getValue());
        estimated.add(parameter);
        sigma = new Expression.Reference(parameter);
      } else {
        sigma = new Expression.Constant(standardDeviation(id, column.getValue(), level));
      }
      formulas.add(new ObservableFormula(id, new Expression.Reference(id), sigma));
    }
    return new NoiseModel(extended, formulas, estimated);
  }

  static void requireColumns(Map<String, NoiseLevel> levels, Map<String, double[]> columns) {
    for (String name : levels.keySet()) {
      if (!name.equals(Choices.ALL) && !columns.containsKey(name)) {
        throw new ChoiceException(
            Choice.NOISE,
            "there is no column " + name + "; " + Spelling.help(name, columns.keySet()));
      }
    }
  }

  /** The level of a column: its own, or that of all, or estimated. */
  static NoiseLevel level(Map<String, NoiseLevel> levels, String column) {
    return levels.getOrDefault(column, levels.getOrDefault(Choices.ALL, NoiseLevel.estimated()));
  }

  private static Model withNoiseParameter(Model model, String id, double[] values) {
    if (model.parameter(id).isPresent()) {
      return model;
    }
    Expression start = new Expression.Constant(spread(values));
    return model.withParameter(new Model.Parameter(id, start, false));
  }

  static double standardDeviation(String id, double[] values, NoiseLevel level) {
    if (level instanceof NoiseLevel.Absolute absolute) {
      return absolute.standardDeviation();
    }
    double largest = largest(values);
    if (largest == 0) {
      throw new ChoiceException(
          Choice.NOISE,
          "column " + id + " has only zeros, of which there is no percentage; expected a number");
    }
    return ((NoiseLevel.Relative) level).fraction() * largest;
  }

  /**
   * The standard deviation of the values around their mean: the error of a model that knows
   * nothing. Where they do not differ, a tenth of their magnitude, and 1 where that is zero.
   */
  static double spread(double[] values) {
    double mean = 0;
    for (double v : values) {
      mean += v / values.length;
    }
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean) / values.length;
    }
    double largest = largest(values);
    double spread = Math.sqrt(squares);
    return spread > 1e-9 * largest ? spread : largest > 0 ? largest / 10 : 1;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double v : values) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }
}
