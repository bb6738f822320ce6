package org.stiffgrad.petab;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stiffgrad.table.TableWriter;

/** Estimated values of a problem's parameters. */
public final class PetabEstimate {
  private final PetabProblem problem;
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
    for (int j = 0; j < values.length; j++) {
      if (!Double.isFinite(values[j])) {
        throw new IllegalArgumentException(
            "the estimate of " + estimated.get(j).id() + " is " + values[j]);
      }
      this.values.put(estimated.get(j).id(), values[j]);
    }
  }

  /** The parameter table with the estimates as nominal values; other cells are as they were. */
  public String text() {
    return problem
        .parameterTable()
        .text(
            ParameterTable.NOMINAL,
            ParameterTable.NOMINAL,
            (row, line) -> {
              Double value = values.get(line.text(ParameterTable.ID));
              return value == null ? line.text(ParameterTable.NOMINAL) : TableWriter.number(value);
            });
  }

  /**
   * Writes {@link #text} to a file, which holds all of it or is not touched.
   *
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public void write(Path target) {
    WholeFile.write(target, text());
  }
}
