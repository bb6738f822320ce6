package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.system.Sparsity;

/** The parameters that are differentiated for, and where df/dp has entries in their columns. */
public final class ActiveColumns {
  private final int[] parameters;

  /** Entry e of the active part: row, column in the block, position in the values of df/dp. */
  final int[] row;

  final int[] column;
  final int[] position;

  /**
   * @param parameterJacobian structure of df/dp
   * @param parameters distinct positions in p
   */
  public ActiveColumns(Sparsity parameterJacobian, int[] parameters) {
    this.parameters = parameters.clone();
    int[] columnOf = new int[parameterJacobian.columns()];
    Arrays.fill(columnOf, -1);
    for (int j = 0; j < parameters.length; j++) {
      columnOf[parameters[j]] = j;
    }
    int count = 0;
    for (int q = 0; q < parameterJacobian.size(); q++) {
      count += columnOf[parameterJacobian.column(q)] >= 0 ? 1 : 0;
    }
    row = new int[count];
    column = new int[count];
    position = new int[count];
    int e = 0;
    for (int i = 0; i < parameterJacobian.rows(); i++) {
      for (int q = parameterJacobian.rowStart(i); q < parameterJacobian.rowStart(i + 1); q++) {
        if (columnOf[parameterJacobian.column(q)] >= 0) {
          row[e] = i;
          column[e] = columnOf[parameterJacobian.column(q)];
          position[e++] = q;
        }
      }
    }
  }

  /** Position in p of the parameter of a column. */
  int parameter(int column) {
    return parameters[column];
  }

  /** Number of active parameters. */
  public int size() {
    return parameters.length;
  }
}
