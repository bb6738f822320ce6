package org.stiffgrad.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * The chain rule for rows of formulas g(y, p) in which a {@link NetworkTerm} stands for parameters:
 * dg/dy + dg/dp_k dp_k/dy, and dg/dp_k dp_k/dw. A row that has none of them keeps its structure.
 * Immutable.
 */
public final class SubstitutedRows {
  private final Sparsity oldStates;
  private final Sparsity oldParameters;
  private final Sparsity states;
  private final Sparsity parameters;
  private final int outputs;
  private final int inputs;

  /** Offset in its row of the new structure, for each entry of the old one. */
  private final int[] stateAt;

  /** Likewise, or -1 - k for output k. */
  private final int[] parameterAt;

  /** Offset of each input in the new row; empty where the row has no output. */
  private final int[][] inputAt;

  /**
   * @param byState structure of dg/dy
   * @param byParameter structure of dg/dp, [rows x m]
   * @param system that y and p are of
   */
  public SubstitutedRows(
      Sparsity byState, Sparsity byParameter, NetworkTerm term, OdeSystem system) {
    this.oldStates = byState;
    this.oldParameters = byParameter;
    this.outputs = term.outputs().size();
    this.inputs = term.inputs().size();
    int[] seen = term.inputsIn(system);
    int[] substituted = term.outputsIn(system);
    int rows = byState.rows();
    int m = byParameter.columns();
    this.stateAt = new int[byState.size()];
    this.parameterAt = new int[byParameter.size()];
    this.inputAt = new int[rows][];
    int[][] stateRows = new int[rows][];
    int[][] parameterRows = new int[rows][];
    for (int r = 0; r < rows; r++) {
      List<Integer> kept = new ArrayList<>();
      for (int q = byParameter.rowStart(r); q < byParameter.rowStart(r + 1); q++) {
        int k = output(substituted, byParameter.column(q));
        parameterAt[q] = k < 0 ? kept.size() : -1 - k;
        if (k < 0) {
          kept.add(byParameter.column(q));
        }
      }
      boolean has = kept.size() < byParameter.rowStart(r + 1) - byParameter.rowStart(r);
      for (int j = 0; j < term.learned() && has; j++) {
        kept.add(m + j);
      }
      parameterRows[r] = array(kept);
      TreeSet<Integer> columns = new TreeSet<>();
      for (int q = byState.rowStart(r); q < byState.rowStart(r + 1); q++) {
        columns.add(byState.column(q));
      }
      for (int i = 0; i < inputs && has; i++) {
        columns.add(seen[i]);
      }
      stateRows[r] = array(columns);
      for (int q = byState.rowStart(r); q < byState.rowStart(r + 1); q++) {
        stateAt[q] = Arrays.binarySearch(stateRows[r], byState.column(q));
      }
      inputAt[r] = new int[has ? inputs : 0];
      for (int i = 0; i < inputAt[r].length; i++) {
        inputAt[r][i] = Arrays.binarySearch(stateRows[r], seen[i]);
      }
    }
    this.states = Sparsity.ofRows(byState.columns(), stateRows);
    this.parameters = Sparsity.ofRows(m + term.learned(), parameterRows);
  }

  /** Which output a parameter is, or -1. */
  private static int output(int[] substituted, int parameter) {
    for (int k = 0; k < substituted.length; k++) {
      if (substituted[k] == parameter) {
        return k;
      }
    }
    return -1;
  }

  private static int[] array(Iterable<Integer> columns) {
    List<Integer> all = new ArrayList<>();
    columns.forEach(all::add);
    int[] array = new int[all.size()];
    Arrays.setAll(array, all::get);
    return array;
  }

  /** Structure of the rows' derivatives with respect to the states. */
  public Sparsity states() {
    return states;
  }

  /** Structure of those with respect to parameters, weights and rates, [rows x (m + learned)]. */
  public Sparsity parameters() {
    return parameters;
  }

  /** Whether a row has an output in it. */
  public boolean isSubstituted(int row) {
    return inputAt[row].length > 0;
  }

  /**
   * One row's derivatives with respect to the states.
   *
   * @param byState those at constant parameters, the row's first entry at {@code stateFrom}
   * @param byParameter dg/dp, the row's first entry at {@code parameterFrom}
   * @param term differentiated at the state
   * @param out the row's first entry at {@code to}
   */
  public void states(
      int row,
      double[] byState,
      int stateFrom,
      double[] byParameter,
      int parameterFrom,
      TermEvaluator term,
      double[] out,
      int to) {
    Arrays.fill(out, to, to + states.rowStart(row + 1) - states.rowStart(row), 0);
    int start = oldStates.rowStart(row);
    for (int q = start; q < oldStates.rowStart(row + 1); q++) {
      out[to + stateAt[q]] = byState[stateFrom + q - start];
    }
    start = oldParameters.rowStart(row);
    for (int q = start; q < oldParameters.rowStart(row + 1); q++) {
      int k = -1 - parameterAt[q];
      for (int i = 0; i < inputs && k >= 0; i++) {
        out[to + inputAt[row][i]] += byParameter[parameterFrom + q - start] * term.slope(k, i);
      }
    }
  }

  /**
   * One row's derivatives with respect to parameters, weights and rates.
   *
   * @param term evaluated at the state
   * @param scratch [outputs], overwritten
   */
  public void parameters(
      int row,
      double[] byParameter,
      int parameterFrom,
      TermEvaluator term,
      double[] scratch,
      double[] out,
      int to) {
    Arrays.fill(scratch, 0, outputs, 0);
    int start = oldParameters.rowStart(row);
    int kept = 0;
    for (int q = start; q < oldParameters.rowStart(row + 1); q++) {
      double value = byParameter[parameterFrom + q - start];
      if (parameterAt[q] < 0) {
        scratch[-1 - parameterAt[q]] = value;
      } else {
        out[to + kept++] = value;
      }
    }
    if (isSubstituted(row)) {
      term.weightsTransposeTimes(scratch, out, to + kept);
    }
  }
}
