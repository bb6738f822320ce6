package org.stiffgrad.learn;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stiffgrad.network.Activation;
import org.stiffgrad.network.Mlp;

/** Weights from which training begins. (learn.7) */
final class FirstWeights {
  /** Nodes that vary less than this over the data have no deviation to be divided by. */
  private static final double CONSTANT = 1e-12;

  private FirstWeights() {}

  /**
   * Normal weights whose sums have the variance of one input, biases of zero. (LeCun et al.,
   * Efficient BackProp, 1998)
   */
  static double[] random(Mlp mlp, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = new double[mlp.weights()];
    for (int l = 0; l < mlp.layers(); l++) {
      int inputs = mlp.widths().get(l);
      int count = mlp.widths().get(l + 1) * inputs;
      for (int i = 0; i < count; i++) {
        weights[mlp.offset(l) + i] = random.nextGaussian() / Math.sqrt(inputs);
      }
    }
    return weights;
  }

  /**
   * The same, scaled and shifted from the second hidden layer on, until what each node adds up has
   * mean 0 and deviation 1 over the data: else a deep network says the same of all of them, and its
   * gradient has vanished by depth. (T. Salimans, D. Kingma, Weight normalization, 2016; D.
   * Mishkin, J. Matas, All you need is a good init, 2016) The first layer sees scaled data already,
   * and with one input all of its nodes would become the same. Reactions keep theirs, which are
   * orders.
   *
   * @param data what the network sees of each row, [rows][inputs]; without any they stay as they
   *     are
   */
  static double[] of(Mlp mlp, long seed, double[][] data) {
    double[] weights = random(mlp, seed);
    if (mlp.activation() == Activation.EXP || data.length == 0) {
      return weights;
    }
    double[][] values = data;
    for (int l = 0; l + 1 < mlp.layers(); l++) {
      int from = mlp.widths().get(l);
      int to = mlp.widths().get(l + 1);
      double[][] next = new double[values.length][to];
      for (int i = 0; i < to; i++) {
        int row = mlp.offset(l) + i * from;
        double[] sums = sums(values, weights, row);
        double mean = Arrays.stream(sums).average().orElse(0);
        double square = Arrays.stream(sums).map(z -> (z - mean) * (z - mean)).average().orElse(0);
        boolean isFirst = l == 0;
        double deviation = isFirst || square < CONSTANT * CONSTANT ? 1 : Math.sqrt(square);
        double shift = isFirst ? 0 : mean;
        for (int j = 0; j < from; j++) {
          weights[row + j] /= deviation;
        }
        weights[mlp.offset(l) + to * from + i] = -shift / deviation;
        for (int r = 0; r < values.length; r++) {
          double skipped = mlp.isSkipped(l) ? values[r][i] : 0;
          next[r][i] = mlp.activation().value((sums[r] - shift) / deviation) + skipped;
        }
      }
      values = next;
    }
    return weights;
  }

  private static double[] sums(double[][] values, double[] weights, int row) {
    return Arrays.stream(values)
        .mapToDouble(
            x -> {
              double sum = 0;
              for (int j = 0; j < x.length; j++) {
                sum += weights[row + j] * x[j];
              }
              return sum;
            })
        .toArray();
  }
}
