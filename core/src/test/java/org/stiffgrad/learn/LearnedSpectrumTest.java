package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;

/** x' = -2x + z, z' = -50 (z - x), by linear networks: the Jacobian is the same everywhere. */
class LearnedSpectrumTest {
  private static final double SLOW = -26 + Math.sqrt(26 * 26 - 50);
  private static final double FAST = -26 - Math.sqrt(26 * 26 - 50);

  /** Amounts of the two modes, whose vectors are (1, lambda + 2). */
  private static Series series(String name, double slow, double fast) {
    double[] times = new double[20];
    double[][] values = new double[20][];
    for (int i = 0; i < times.length; i++) {
      times[i] = i == 0 ? 0 : 0.004 * Math.pow(1.35, i);
      double s = slow * Math.exp(SLOW * times[i]);
      double f = fast * Math.exp(FAST * times[i]);
      values[i] = new double[] {s + f, (SLOW + 2) * s + (FAST + 2) * f};
    }
    return new Series(name, times, values);
  }

  private static List<LearnedSpectrum.Point> spectrum(List<Series> data) {
    LearnOptions options =
        LearnOptions.DEFAULTS
            .withSeeds(2, 1)
            .withArchitecture(
                new LearnOptions.Architecture(
                    List.of(),
                    Activation.TANH,
                    List.of(Forms.find("time-scale").orElseThrow()),
                    InputMap.LINEAR,
                    false));
    try (ShardExecutor executor = new LocalExecutor(2)) {
      return LearnedSpectrum.of(
          Learn.run(List.of("x", "z"), data, options, LearnMonitor.SILENT, executor), executor);
    }
  }

  @Test
  void bothModesAreKnownWhereBothAreSeen() {
    List<LearnedSpectrum.Point> points =
        spectrum(List.of(series("a", 1, -0.04), series("b", -0.5, 0.03)));
    assertEquals(40, points.size());
    for (LearnedSpectrum.Point p : points) {
      LearnedSpectrum.Eigenvalue fast = p.values().get(0);
      LearnedSpectrum.Eigenvalue slow = p.values().get(1);
      assertTrue(fast.isDetermined() && slow.isDetermined(), p::toString);
      assertEquals(FAST, fast.real(), 4 * fast.deviation() * -FAST + 0.001 * -FAST);
      assertEquals(SLOW, slow.real(), 0.01 * -SLOW);
    }
  }

  @Test
  void onASlowManifoldNothingIsSaidOfHowFastOthersComeThere() {
    for (LearnedSpectrum.Point p : spectrum(List.of(series("a", 1, 0), series("b", -0.5, 0)))) {
      List<LearnedSpectrum.Eigenvalue> known =
          p.values().stream().filter(LearnedSpectrum.Eigenvalue::isDetermined).toList();
      assertEquals(1, known.size(), p::toString);
      assertEquals(SLOW, known.get(0).real(), 0.01 * -SLOW);
    }
  }
}
