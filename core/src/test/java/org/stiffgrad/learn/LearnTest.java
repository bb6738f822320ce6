package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Form;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;

/** Networks of data whose law is known: x' = -2x + z, z' = -50 (z - x), a slow and a fast mode. */
class LearnTest {
  private static final double[][] LAW = {{-2, 1}, {50, -50}};

  /** The exact solution by its two modes. */
  private static double[] exact(double t, double x0, double z0) {
    double trace = LAW[0][0] + LAW[1][1];
    double det = LAW[0][0] * LAW[1][1] - LAW[0][1] * LAW[1][0];
    double root = Math.sqrt(trace * trace / 4 - det);
    double slow = trace / 2 + root;
    double fast = trace / 2 - root;
    // z = (lambda + 2) x in each mode
    double f = (z0 - (slow + 2) * x0) / (fast - slow);
    double s = x0 - f;
    return new double[] {
      s * Math.exp(slow * t) + f * Math.exp(fast * t),
      s * (slow + 2) * Math.exp(slow * t) + f * (fast + 2) * Math.exp(fast * t)
    };
  }

  private static Series series(String name, double x0, double z0, int rows) {
    double[] times = new double[rows];
    double[][] values = new double[rows][];
    for (int i = 0; i < rows; i++) {
      times[i] = i == 0 ? 0 : 0.004 * Math.pow(1.35, i);
      values[i] = exact(times[i], x0, z0);
    }
    return new Series(name, times, values);
  }

  private static Learn.Result learn(List<Series> data, LearnOptions options) {
    try (ShardExecutor executor = new LocalExecutor(2)) {
      return Learn.run(List.of("x", "z"), data, options, LearnMonitor.SILENT, executor);
    }
  }

  private static LearnOptions options(Form form) {
    return LearnOptions.DEFAULTS
        .withSeeds(1, 1)
        .withArchitecture(
            new LearnOptions.Architecture(
                List.of(), Activation.TANH, List.of(form), InputMap.LINEAR, false));
  }

  @Test
  void aLinearLawIsFoundByALinearNetwork() {
    List<Series> data = List.of(series("a", 1, -1, 20), series("b", -0.5, 1, 20));
    for (String form : List.of("plain", "time-scale")) {
      Learn.Result result = learn(data, options(Forms.find(form).orElseThrow()));
      Learn.Network best = result.best();
      assertTrue(best.train() < 1e-5, () -> form + ": " + best.train());
      double[] p = new double[best.ode().parameters().size()];
      System.arraycopy(best.weights(), 0, p, 0, best.weights().length);
      double[] jacobian = new double[4];
      best.ode().newEvaluator().jacobian(0, new double[2], p, new boolean[0], jacobian);
      // 1e-5 of a trajectory whose fast part is a tenth of it: three digits of the fast rate
      assertArrayEquals(new double[] {-2, 1, 50, -50}, jacobian, 0.05);
    }
  }

  @Test
  void aTrajectoryFromElsewhereIsRight() {
    List<Series> data =
        List.of(series("a", 1, -1, 20), series("b", -0.5, 1, 20), series("c", 0.2, 1, 20));
    Learn.Result result = learn(data, LearnOptions.DEFAULTS.withSeeds(1, 1));
    Learn.Network best = result.best();
    try (ShardExecutor executor = new LocalExecutor(2)) {
      double error =
          Learn.error(best.ode(), List.of(series("d", 0.4, 0.1, 20)), best.weights(), executor);
      assertTrue(error < 0.02, () -> "error " + error);
    }
  }

  @Test
  void aWrongFirstRowIsEstimated() {
    Series wrong = series("a", 1, 1, 24);
    wrong.values()[0][0] = 1.03;
    Learn.Result result =
        learn(
            List.of(wrong, series("b", -0.5, 1, 24)),
            options(Forms.find("plain").orElseThrow())
                .withTraining(new LearnOptions.Training(100, true, false)));
    assertEquals(1, result.best().initial()[0][0], 0.005);
  }

  @Test
  void validationIsOfTheLastRows() {
    Split split = Split.of(List.of(series("a", 1, -1, 20)), 0.25);
    assertEquals(15, split.train().get(0).times().length);
    assertTrue(split.hasValidation());
    // 30 values of error 1 and 10 of error 3: 40 of root mean square sqrt(3)
    assertEquals(3, split.validationError(1, Math.sqrt(3)), 1e-12);
  }

  @Test
  void ofManyExperimentsTheLastAreForValidation() {
    Series a = series("a", 1, -1, 20);
    Series b = series("b", -0.5, 1, 20);
    Split split = Split.of(List.of(a, b), 0.5);
    assertEquals(List.of(a), split.train());
    assertTrue(split.hasValidation());
    double[][] initial = split.initial(new double[][] {{1.5, -1}});
    assertArrayEquals(new double[] {1.5, -1}, initial[0]);
    assertArrayEquals(b.values()[0], initial[1]);
  }

  /** A decays to B, and B to A, by rates of the first order. */
  @Test
  void ordersOfAReactionAreFound() {
    double[] times = new double[30];
    double[][] up = new double[30][];
    double[][] down = new double[30][];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.1 * i;
      double x = Math.exp(-3 * times[i]);
      up[i] = new double[] {1.0 / 3 + 2.0 / 3 * x, 2.0 / 3 - 2.0 / 3 * x};
      down[i] = new double[] {1.0 / 3 - 1.0 / 3 * x, 2.0 / 3 + 1.0 / 3 * x};
    }
    Learn.Result result =
        learn(
            List.of(new Series("up", times, up), new Series("down", times, down)),
            LearnOptions.DEFAULTS
                .withSeeds(3, 1)
                .withArchitecture(LearnOptions.Architecture.reactions(2)));
    assertTrue(result.best().train() < 1e-4, () -> "error " + result.best().train());
    try (ShardExecutor executor = new LocalExecutor(2)) {
      List<List<LearnedReactions.Order>> reactions = LearnedReactions.of(result, executor);
      assertEquals(2, reactions.size());
      for (List<LearnedReactions.Order> orders : reactions) {
        assertTrue(orders.stream().allMatch(LearnedReactions.Order::isDetermined));
        int reactant = orders.get(0).value() > 0.5 ? 0 : 1;
        assertEquals(1, orders.get(reactant).value(), 0.02);
        assertEquals(0, orders.get(1 - reactant).value(), 0.02);
      }
    }
  }

  @Test
  void seriesAreChecked() {
    double[][] two = {{1}, {2}};
    assertThrows(IllegalArgumentException.class, () -> new Series("s", new double[] {0}, two));
    assertThrows(IllegalArgumentException.class, () -> new Series("s", new double[] {1, 1}, two));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Series("s", new double[] {0, 1}, new double[][] {{Double.NaN}, {2}}));
  }
}
