package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stiffgrad.execute.LocalExecutor;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Forms;
import org.stiffgrad.network.InputMap;

/** x' = -3 x, by networks with and without a hidden layer. */
class LearnedTest {
  private static final double RATE = 3;

  private static Series decay(String name, double begin) {
    double[] times = IntStream.range(0, 11).mapToDouble(i -> 0.1 * i).toArray();
    double[][] values = new double[times.length][];
    for (int i = 0; i < times.length; i++) {
      values[i] = new double[] {begin * Math.exp(-RATE * times[i])};
    }
    return new Series(name, times, values);
  }

  private static LearnOptions options(List<Integer> hidden, int seeds) {
    return LearnOptions.DEFAULTS
        .withSeeds(seeds, 1)
        .withArchitecture(
            new LearnOptions.Architecture(
                hidden,
                Activation.TANH,
                List.of(Forms.find("time-scale").orElseThrow()),
                InputMap.LINEAR,
                false));
  }

  private static Learned learn(List<Series> data, LearnOptions options) {
    try (ShardExecutor executor = new LocalExecutor(2)) {
      return Learned.of(
          Learn.run(List.of("x"), data, options, LearnMonitor.SILENT, executor), executor);
    }
  }

  @Test
  void trajectoriesGoOnWhereTheDataEnd() {
    List<Series> data = List.of(decay("a", 1), decay("b", -0.5));
    LearnedTrajectories learned = learn(data, options(List.of(), 2)).trajectories();
    assertEquals(2, learned.members());
    for (int e = 0; e < 2; e++) {
      LearnedTrajectories.Trajectory t = learned.trajectories().get(e);
      assertEquals(1, t.trainedTo(), 1e-12);
      assertEquals(1.25, t.times()[t.times().length - 1], 1e-12);
      double begin = data.get(e).values()[0][0];
      for (int i = 0; i < t.times().length; i++) {
        double exact = begin * Math.exp(-RATE * t.times()[i]);
        assertEquals(exact, t.best()[i][0], 1e-4);
        assertTrue(t.lower()[i][0] <= t.best()[i][0] && t.best()[i][0] <= t.upper()[i][0]);
      }
    }
    assertTrue(learned.spreadWithin() < 1e-4);
    assertTrue(learned.spreadBeyond() < 1e-4);
  }

  @Test
  void rowsKeptForValidationAreBeyond() {
    List<Series> data = List.of(decay("a", 1));
    LearnedTrajectories learned =
        learn(data, options(List.of(), 2).withValidation(0.4)).trajectories();
    LearnedTrajectories.Trajectory t = learned.trajectories().get(0);
    assertEquals(0.6, t.trainedTo(), 1e-12);
    assertEquals(11, t.data().times().length);
    assertEquals(1.25, t.times()[t.times().length - 1], 1e-12);
  }

  @Test
  void experimentsKeptForValidationAreBeyondFromTheirFirstRow() {
    List<Series> data = List.of(decay("a", 1), decay("b", 0.5));
    LearnedTrajectories learned =
        learn(data, options(List.of(), 2).withValidation(0.5)).trajectories();
    assertEquals(1, learned.trajectories().get(0).trainedTo(), 1e-12);
    assertEquals(0, learned.trajectories().get(1).trainedTo());
    assertEquals(0.5, learned.trajectories().get(1).best()[0][0]);
  }

  @Test
  void aLinearLayerIsDampedAsTheFlowIs() {
    List<LearnedLayers.Layer> layers =
        learn(List.of(decay("a", 1)), options(List.of(), 1)).layers();
    assertEquals(1, layers.size());
    assertEquals(2, layers.get(0).weights());
    List<LearnedLayers.Passage> passages = layers.get(0).passages();
    assertFalse(passages.isEmpty());
    for (int i = 0; i + 1 < passages.size(); i++) {
      LearnedLayers.Passage p = passages.get(i);
      // behind it only the rate: J = norm * depth / span, in units of the data
      assertEquals(RATE, p.norm() * p.depth(), 1e-3);
      double z = -RATE * (passages.get(i + 1).time() - p.time());
      assertEquals(Math.expm1(z) / z, p.exact(), 1e-4);
      assertEquals(p.exact(), p.damping(), 1e-4);
    }
  }

  @Test
  void everyLayerHasItsPassages() {
    List<LearnedLayers.Layer> layers =
        learn(List.of(decay("a", 1)), options(List.of(3, 2), 1)).layers();
    List<Integer> weights = new ArrayList<>();
    layers.forEach(l -> weights.add(l.weights()));
    assertEquals(List.of(6, 8, 3), weights);
    for (LearnedLayers.Layer l : layers) {
      assertEquals(layers.get(0).passages().size(), l.passages().size());
      assertTrue(l.median(LearnedLayers.Passage::depth) > 0);
    }
  }
}
