package org.stiffgrad.network;

import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Value and derivatives of an {@link Mlp} at one input. {@link #forward} comes first; the others
 * speak of the input and the weights it was given. Not thread-safe; nothing allocates. Weights are
 * read from, and their derivatives written to, the front of arrays that may be longer. (network.1)
 */
public final class MlpEvaluator {
  private final Activation activation;
  private final int layers;
  private final int[] width;
  private final int[] offset;
  private final boolean[] hasBias;
  private final boolean[] isSkipped;

  /** What each layer puts out, the input first. */
  private final double[][] value;

  /** Slope of the activation at each hidden node; 1 at outputs. */
  private final double[][] slope;

  private final double[] one;
  private final double[] other;
  private final double[] left;
  private final double[] right;

  MlpEvaluator(Mlp mlp) {
    this.activation = mlp.activation();
    this.layers = mlp.layers();
    this.width = new int[layers + 1];
    Arrays.setAll(width, l -> mlp.widths().get(l));
    this.offset = new int[layers];
    this.hasBias = new boolean[layers];
    this.isSkipped = new boolean[layers];
    this.value = new double[layers + 1][];
    this.slope = new double[layers + 1][];
    int widest = Collections.max(mlp.widths());
    for (int l = 0; l < layers; l++) {
      offset[l] = mlp.offset(l);
      hasBias[l] = mlp.hasBias(l);
      isSkipped[l] = mlp.isSkipped(l);
    }
    for (int l = 0; l <= layers; l++) {
      value[l] = new double[width[l]];
      slope[l] = new double[width[l]];
      Arrays.fill(slope[l], 1);
    }
    this.one = new double[widest];
    this.other = new double[widest];
    this.left = new double[widest * width[0]];
    this.right = new double[widest * width[0]];
  }

  /** Evaluates. x [inputs], w [weights], out [outputs]. */
  public void forward(double[] x, double[] w, double[] out) {
    System.arraycopy(x, 0, value[0], 0, width[0]);
    for (int l = 0; l < layers; l++) {
      int bias = offset[l] + width[l + 1] * width[l];
      for (int i = 0; i < width[l + 1]; i++) {
        double sum = hasBias[l] ? w[bias + i] : 0;
        int row = offset[l] + i * width[l];
        for (int j = 0; j < width[l]; j++) {
          sum += w[row + j] * value[l][j];
        }
        if (l < layers - 1) {
          value[l + 1][i] = activation.value(sum);
          slope[l + 1][i] = activation.slope(sum, value[l + 1][i]);
          value[l + 1][i] += isSkipped[l] ? value[l][i] : 0;
        } else {
          value[l + 1][i] = sum;
        }
      }
    }
    System.arraycopy(value[layers], 0, out, 0, width[layers]);
  }

  /** The derivative of the outputs with respect to the inputs, row-major [outputs x inputs]. */
  public void jacobian(double[] w, double[] out) {
    int n = width[0];
    double[] from = left;
    double[] to = right;
    layerJacobian(0, w, from);
    for (int l = 1; l < layers; l++) {
      for (int i = 0; i < width[l + 1]; i++) {
        int row = offset[l] + i * width[l];
        Arrays.fill(to, i * n, (i + 1) * n, 0);
        for (int j = 0; j < width[l]; j++) {
          double factor = slope[l + 1][i] * w[row + j] + (isSkipped[l] && i == j ? 1 : 0);
          for (int c = 0; c < n; c++) {
            to[i * n + c] += factor * from[j * n + c];
          }
        }
      }
      double[] swap = from;
      from = to;
      to = swap;
    }
    System.arraycopy(from, 0, out, 0, width[layers] * n);
  }

  /**
   * The derivative of what a layer puts out with respect to what it is given, row-major.
   *
   * @param layer from 0
   * @param out [nodes of the layer x nodes before]
   */
  public void layerJacobian(int layer, double[] w, double[] out) {
    int from = width[layer];
    for (int i = 0; i < width[layer + 1]; i++) {
      for (int j = 0; j < from; j++) {
        out[i * from + j] = slope[layer + 1][i] * w[offset[layer] + i * from + j];
      }
      if (isSkipped[layer]) {
        out[i * from + i] += 1;
      }
    }
  }

  /** out = J v, v [inputs], out [outputs]. */
  public void times(double[] w, double[] v, double[] out) {
    tangent(w, v, null, out);
  }

  /** out = dN/dw dw, dw [weights], out [outputs]. */
  public void weightsTimes(double[] w, double[] dw, double[] out) {
    tangent(w, null, dw, out);
  }

  private void tangent(double[] w, double @Nullable [] v, double @Nullable [] dw, double[] out) {
    double[] from = one;
    double[] to = other;
    Arrays.fill(from, 0, width[0], 0);
    if (v != null) {
      System.arraycopy(v, 0, from, 0, width[0]);
    }
    for (int l = 0; l < layers; l++) {
      int bias = offset[l] + width[l + 1] * width[l];
      for (int i = 0; i < width[l + 1]; i++) {
        double sum = dw != null && hasBias[l] ? dw[bias + i] : 0;
        int row = offset[l] + i * width[l];
        for (int j = 0; j < width[l]; j++) {
          sum += w[row + j] * from[j];
          sum += dw != null ? dw[row + j] * value[l][j] : 0;
        }
        to[i] = sum * slope[l + 1][i] + (isSkipped[l] ? from[i] : 0);
      }
      double[] swap = from;
      from = to;
      to = swap;
    }
    System.arraycopy(from, 0, out, 0, width[layers]);
  }

  /** out = Jᵀ v, v [outputs], out [inputs]. */
  public void transposeTimes(double[] w, double[] v, double[] out) {
    double[] at = backward(w, v, null);
    System.arraycopy(at, 0, out, 0, width[0]);
  }

  /** out = (dN/dw)ᵀ v, v [outputs], out [weights]. */
  public void weightsTransposeTimes(double[] w, double[] v, double[] out) {
    backward(w, v, out);
  }

  private double[] backward(double[] w, double[] v, double @Nullable [] gradient) {
    double[] from = one;
    double[] to = other;
    System.arraycopy(v, 0, from, 0, width[layers]);
    for (int l = layers - 1; l >= 0; l--) {
      int bias = offset[l] + width[l + 1] * width[l];
      Arrays.fill(to, 0, width[l], 0);
      for (int i = 0; i < width[l + 1]; i++) {
        int row = offset[l] + i * width[l];
        double d = slope[l + 1][i] * from[i];
        for (int j = 0; j < width[l]; j++) {
          to[j] += w[row + j] * d;
        }
        if (gradient != null) {
          for (int j = 0; j < width[l]; j++) {
            gradient[row + j] = d * value[l][j];
          }
          if (hasBias[l]) {
            gradient[bias + i] = d;
          }
        }
      }
      for (int i = 0; i < width[l] && isSkipped[l]; i++) {
        to[i] += from[i];
      }
      double[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
