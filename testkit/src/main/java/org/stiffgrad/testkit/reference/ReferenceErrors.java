package org.stiffgrad.testkit.reference;

import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Stats;
import org.stiffgrad.system.OdeSystem;

/**
 * The largest errors of a solve with all sensitivities at the reference's times.
 *
 * @param state error of a state relative to its scale over the trajectory
 * @param sensitivity error of a logarithmic sensitivity p_j dy_i/dp_j relative to its own scale
 *     over the trajectory or that of y_i, whichever is larger
 * @param ownSensitivity the same relative to its own scale alone
 */
public record ReferenceErrors(
    Largest state, Largest sensitivity, Largest ownSensitivity, Stats stats) {
  /**
   * Solves and compares.
   *
   * @throws AssertionError where the solve fails, with its reason
   */
  public static ReferenceErrors of(
      Reference reference, TrajectoryScales scales, OdeSystem system, SolveOptions options) {
    final int[] columns = reference.columnsIn(system);
    final int[] rows = reference.rowsIn(system);
    final int m = columns.length;
    Reference.Trajectory exact = reference.trajectory();
    Collector states = new Collector();
    Collector sensitivities = new Collector();
    Collector own = new Collector();
    double[] p = reference.parametersOf(system);
    Outcome outcome =
        new ForwardTangent(system, options)
            .solve(
                new Ivp(system, p, 0, exact.times()),
                columns,
                (k, t, y, s) -> {
                  for (int i = 0; i < rows.length; i++) {
                    String name = reference.stateNames().get(i);
                    states.add(y[rows[i]], exact.states()[k][i], scales.states()[i], name, t);
                    for (int j = 0; j < m; j++) {
                      String quotient = "d" + name + "/dln " + reference.parameterNames().get(j);
                      double value = p[columns[j]] * s[rows[i] * m + j];
                      double truth = exact.logSensitivities()[j][k][i];
                      double scale = scales.logSensitivities()[j][i];
                      own.add(value, truth, scale, quotient, t);
                      double larger = Math.max(scale, scales.states()[i]);
                      sensitivities.add(value, truth, larger, quotient, t);
                    }
                  }
                });
    if (outcome instanceof Outcome.Failed failed) {
      throw new AssertionError(reference + " at " + options + ": " + failed.message());
    }
    return new ReferenceErrors(states.largest, sensitivities.largest, own.largest, outcome.stats());
  }

  /**
   * The largest error seen, and where.
   *
   * @param error relative
   */
  public record Largest(double error, String where) {
    @Override
    public String toString() {
      return error + " (" + where + ")";
    }
  }

  private static final class Collector {
    private Largest largest = new Largest(0, "exact");

    void add(double value, double exact, double scale, String name, double t) {
      double difference = Math.abs(value - exact);
      double relative = difference == 0 ? 0 : difference / scale;
      if (!(relative <= largest.error())) {
        largest =
            new Largest(
                relative,
                name + " at " + t + " is " + value + ", expected " + exact + " of " + scale);
      }
    }
  }
}
