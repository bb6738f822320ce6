package org.stiffgrad.method;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.SecondDerivatives;

/** The Jacobian at the step's start as its linear part. It moves with all that the start does. */
final class JacobianLinearTerm implements LinearTerm {
  private final Supplier<SecondDerivatives> secondDerivatives;
  private final boolean isAutonomous;
  private final int n;
  private final int[] row;
  private final int[] column;
  private final int[] parameterRow;
  private final int[] parameterColumn;
  private final double[] values;

  /** Derivatives of column c of J by state, parameters and time: (exponential.8). */
  private final double[][] byState;

  private final double[][] byParameter;
  private final double[][] byTime;
  private final double[] unit;
  private @Nullable SecondDerivatives second;

  JacobianLinearTerm(OdeSystem system, Supplier<SecondDerivatives> secondDerivatives) {
    this.secondDerivatives = secondDerivatives;
    this.isAutonomous = system.isAutonomous();
    this.n = system.states().size();
    this.row = FirkPlan.rowsOf(system.jacobian());
    this.column = system.jacobian().columnIndices();
    this.parameterRow = FirkPlan.rowsOf(system.parameterJacobian());
    this.parameterColumn = system.parameterJacobian().columnIndices();
    this.values = new double[row.length];
    this.byState = new double[n][row.length];
    this.byParameter = new double[n][parameterRow.length];
    this.byTime = new double[n][n];
    this.unit = new double[n + 1];
  }

  @Override
  public void evaluate(StepState s, double[] l) {
    s.evaluator.jacobian(s.t, s.y, s.p, s.regime, values);
    Arrays.fill(l, 0);
    for (int q = 0; q < row.length; q++) {
      l[row[q] * n + column[q]] = values[q];
    }
  }

  @Override
  public void differentiate(StepState s) {
    if (second == null) {
      second = secondDerivatives.get();
    }
    final SecondDerivatives d = second;
    for (int c = 0; c < n; c++) {
      unit[c] = 1;
      d.stateDerivative(s.t, s.y, s.p, s.regime, unit, byState[c]);
      d.parameterDerivative(s.t, s.y, s.p, s.regime, unit, byParameter[c]);
      if (!isAutonomous) {
        d.timeDerivative(s.t, s.y, s.p, s.regime, unit, byTime[c]);
      }
      unit[c] = 0;
    }
  }

  @Override
  public boolean change(
      ActiveColumns columns, int j, double[] sens, double[] timeShift, double[] change) {
    final int m = columns.size();
    Arrays.fill(change, 0);
    for (int c = 0; c < n; c++) {
      for (int q = 0; q < row.length; q++) {
        change[row[q] * n + c] += byState[c][q] * sens[column[q] * m + j];
      }
      for (int e = 0; e < columns.row.length; e++) {
        if (columns.column[e] == j) {
          change[columns.row[e] * n + c] += byParameter[c][columns.position[e]];
        }
      }
      if (!isAutonomous) {
        for (int i = 0; i < n; i++) {
          change[i * n + c] += byTime[c][i] * timeShift[j];
        }
      }
    }
    for (double x : change) {
      if (x != 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void pullBack(double[] weights, double[] lambda, double[] gradient, double[] time) {
    for (int c = 0; c < n; c++) {
      for (int q = 0; q < row.length; q++) {
        lambda[column[q]] += byState[c][q] * weights[row[q] * n + c];
      }
      for (int q = 0; q < parameterRow.length; q++) {
        gradient[parameterColumn[q]] += byParameter[c][q] * weights[parameterRow[q] * n + c];
      }
      if (!isAutonomous) {
        for (int i = 0; i < n; i++) {
          time[0] += byTime[c][i] * weights[i * n + c];
        }
      }
    }
  }
}
