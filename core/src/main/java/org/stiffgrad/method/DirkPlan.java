package org.stiffgrad.method;

import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.system.OdeSystem;

/** What a {@link DirkStepper} works out once for a method and a system. Immutable. */
final class DirkPlan extends IncrementPlan {
  /** Whether the result is the last stage, and that one is implicit. */
  final boolean endsOnStage;

  final LuPattern pattern;

  /**
   * @param tableau with lower triangular A
   */
  DirkPlan(Tableau tableau, OdeSystem system) {
    super(tableau, usedStages(tableau), system);
    this.endsOnStage =
        stages == tableau.stages() && tableau.isStifflyAccurate() && gamma(stages - 1) != 0;
    this.pattern = LuPattern.of(system.jacobian());
  }

  /** Without those at the end that the result does not depend on. */
  private static int usedStages(Tableau tableau) {
    int s = tableau.stages();
    while (tableau.b(s - 1) == 0) {
      s--;
    }
    return s;
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
}
