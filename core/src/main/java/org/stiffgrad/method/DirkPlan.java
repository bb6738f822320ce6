package org.stiffgrad.method;

import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** What a {@link DirkStepper} works out once for a method and a system. Immutable. */
final class DirkPlan {
  final OdeSystem system;
  final int n;

  /** Stages that the result depends on. */
  final int stages;

  /** Entry (l, k) of A at {@code [l * stages + k]}, weights and nodes. */
  final double[] a;

  final double[] b;
  final double[] c;

  /** Whether the result is the last stage, and that one is implicit. */
  final boolean endsOnStage;

  final boolean isAutonomous;

  /** Structure of J and of df/dp. */
  final int[] rowStart;

  final int[] column;
  final int[] parameterRow;
  final int[] parameterColumn;
  final LuPattern pattern;

  /**
   * @param tableau with lower triangular A
   */
  DirkPlan(Tableau tableau, OdeSystem system) {
    this.system = system;
    this.n = system.states().size();
    int s = tableau.stages();
    while (tableau.b(s - 1) == 0) {
      s--;
    }
    this.stages = s;
    this.a = new double[s * s];
    this.b = new double[s];
    this.c = new double[s];
    for (int l = 0; l < s; l++) {
      b[l] = tableau.b(l);
      c[l] = tableau.c(l);
      for (int k = 0; k <= l; k++) {
        a[l * s + k] = tableau.a(l, k);
      }
    }
    this.endsOnStage =
        s == tableau.stages() && tableau.isStifflyAccurate() && tableau.a(s - 1, s - 1) != 0;
    this.isAutonomous = system.isAutonomous();
    Sparsity j = system.jacobian();
    this.rowStart = j.rowStarts();
    this.column = j.columnIndices();
    this.parameterRow = FirkPlan.rowsOf(system.parameterJacobian());
    this.parameterColumn = system.parameterJacobian().columnIndices();
    this.pattern = LuPattern.of(j);
  }

  /** a_ll. */
  double gamma(int l) {
    return a[l * stages + l];
  }

  /** The state of stage l without its own increment, y + sum_(k < l) a_lk k_k, into out [n]. */
  void start(int l, double[] y, double[] k, int offset, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = y[i];
      for (int e = 0; e < l; e++) {
        sum += a[l * stages + e] * k[offset + e * n + i];
      }
      out[i] = sum;
    }
  }

  /** The result y + sum b_l k_l, into out [n]. */
  void result(double[] y, double[] k, int offset, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = y[i];
      for (int l = 0; l < stages; l++) {
        sum += b[l] * k[offset + l * n + i];
      }
      out[i] = sum;
    }
  }
}
