package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;

/** Descents to noisy data of x' = -x, with something to judge them by. */
class WeightDescentTest {
  private final ShardExecutor executor = new LocalExecutor(1);
  private final WeightDescent descent = new WeightDescent(1, LearnMonitor.SILENT, executor);

  @AfterEach
  void close() {
    executor.close();
  }

  private static FitProblem problem(double[] start) {
    Mlp mlp = Mlp.of(1, List.of(3), 1, Activation.TANH);
    StateScale scale = new StateScale(0, 1, 1, InputMap.LINEAR);
    NetworkOde ode =
        new NetworkOde(List.of("x"), List.of(scale), mlp, Forms.find("plain").orElseThrow());
    double[][] values = new double[12][];
    double[] times = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = 0.2 * i;
      values[i] = new double[] {Math.exp(-times[i]) + (i % 2 == 0 ? 0.02 : -0.02)};
    }
    List<Series> data = List.of(new Series("s", times, values));
    NetworkProblems problems = new NetworkProblems(ode, data, start);
    return problems.trajectories(WeightDescent.SOLVE, problems.firstRows());
  }

  private static double[] start() {
    return FirstWeights.random(Mlp.of(1, List.of(3), 1, Activation.TANH), 2);
  }

  @Test
  void withoutAJudgeTheErrorOfTrainingIsAllThereIs() {
    FitProblem problem = problem(start());
    WeightDescent.Reached end = descent.run("test", problem, start(), 100);
    assertEquals(end.error(), descent.error(problem, end.theta()), 1e-12);
    assertTrue(end.error() < 0.03, "error " + end.error());
  }

  @Test
  void whatAJudgeLikesBestIsKept() {
    FitProblem problem = problem(start());
    List<double[]> seen = new ArrayList<>();
    WeightDescent.Judge likesTheThird =
        (theta, error) -> {
          seen.add(theta.clone());
          return Math.abs(seen.size() - 3);
        };
    WeightDescent.Reached end =
        descent.run("test", problem, start(), 100, Optional.of(likesTheThird));
    assertArrayEquals(seen.get(2), end.theta());
    assertEquals(end.error(), descent.error(problem, end.theta()), 1e-12);
    // 25 iterations without a better one, after the third point, are enough
    assertTrue(seen.size() <= 3 + 25 + 1, seen.size() + " points");
  }
}
