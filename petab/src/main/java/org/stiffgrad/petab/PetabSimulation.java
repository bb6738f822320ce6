package org.stiffgrad.petab;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Prediction;
import org.stiffgrad.table.TableWriter;

/** What the model says of every measurement, in the order of the measurement table. */
public final class PetabSimulation {
  private static final String SIMULATION = "simulation";

  private final PetabProblem problem;
  private final List<Prediction> rows;

  private PetabSimulation(PetabProblem problem, List<Prediction> rows) {
    this.problem = problem;
    this.rows = rows;
  }

  /**
   * Simulates a problem.
   *
   * @param compiled the problem's {@link PetabProblem#fitProblem}, with whatever options of solving
   * @param values of the free parameters, on the linear scale
   * @return empty where the model cannot be solved there
   */
  public static Optional<PetabSimulation> of(
      PetabProblem problem, FitProblem compiled, double[] values) {
    Optional<List<Prediction>> predictions = Prediction.of(compiled, values);
    if (predictions.isEmpty()) {
      return Optional.empty();
    }
    Prediction[] rows = new Prediction[predictions.get().size()];
    int next = 0;
    for (int e = 0; e < compiled.experiments().size(); e++) {
      Experiment experiment = compiled.experiments().get(e);
      List<Integer> rowsOfTable = problem.assembled().rows().get(e);
      double[] times = experiment.measurements().times();
      // Predictions come in the order of time, replicates in that of the table.
      List<Integer> order =
          IntStream.range(0, times.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> times[i]))
              .toList();
      for (int i : order) {
        rows[rowsOfTable.get(i)] = predictions.get().get(next++);
      }
    }
    return Optional.of(new PetabSimulation(problem, List.of(rows)));
  }

  /** Beside each row of the measurement table, the model's value and noise. */
  public List<Prediction> rows() {
    return rows;
  }

  /** The simulation table: that of the measurements with a column simulation in place of theirs. */
  public String text() {
    return problem
        .measurementTable()
        .text(
            MeasurementTable.MEASUREMENT,
            SIMULATION,
            (row, line) -> TableWriter.number(rows.get(row).value()));
  }
}
