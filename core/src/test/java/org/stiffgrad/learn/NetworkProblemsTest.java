package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.fit.Experiment;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.solve.SolveOptions;

class NetworkProblemsTest {
  private static final double GAP = Double.NaN;

  private static NetworkProblems problems(double[][] values) {
    Mlp mlp = Mlp.of(2, List.of(), 2, Activation.TANH);
    StateScale scale = new StateScale(0, 1, 1, InputMap.LINEAR);
    NetworkOde ode =
        new NetworkOde(
            List.of("x", "z"), List.of(scale, scale), mlp, Forms.find("plain").orElseThrow());
    double[] times = new double[values.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = i;
    }
    return new NetworkProblems(
        ode, List.of(new Series("s", times, values)), new double[ode.learned()]);
  }

  private static int[] sizes(FitProblem problem) {
    return problem.experiments().stream().mapToInt(e -> e.measurements().size()).toArray();
  }

  private static double[] begins(FitProblem problem) {
    return problem.experiments().stream().mapToDouble(Experiment::initialTime).toArray();
  }

  @Test
  void windowsHoldEveryRowOnce() {
    double[][] seven = {{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}, {6, 6}};
    NetworkProblems problems = problems(seven);
    assertArrayEquals(
        new int[] {2, 2, 2, 2, 2, 2}, sizes(problems.windows(1, SolveOptions.DEFAULTS)));
    FitProblem four = problems.windows(4, SolveOptions.DEFAULTS);
    assertArrayEquals(new int[] {8, 4}, sizes(four));
    assertArrayEquals(new double[] {0, 4}, begins(four));
    assertEquals(6, problems.mostRows());
  }

  @Test
  void noWindowBeginsWhereAStateIsMissing() {
    double[][] gaps = {{0, 0}, {1, GAP}, {GAP, GAP}, {3, 3}, {4, 4}, {GAP, 5}};
    FitProblem forced = problems(gaps).windows(1, SolveOptions.DEFAULTS);
    assertArrayEquals(new double[] {0, 3, 4}, begins(forced));
    assertArrayEquals(new int[] {3, 2, 1}, sizes(forced));
  }
}
