package org.stiffgrad.method;

import org.stiffgrad.system.OdeSystem;

/**
 * What steps in the increments k_l = h f(Y_l) of their stages work out once for a tableau and a
 * system. Immutable.
 */
class IncrementPlan {
  final OdeSystem system;
  final int n;
  final int stages;

  /** Entry (l, k) of A at {@code [l * stages + k]}, weights and nodes. */
  final double[] a;

  final double[] b;
  final double[] c;
  final boolean isAutonomous;

  /** Structure of J and of df/dp. */
  final int[] rowStart;

  final int[] column;
  final int[] parameterRow;
  final int[] parameterColumn;

  /**
   * @param stages how many of the tableau's stages the result depends on
   */
  IncrementPlan(Tableau tableau, int stages, OdeSystem system) {
    this.system = system;
    this.n = system.states().size();
    this.stages = stages;
    this.a = new double[stages * stages];
    this.b = new double[stages];
    this.c = new double[stages];
    for (int l = 0; l < stages; l++) {
      b[l] = tableau.b(l);
      c[l] = tableau.c(l);
      for (int k = 0; k < stages; k++) {
        a[l * stages + k] = tableau.a(l, k);
      }
    }
    this.isAutonomous = system.isAutonomous();
    this.rowStart = system.jacobian().rowStarts();
    this.column = system.jacobian().columnIndices();
    this.parameterRow = FirkPlan.rowsOf(system.parameterJacobian());
    this.parameterColumn = system.parameterJacobian().columnIndices();
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
