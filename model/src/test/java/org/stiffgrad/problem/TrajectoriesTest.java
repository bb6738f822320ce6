package org.stiffgrad.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.network.StateScale;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

class TrajectoriesTest {
  private static final double TOLERANCE = 1e-10;

  private final NetworkOde ode =
      new NetworkOde(
          List.of("x", "z"),
          Collections.nCopies(2, new StateScale(0, 1, 1, InputMap.LINEAR)),
          Mlp.of(2, List.of(3), 2, Activation.TANH),
          Forms.find("time-scale").orElseThrow());
  private final double[] trained =
      new SplittableRandom(4).doubles(ode.parameters().size(), 0.2, 0.8).toArray();

  private double[] row(Map<String, Double> changes, String... sensitivities) {
    Trajectory trajectory = Trajectories.of(ode, trained, changes, List.of(sensitivities));
    double[][] rows = new double[1][];
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(TOLERANCE));
    assertInstanceOf(Outcome.Solved.class, trajectory.run(new double[] {0.7}, options, rows));
    return rows[0];
  }

  @Test
  void derivativesOfANetworkAreThoseOfItsStates() {
    double[] row = row(Map.of(), "w1_2_1", "rate_z", "x");
    assertEquals(3 + 3 * 2, row.length);
    int column = 3;
    for (String name : List.of("w1_2_1", "rate_z", "x")) {
      double value = trained[ode.parameters().indexOf(name)];
      double[] up = row(Map.of(name, value * Math.exp(1e-4)));
      double[] down = row(Map.of(name, value * Math.exp(-1e-4)));
      for (int i = 1; i <= 2; i++) {
        assertEquals((up[i] - down[i]) / 2e-4, row[column++], 1e-6, name);
      }
    }
  }

  @Test
  void allAreTheLearnedOnes() {
    List<String> columns = Trajectories.of(ode, trained, Map.of(), List.of(Choices.ALL)).columns();
    assertEquals(3 + 2 * ode.learned(), columns.size());
    assertEquals("dx/dlnw1_1_1", columns.get(3));
    assertEquals("dz/dlnrate_z", columns.get(columns.size() - 1));
  }

  @Test
  void othersAreRefused() {
    ChoiceException refused =
        assertThrows(
            ChoiceException.class,
            () -> Trajectories.of(ode, trained, Map.of(), List.of("w1_9_1")));
    assertEquals(Choice.SENSITIVITIES, refused.choice());
    assertEquals("the network has no w1_9_1; did you mean w1_1_1?", refused.detail());
  }
}
