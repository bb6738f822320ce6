package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stiffgrad.system.Reach;
import org.stiffgrad.system.Sparsity;

/**
 * What does not change between evaluations of one experiment: its measurements in the order of
 * time, each distinct time once, and the parameters whose sensitivities it needs.
 */
final class ExperimentPlan {
  final Experiment experiment;

  /** Numbers of p; free entries are overwritten, [m]. */
  final double[] fixed;

  /** Position among the free parameters of each entry of p, or -1, [m]. */
  final int[] source;

  /** Entries of p that are free here and can move what is measured. */
  final int[] columns;

  /** The free parameter of each active column. */
  final int[] columnSource;

  /** Distinct times, increasing. */
  final double[] times;

  /** Rows measured at time i: {@code rowStart[i] <= row < rowStart[i + 1]}. */
  final int[] rowStart;

  /** Observable of each row. */
  final int[] observable;

  /** Measured value of each row. */
  final double[] data;

  /** The plans of all experiments of a problem. */
  static List<ExperimentPlan> of(FitProblem problem) {
    return problem.experiments().stream().map(e -> new ExperimentPlan(problem, e)).toList();
  }

  private ExperimentPlan(FitProblem problem, Experiment experiment) {
    this.experiment = experiment;
    this.fixed = problem.fixedValues(experiment);
    this.source = problem.sources(experiment);
    Measurements m = experiment.measurements();
    this.columns = activeColumns(problem, fixed, source, m);
    this.columnSource = Arrays.stream(columns).map(c -> source[c]).toArray();
    int[] order =
        IntStream.range(0, m.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> m.times()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.observable = Arrays.stream(order).map(i -> m.observables()[i]).toArray();
    this.data = Arrays.stream(order).mapToDouble(i -> m.values()[i]).toArray();
    // adding zero makes -0.0 the same time as 0.0
    double[] sorted = Arrays.stream(order).mapToDouble(i -> m.times()[i] + 0.0).toArray();
    this.times = Arrays.stream(sorted).distinct().toArray();
    this.rowStart = starts(sorted, times);
  }

  int rows() {
    return data.length;
  }

  /** p at values of the free parameters, [m]. */
  double[] parameters(double[] freeValues) {
    double[] p = fixed.clone();
    for (int i = 0; i < p.length; i++) {
      if (source[i] >= 0) {
        p[i] = freeValues[source[i]];
      }
    }
    return p;
  }

  private static int[] starts(double[] sorted, double[] distinct) {
    int[] start = new int[distinct.length + 1];
    int row = 0;
    for (int i = 0; i < distinct.length; i++) {
      start[i] = row;
      while (row < sorted.length && sorted[row] == distinct[i]) {
        row++;
      }
    }
    start[distinct.length] = sorted.length;
    return start;
  }

  /**
   * A parameter that reaches no measured state by the structure of the model, given the numbers
   * that this experiment fixes, has exactly no effect; integrating its column would only leave the
   * mesh's truncation error in its place.
   */
  private static int[] activeColumns(
      FitProblem problem, double[] fixed, int[] source, Measurements m) {
    boolean[] isFixed = new boolean[source.length];
    for (int j = 0; j < source.length; j++) {
      isFixed[j] = source[j] < 0;
    }
    Reach reach = Reach.of(problem.system(), problem.system().vanishing(fixed, isFixed));
    ObservationModel observed = problem.observation();
    boolean[] seen = new boolean[observed.stateJacobian().columns()];
    for (int k : Arrays.stream(m.observables()).distinct().toArray()) {
      mark(observed.stateJacobian(), k, seen);
      mark(observed.noiseStateJacobian(), k, seen);
    }
    int[] states = IntStream.range(0, seen.length).filter(i -> seen[i]).toArray();
    return IntStream.range(0, source.length)
        .filter(j -> source[j] >= 0)
        .filter(j -> Arrays.stream(states).anyMatch(i -> reach.has(j, i)))
        .toArray();
  }

  private static void mark(Sparsity structure, int row, boolean[] columns) {
    for (int q = structure.rowStart(row); q < structure.rowStart(row + 1); q++) {
      columns[structure.column(q)] = true;
    }
  }
}
