package org.stiffgrad.method;

import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.linear.RealLu;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/** What a {@link SingularFirkStepper} works out once for a method and a system. Immutable. */
final class SingularFirkPlan extends IncrementPlan {
  /** Structure of (firk.8), and the places in it of -h a_lk J_l(q) at {@code [(q s + l) s + k]}. */
  final LuPattern pattern;

  final int[] place;
  final int[] diagonal;

  SingularFirkPlan(Tableau tableau, OdeSystem system) {
    super(tableau, tableau.stages(), system);
    final Sparsity j = system.jacobian();
    final int s = stages;
    Sparsity matrix = stageMatrix();
    this.pattern = new LuPattern(matrix, FirkPlan.stageOrder(j, s));
    RealLu places = new RealLu(pattern);
    this.diagonal = places.diagonalPositions();
    this.place = new int[j.size() * s * s];
    for (int i = 0; i < n; i++) {
      for (int q = rowStart[i]; q < rowStart[i + 1]; q++) {
        for (int e = 0; e < s * s; e++) {
          int row = i * s + e / s;
          place[q * s * s + e] = places.position(matrix.position(row, column[q] * s + e % s));
        }
      }
    }
  }

  /** Every stage of a species meets every stage of the species that its f depends on. */
  private Sparsity stageMatrix() {
    int[][] rows = new int[n * stages][];
    for (int i = 0; i < n; i++) {
      int entries = rowStart[i + 1] - rowStart[i];
      for (int l = 0; l < stages; l++) {
        int[] row = new int[entries * stages];
        for (int e = 0; e < row.length; e++) {
          row[e] = column[rowStart[i] + e / stages] * stages + e % stages;
        }
        rows[i * stages + l] = row;
      }
    }
    return Sparsity.ofRows(n * stages, rows);
  }

  /** The state of stage l, y + sum a_lk k_k, into out [n]. */
  void stage(int l, double[] y, double[] k, int offset, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = y[i];
      for (int e = 0; e < stages; e++) {
        sum += a[l * stages + e] * k[offset + e * n + i];
      }
      out[i] = sum;
    }
  }
}
