package org.stiffgrad.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Mlp;
import org.stiffgrad.network.MlpEvaluator;

/** What a network says of data before it has learned anything. */
class FirstWeightsTest {
  private static final int ROWS = 50;

  private static final double[][] DATA = data();

  private static double[][] data() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] rows = new double[ROWS][];
    Arrays.setAll(rows, i -> random.doubles(3, -1, 1).toArray());
    return rows;
  }

  /** Standard deviation of the first output over the data. */
  private static double deviation(Mlp mlp, double[] weights) {
    MlpEvaluator network = mlp.newEvaluator();
    double[] out = new double[mlp.outputs()];
    double[] values =
        Arrays.stream(DATA)
            .mapToDouble(
                x -> {
                  network.forward(x, weights, out);
                  return out[0];
                })
            .toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }

  @Test
  void deepNetworksStillSeeTheirData() {
    Mlp deep = Mlp.of(3, List.of(5, 5, 5, 5, 5, 5), 2, Activation.GELU);
    for (long seed = 1; seed <= 5; seed++) {
      double random = deviation(deep, FirstWeights.random(deep, seed));
      double calibrated = deviation(deep, FirstWeights.of(deep, seed, DATA));
      assertTrue(random < 0.05, "random weights leave " + random);
      assertTrue(calibrated > 0.1, "calibrated weights leave " + calibrated);
    }
  }

  /** Without its last layer, a hidden layer is an output. */
  @Test
  void deeperNodesHaveMeanZeroAndDeviationOne() {
    Mlp whole = Mlp.of(3, List.of(5, 4), 2, Activation.TANH);
    double[] weights = FirstWeights.of(whole, 3, DATA);
    Mlp part = Mlp.of(3, List.of(5), 4, Activation.TANH);
    double[] front = Arrays.copyOf(weights, part.weights());
    assertEquals(1, deviation(part, front), 1e-12);
    MlpEvaluator network = part.newEvaluator();
    double[] out = new double[4];
    double[] sum = new double[4];
    for (double[] x : DATA) {
      network.forward(x, front, out);
      for (int i = 0; i < 4; i++) {
        sum[i] += out[i] / ROWS;
      }
    }
    assertArrayEquals(new double[4], sum, 1e-12);
  }

  /** With skips, too, what a node adds up has deviation 1, whatever was added before. */
  @Test
  void skipsAreSeenByWhatFollows() {
    Mlp whole = new Mlp(List.of(3, 4, 4, 4, 2), Activation.TANH, true, true);
    double[] weights = FirstWeights.of(whole, 3, DATA);
    Mlp part = new Mlp(List.of(3, 4, 4, 4), Activation.TANH, true, true);
    assertEquals(1, deviation(part, Arrays.copyOf(weights, part.weights())), 1e-12);
  }

  @Test
  void oneHiddenLayerIsRandom() {
    Mlp mlp = Mlp.of(3, List.of(4), 2, Activation.TANH);
    assertArrayEquals(FirstWeights.random(mlp, 3), FirstWeights.of(mlp, 3, DATA), 0);
  }

  @Test
  void theLastLayerAndReactionsKeepTheirs() {
    Mlp mlp = Mlp.of(3, List.of(4, 4), 2, Activation.TANH);
    double[] random = FirstWeights.random(mlp, 3);
    double[] weights = FirstWeights.of(mlp, 3, DATA);
    int last = mlp.offset(2);
    assertArrayEquals(
        Arrays.copyOfRange(random, last, random.length),
        Arrays.copyOfRange(weights, last, weights.length));
    assertArrayEquals(random, FirstWeights.of(mlp, 3, new double[0][]));
    Mlp reactions = Mlp.of(3, List.of(4), 2, Activation.EXP);
    assertArrayEquals(FirstWeights.random(reactions, 3), FirstWeights.of(reactions, 3, DATA));
  }
}
