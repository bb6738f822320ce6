package org.stiffgrad.method;

import java.util.Arrays;
import org.stiffgrad.system.LinearPart;

/** The linear part that a system declares, a function of the parameters alone. */
final class DeclaredLinearTerm implements LinearTerm {
  private final LinearPart part;
  private final int n;
  private final int[] row;
  private final int[] column;
  private final int[] parameters;
  private final double[] values;

  /** dL/dp of each of the parameters. */
  private final double[][] derivative;

  DeclaredLinearTerm(LinearPart part) {
    this.part = part;
    this.n = part.structure().rows();
    this.row = FirkPlan.rowsOf(part.structure());
    this.column = part.structure().columnIndices();
    this.parameters = part.parameters();
    this.values = new double[row.length];
    this.derivative = new double[parameters.length][row.length];
  }

  @Override
  public void evaluate(StepState s, double[] l) {
    part.values(s.p, values);
    Arrays.fill(l, 0);
    for (int q = 0; q < row.length; q++) {
      l[row[q] * n + column[q]] = values[q];
    }
  }

  @Override
  public void differentiate(StepState s) {
    for (int k = 0; k < parameters.length; k++) {
      part.derivative(s.p, k, derivative[k]);
    }
  }

  @Override
  public boolean change(
      ActiveColumns columns, int j, double[] sens, double[] timeShift, double[] change) {
    for (int k = 0; k < parameters.length; k++) {
      if (parameters[k] == columns.parameter(j)) {
        Arrays.fill(change, 0);
        for (int q = 0; q < row.length; q++) {
          change[row[q] * n + column[q]] = derivative[k][q];
        }
        return true;
      }
    }
    return false;
  }

  @Override
  public void pullBack(double[] weights, double[] lambda, double[] gradient, double[] time) {
    for (int k = 0; k < parameters.length; k++) {
      double sum = 0;
      for (int q = 0; q < row.length; q++) {
        sum += derivative[k][q] * weights[row[q] * n + column[q]];
      }
      gradient[parameters[k]] += sum;
    }
  }
}
