package org.stiffgrad.sensitivity;

import org.stiffgrad.method.StepState;
import org.stiffgrad.system.Tolerances;

/**
 * The weighted error of a block of sensitivities: each column's root mean square, the largest of
 * all. An entry's weight is rtol |S_ij| plus an absolute part: the state's tolerance over |p_j|
 * where absolute tolerances are given, else a hundredth of rtol times the largest entry so far.
 */
final class SensitivityError {
  private static final double SCALE_FRACTION = 0.01;

  private final Tolerances tolerances;
  private final int n;
  private int m;
  private double[] estimate = new double[0];
  private double[] scale = new double[0];
  private double[] parameterSize = new double[0];

  SensitivityError(Tolerances tolerances, int n) {
    this.tolerances = tolerances;
    this.n = n;
  }

  void resize(int columns) {
    m = columns;
    estimate = new double[n * m];
    scale = new double[n * m];
    parameterSize = new double[m];
  }

  /** Where the stepper puts its estimate, [n x m]. */
  double[] estimate() {
    return estimate;
  }

  void start(double[] s, double[] p, int[] columns) {
    for (int j = 0; j < m; j++) {
      parameterSize[j] = Math.abs(p[columns[j]]);
    }
    for (int e = 0; e < scale.length; e++) {
      scale[e] = Math.abs(s[e]);
    }
  }

  void accept(double[] s) {
    for (int e = 0; e < scale.length; e++) {
      scale[e] = Math.max(scale[e], Math.abs(s[e]));
    }
  }

  /**
   * @param before sensitivities at the start of the step, [n x m]
   * @param after those at its end
   * @param timeShift t' of the mesh at the start, [m]: sizes are those at a fixed time, S - f t'
   */
  double norm(StepState state, double[] before, double[] after, double[] timeShift) {
    double largest = 0;
    for (int j = 0; j < m; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        final int e = i * m + j;
        final double fixed = before[e] - state.f[i] * timeShift[j];
        final double size =
            Math.max(Math.abs(fixed), Math.max(Math.abs(before[e]), Math.abs(after[e])));
        final double own =
            tolerances.isAutomatic() || parameterSize[j] == 0
                ? SCALE_FRACTION * state.rtol * Math.max(scale[e], size)
                : 0;
        final double weight =
            state.rtol * size + Math.max(own, stateTolerance(state, i) / parameterSize[j]);
        if (weight > 0 && weight <= Double.MAX_VALUE) {
          final double r = estimate[e] / weight;
          sum += r * r;
        }
      }
      final double column = Math.sqrt(sum / n);
      largest = column > largest || Double.isNaN(column) ? column : largest;
    }
    return largest;
  }

  /** The absolute part of the state's weight; infinite where the component has no scale yet. */
  private static double stateTolerance(StepState state, int i) {
    return state.inverseWeight[i] > 0
        ? Math.max(0, 1 / state.inverseWeight[i] - state.rtol * Math.abs(state.y[i]))
        : Double.POSITIVE_INFINITY;
  }
}
