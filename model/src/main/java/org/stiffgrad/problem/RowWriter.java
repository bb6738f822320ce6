package org.stiffgrad.problem;

import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Reach;
import org.stiffgrad.system.Sparsity;

/** Forms the rows of a trajectory's table; owns scratch, so one for each solve. */
final class RowWriter {
  private final OdeSystem model;
  private final ObservationModel observed;
  private final double[] p;
  private final int[] active;
  private final int columns;
  private final ObservationEvaluator observation;
  private final boolean[] regime;
  private final double[] switchTimes;
  private final double[] gradient;
  private final Reach reach;
  private final double[] sensitivities;

  /**
   * @param p values of the parameters, [m]
   * @param active positions in p of the parameters to differentiate by
   * @param columns length of a row
   */
  RowWriter(OdeSystem model, ObservationModel observed, double[] p, int[] active, int columns) {
    this.model = model;
    this.observed = observed;
    this.p = p;
    this.active = active;
    this.columns = columns;
    this.observation = observed.newEvaluator();
    int switches = model.switchTimeJacobian().rows();
    this.regime = new boolean[switches];
    this.switchTimes = new double[switches];
    model.newEvaluator().switchTimes(p, switchTimes);
    this.gradient = new double[Math.max(p.length, model.states().size())];
    this.reach = Reach.of(model);
    this.sensitivities = new double[model.states().size() * active.length];
  }

  /**
   * One row: time, states, rule variables, then for each active parameter the derivatives of both
   * with respect to its logarithm.
   *
   * @param y states, [n]
   * @param s dy_i/dp_c, {@code s[i * active + c]}; not read without active parameters
   */
  double[] row(double t, double[] y, double[] s) {
    for (int e = 0; e < sensitivities.length; e++) {
      // Where a parameter cannot reach, s holds the mesh's truncation error instead of zero.
      int c = e % active.length;
      sensitivities[e] = reach.has(active[c], e / active.length) ? s[e] : 0;
    }
    model.regimeAt(t, switchTimes, regime);
    int n = model.states().size();
    int rules = observed.observables().size();
    double[] row = new double[columns];
    row[0] = t;
    System.arraycopy(y, 0, row, 1, n);
    for (int k = 0; k < rules; k++) {
      row[1 + n + k] = observation.value(k, t, y, p, regime);
    }
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < active.length; c++) {
        row[1 + (n + rules) * (c + 1) + i] = sensitivities[i * active.length + c] * p[active[c]];
      }
    }
    for (int k = 0; k < rules && active.length > 0; k++) {
      addRuleSensitivities(k, t, y, row);
    }
    return row;
  }

  /** dh/dln p_c = p_c (dh/dy dy/dp_c + dh/dp_c). */
  private void addRuleSensitivities(int k, double t, double[] y, double[] row) {
    int block = model.states().size() + observed.observables().size();
    int column = 1 + model.states().size() + k;
    observation.stateGradient(k, t, y, p, regime, gradient);
    Sparsity byState = observed.stateJacobian();
    for (int q = byState.rowStart(k); q < byState.rowStart(k + 1); q++) {
      double dhdy = gradient[q - byState.rowStart(k)];
      for (int c = 0; c < active.length; c++) {
        double dy = sensitivities[byState.column(q) * active.length + c];
        row[column + block * (c + 1)] += dhdy * dy * p[active[c]];
      }
    }
    observation.parameterGradient(k, t, y, p, regime, gradient);
    Sparsity byParameter = observed.parameterJacobian();
    for (int c = 0; c < active.length; c++) {
      int q = byParameter.position(k, active[c]);
      if (q >= 0) {
        row[column + block * (c + 1)] += gradient[q - byParameter.rowStart(k)] * p[active[c]];
      }
    }
  }
}
