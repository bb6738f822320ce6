package org.stiffgrad.petab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.table.TableWriter;

/** Estimated values of a problem's parameters. */
public final class PetabEstimate {
  private final PetabProblem problem;

  /** Of all parameters that have one. */
  private final Map<String, Double> values = new HashMap<>();

  /**
   * @param values of the {@linkplain PetabProblem#estimated estimated} parameters in their order,
   *     on the linear scale
   */
  public PetabEstimate(PetabProblem problem, double[] values) {
    List<PetabParameter> estimated = problem.estimated();
    if (values.length != estimated.size()) {
      throw new IllegalArgumentException(
          values.length + " values for " + estimated.size() + " estimated parameters");
    }
    this.problem = problem;
    for (PetabParameter parameter : problem.parameters()) {
      parameter.nominal().ifPresent(value -> this.values.put(parameter.id(), value));
    }
    for (int j = 0; j < values.length; j++) {
      if (!Double.isFinite(values[j])) {
        throw new IllegalArgumentException(
            "the estimate of " + estimated.get(j).id() + " is " + values[j]);
      }
      this.values.put(estimated.get(j).id(), values[j]);
    }
  }

  /**
   * The parameter table with the estimates as nominal values, and with those values of other
   * parameters that {@link PetabChoices} changed; other cells are as they were.
   */
  public String text() {
    return problem
        .parameterTable()
        .text(ParameterTable.NOMINAL, ParameterTable.NOMINAL, this::cell);
  }

  private String cell(int row, PetabTable.Line line) {
    String before = line.text(ParameterTable.NOMINAL);
    Double value = values.get(line.text(ParameterTable.ID));
    if (value == null || value == line.number(ParameterTable.NOMINAL)) {
      return before;
    }
    return TableWriter.number(value);
  }
}
