package org.stiffgrad.train;

import java.util.Arrays;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.ObjectiveValue;

/**
 * Replaces each residual by a weighted mean over those of the same quantity in the same experiment
 * at times nearby; the value becomes half the sum of their squares. Noise takes no part. (train.1)
 */
final class Blur implements Lens {
  /** Weights beyond so many widths are as good as zero. */
  private static final double FARTHEST = 4;

  private final int[][] neighbors;
  private final double[][] weights;

  /**
   * @param width standard deviation of the Gaussian as a share of the experiment's time span
   */
  Blur(Likelihood likelihood, double width) {
    int[] experiment = likelihood.experimentOfMeasurement();
    int[] observable = likelihood.observableOfMeasurement();
    double[] time = likelihood.timeOfMeasurement();
    int rows = time.length;
    this.neighbors = new int[rows][];
    this.weights = new double[rows][];
    double[] span = spans(experiment, time);
    int[] near = new int[rows];
    double[] weight = new double[rows];
    for (int i = 0; i < rows; i++) {
      int count = 0;
      double sum = 0;
      for (int j = 0; j < rows; j++) {
        double z = (time[j] - time[i]) / (width * span[experiment[i]]);
        boolean isSame = experiment[j] == experiment[i] && observable[j] == observable[i];
        if (j == i || (isSame && Math.abs(z) <= FARTHEST)) {
          near[count] = j;
          weight[count] = j == i ? 1 : Math.exp(-0.5 * z * z);
          sum += weight[count++];
        }
      }
      neighbors[i] = Arrays.copyOf(near, count);
      weights[i] = Arrays.copyOf(weight, count);
      for (int j = 0; j < count; j++) {
        weights[i][j] /= sum;
      }
    }
  }

  private static double[] spans(int[] experiment, double[] time) {
    int count = Arrays.stream(experiment).max().orElse(0) + 1;
    double[] first = new double[count];
    double[] last = new double[count];
    Arrays.fill(first, Double.POSITIVE_INFINITY);
    Arrays.fill(last, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < time.length; i++) {
      first[experiment[i]] = Math.min(first[experiment[i]], time[i]);
      last[experiment[i]] = Math.max(last[experiment[i]], time[i]);
    }
    for (int e = 0; e < count; e++) {
      last[e] -= first[e];
    }
    return last;
  }

  @Override
  public Evaluation.Feasible apply(Evaluation.Feasible at) {
    int k = at.columns();
    double[] q = at.q().clone();
    double[] root = at.root().clone();
    boolean hasRoot = root.length > 0;
    double sum = 0;
    for (int i = 0; i < neighbors.length; i++) {
      int row = 2 * i;
      q[row] = 0;
      q[row + 1] = 0;
      if (hasRoot) {
        Arrays.fill(root, row * k, (row + 2) * k, 0);
      }
      for (int n = 0; n < neighbors[i].length; n++) {
        int from = 2 * neighbors[i][n];
        double w = weights[i][n];
        q[row] += w * at.q()[from];
        for (int j = 0; hasRoot && j < k; j++) {
          root[row * k + j] += w * at.root()[from * k + j];
        }
      }
      sum += q[row] * q[row];
    }
    ObjectiveValue value =
        new ObjectiveValue(0.5 * sum, at.objective().prior(), sum, at.objective().residuals());
    return new Evaluation.Feasible(value, at.penalty(), q, root, k);
  }
}
