package org.stiffgrad.testkit.reference;

import java.util.TreeSet;
import java.util.stream.IntStream;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.StepListener;
import org.stiffgrad.solve.TimeLoop;
import org.stiffgrad.system.OdeSystem;

/**
 * The size of each component over the whole trajectory, the steps of a solve included: reference
 * times alone miss the peaks of a relaxation oscillation.
 *
 * @param states max |y_i| in the order of the reference, [n]
 * @param logSensitivities max |p_j dy_i/dp_j|, [m][n]
 */
public record TrajectoryScales(double[] states, double[][] logSensitivities) {
  /**
   * The larger of what the reference and the steps of a solve at default options show.
   *
   * @throws IllegalStateException where the solve fails
   */
  public static TrajectoryScales of(Reference reference, OdeSystem system) {
    Reference.Trajectory exact = reference.trajectory();
    final int[] columns = reference.columnsIn(system);
    final int[] rows = reference.rowsIn(system);
    final int m = columns.length;
    double[] states = exact.stateScales();
    double[][] sensitivities =
        IntStream.range(0, m).mapToObj(exact::sensitivityScales).toArray(double[][]::new);
    double[] p = reference.parametersOf(system);
    Ivp ivp = new Ivp(system, p, 0, stepTimes(reference, system));
    Outcome outcome =
        new ForwardTangent(system, SolveOptions.DEFAULTS)
            .solve(
                ivp,
                columns,
                (k, t, y, s) -> {
                  for (int i = 0; i < rows.length; i++) {
                    states[i] = Math.max(states[i], Math.abs(y[rows[i]]));
                    for (int j = 0; j < m; j++) {
                      double size = Math.abs(p[columns[j]] * s[rows[i] * m + j]);
                      sensitivities[j][i] = Math.max(sensitivities[j][i], size);
                    }
                  }
                });
    requireSolved(reference, outcome);
    return new TrajectoryScales(states, sensitivities);
  }

  private static void requireSolved(Reference reference, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      throw new IllegalStateException(reference + ": " + failed.message());
    }
  }

  /** The ends of the steps of a solve, the reference's times among them. */
  private static double[] stepTimes(Reference reference, OdeSystem system) {
    TreeSet<Double> times = new TreeSet<>();
    Ivp ivp = new Ivp(system, reference.parametersOf(system), 0, reference.trajectory().times());
    requireSolved(reference, solve(TimeLoop.of(system, SolveOptions.DEFAULTS), ivp, times));
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static <W> Outcome solve(TimeLoop<W> loop, Ivp ivp, TreeSet<Double> times) {
    return loop.solve(
        ivp,
        new StepListener<W>() {
          @Override
          public boolean accepted(Stepper<W> stepper, W work, StepState state) {
            times.add(state.t + state.h);
            return true;
          }
        });
  }
}
