package org.stiffgrad.fit;

/** The objective at one point. Infeasible is a case of its own, never NaN. */
public sealed interface Evaluation {
  /**
   * Value, score residual q and information root S: gradient = S'q and Fisher information = S'S
   * exactly (fit.3). Rows are those of the measurements, two each, experiment by experiment in the
   * order of time, then one for each prior, then any that a wrapper of the objective adds.
   *
   * @param penalty what wrappers add to the value, such as a stabilizing prior; 0 without
   * @param q score residual, [rows]
   * @param root S, row-major [rows x columns]; empty if only the value was asked for
   * @param columns number of free parameters
   */
  record Feasible(ObjectiveValue objective, double penalty, double[] q, double[] root, int columns)
      implements Evaluation {
    /** What an optimizer minimizes. */
    public double total() {
      return objective.total() + penalty;
    }

    /** Whether q and S are there, not only the value. */
    private boolean hasRoot() {
      return root.length == q.length * columns;
    }

    /** S'q, [columns]. */
    public double[] gradient() {
      requireRoot();
      double[] g = new double[columns];
      for (int i = 0; i < q.length; i++) {
        for (int j = 0; j < columns; j++) {
          g[j] += root[i * columns + j] * q[i];
        }
      }
      return g;
    }

    /** S'S, row-major [columns x columns]. */
    public double[] fisher() {
      requireRoot();
      double[] f = new double[columns * columns];
      for (int i = 0; i < q.length; i++) {
        int row = i * columns;
        for (int j = 0; j < columns; j++) {
          for (int l = 0; l < columns; l++) {
            f[j * columns + l] += root[row + j] * root[row + l];
          }
        }
      }
      return f;
    }

    /** Euclidean norm of each column of S, [columns]. */
    public double[] columnNorms() {
      requireRoot();
      double[] norm = new double[columns];
      for (int i = 0; i < q.length; i++) {
        for (int j = 0; j < columns; j++) {
          norm[j] += root[i * columns + j] * root[i * columns + j];
        }
      }
      for (int j = 0; j < columns; j++) {
        norm[j] = Math.sqrt(norm[j]);
      }
      return norm;
    }

    private void requireRoot() {
      if (!hasRoot()) {
        throw new IllegalStateException("only the value was asked for, not its derivatives");
      }
    }
  }

  /**
   * The objective does not exist here.
   *
   * @param why a sentence: which experiment, the time reached, the reason
   */
  record Infeasible(String why) implements Evaluation {}
}
