package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.linear.EliminationOrder;
import org.stiffgrad.linear.LuPattern;
import org.stiffgrad.linear.RealLu;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * What a {@link FirkLinearization} works out once for a method and a system: the places of its
 * entries in a pattern with the species in Markowitz's order on J and the stages of a species
 * adjacent. Immutable.
 */
final class FirkPlan {
  final Firk method;
  final OdeSystem system;
  final int n;
  final LuPattern pattern;

  /** Place of J's q-th entry, and of the diagonal entries, in factors with J's own pattern. */
  final int[] entry;

  final int[] diagonal;

  /** Place of -h J_l(q) at {@code [q * s + l]}. */
  final int[] jacobianPlace;

  /** The matrix (firk.3) at h = 0. */
  final double[] template;

  /** Row and column of J's entries, and row and column of df/dp's. */
  final int[] jacobianRow;

  final int[] jacobianColumn;
  final int[] parameterRow;
  final int[] parameterColumn;

  /** Weight of y itself in the result, 1 - sum d_l, and the first stage with d_l other than 0. */
  final double keptWeight;

  final int firstWeightedStage;

  /** Entry (l, k) of A^-1 at {@code [l * s + k]}, and its row sums. */
  final double[] inverse;

  final double[] inverseRowSums;

  /** Row starts of J. */
  final int[] rowStart;

  final boolean isAutonomous;

  FirkPlan(Firk method, OdeSystem system, LuPattern jacobianPattern) {
    this.method = method;
    double kept = 1;
    int first = method.stages();
    for (int l = method.stages() - 1; l >= 0; l--) {
      kept -= method.stageWeight(l);
      first = method.stageWeight(l) != 0 ? l : first;
    }
    this.keptWeight = kept;
    this.firstWeightedStage = first;
    this.system = system;
    this.isAutonomous = system.isAutonomous();
    this.rowStart = system.jacobian().rowStarts();
    this.inverse = new double[method.stages() * method.stages()];
    this.inverseRowSums = new double[method.stages()];
    for (int l = 0; l < method.stages(); l++) {
      inverseRowSums[l] = method.inverseRowSum(l);
      for (int k = 0; k < method.stages(); k++) {
        inverse[l * method.stages() + k] = method.inverse(l, k);
      }
    }
    this.n = system.states().size();
    RealLu places = new RealLu(jacobianPattern);
    Sparsity j = system.jacobian();
    this.entry = new int[j.size()];
    for (int q = 0; q < j.size(); q++) {
      entry[q] = places.position(q);
    }
    this.diagonal = places.diagonalPositions();
    Sparsity matrix = stageMatrix(j, method.stages());
    this.pattern = new LuPattern(matrix, stageOrder(j, method.stages()));
    RealLu stagePlaces = new RealLu(pattern);
    int s = method.stages();
    this.jacobianPlace = new int[j.size() * s];
    this.template = new double[pattern.size()];
    this.jacobianRow = rowsOf(j);
    this.jacobianColumn = j.columnIndices();
    this.parameterRow = rowsOf(system.parameterJacobian());
    this.parameterColumn = system.parameterJacobian().columnIndices();
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < s; l++) {
        for (int q = j.rowStart(i); q < j.rowStart(i + 1); q++) {
          jacobianPlace[q * s + l] =
              stagePlaces.position(matrix.position(i * s + l, j.column(q) * s + l));
        }
        for (int k = 0; k < s; k++) {
          template[stagePlaces.position(matrix.position(i * s + l, i * s + k))] =
              method.inverse(l, k);
        }
      }
    }
  }

  /** The row of every entry. */
  static int[] rowsOf(Sparsity pattern) {
    int[] rows = new int[pattern.size()];
    for (int i = 0; i < pattern.rows(); i++) {
      Arrays.fill(rows, pattern.rowStart(i), pattern.rowStart(i + 1), i);
    }
    return rows;
  }

  /** Structure of (firk.3), unknown i of stage l at i s + l. */
  private static Sparsity stageMatrix(Sparsity j, int s) {
    int n = j.rows();
    int[][] rows = new int[n * s][];
    for (int i = 0; i < n; i++) {
      boolean hasDiagonal = j.position(i, i) >= 0;
      int others = j.rowStart(i + 1) - j.rowStart(i) - (hasDiagonal ? 1 : 0);
      for (int l = 0; l < s; l++) {
        int[] row = new int[others + s];
        int next = 0;
        boolean placed = false;
        for (int q = j.rowStart(i); q < j.rowStart(i + 1); q++) {
          int c = j.column(q);
          if (c >= i && !placed) {
            next = placeBlock(row, next, i, s);
            placed = true;
          }
          if (c != i) {
            row[next++] = c * s + l;
          }
        }
        if (!placed) {
          placeBlock(row, next, i, s);
        }
        rows[i * s + l] = row;
      }
    }
    return Sparsity.ofRows(n * s, rows);
  }

  private static int placeBlock(int[] row, int next, int i, int s) {
    for (int k = 0; k < s; k++) {
      row[next + k] = i * s + k;
    }
    return next + s;
  }

  /** Unknowns i s + l with the species in Markowitz's order, the stages of each adjacent. */
  static int[] stageOrder(Sparsity j, int s) {
    int[] species = EliminationOrder.markowitz(j);
    int[] order = new int[species.length * s];
    for (int k = 0; k < species.length; k++) {
      for (int l = 0; l < s; l++) {
        order[k * s + l] = species[k] * s + l;
      }
    }
    return order;
  }
}
