package org.stiffgrad.petab;

import java.util.Arrays;
import java.util.Optional;

/** Layers of networks, by their names there. */
enum TensorLayer {
  /** y = W x + b along the last dimension. */
  LINEAR("Linear") {
    @Override
    Tensor apply(Tensor x, YamlFields arguments, Weights weights) {
      int from = arguments.whole("in_features", 0);
      int to = arguments.whole("out_features", 0);
      double[] w = weights.array("weight", to, from);
      double[] b = arguments.isTrue("bias", true) ? weights.array("bias", to) : new double[to];
      int rows = x.values().length / from;
      double[] y = new double[rows * to];
      for (int r = 0; r < rows; r++) {
        for (int i = 0; i < to; i++) {
          double sum = b[i];
          for (int j = 0; j < from; j++) {
            sum += w[i * from + j] * x.values()[r * from + j];
          }
          y[r * to + i] = sum;
        }
      }
      int[] shape = x.shape().clone();
      shape[shape.length - 1] = to;
      return new Tensor(shape, y);
    }
  },
  FLATTEN("Flatten") {
    @Override
    Tensor apply(Tensor x, YamlFields arguments, Weights weights) {
      return TensorFunction.flatten(x, arguments);
    }
  },
  /** Mean 0 and variance 1 over the last dimensions. J. Ba et al., Layer normalization (2016). */
  LAYER_NORM("LayerNorm") {
    @Override
    Tensor apply(Tensor x, YamlFields arguments, Weights weights) {
      int[] over = arguments.list("normalized_shape").stream().mapToInt(arguments::count).toArray();
      int size = Arrays.stream(over).reduce(1, (a, b) -> a * b);
      boolean isAffine = arguments.isTrue("elementwise_affine", true);
      double[] scale = isAffine ? weights.array("weight", over) : filled(size, 1);
      double[] shift = isAffine ? weights.array("bias", over) : new double[size];
      double[] y = new double[x.values().length];
      for (int begin = 0; begin < y.length; begin += size) {
        double[] normal = normalized(x.along(begin, 1, size), arguments.number("eps", 1e-5));
        for (int i = 0; i < size; i++) {
          y[begin + i] = scale[i] * normal[i] + shift[i];
        }
      }
      return new Tensor(x.shape(), y);
    }
  },
  /**
   * Mean 0 and variance 1 of each feature over the batch, [batch, features]. S. Ioffe and C.
   * Szegedy, Batch normalization (2015).
   */
  BATCH_NORM_1D("BatchNorm1d") {
    @Override
    Tensor apply(Tensor x, YamlFields arguments, Weights weights) {
      int features = arguments.whole("num_features", 0);
      boolean isAffine = arguments.isTrue("affine", true);
      double[] scale = isAffine ? weights.array("weight", features) : filled(features, 1);
      double[] shift = isAffine ? weights.array("bias", features) : new double[features];
      int batch = x.values().length / features;
      double[] y = new double[x.values().length];
      for (int k = 0; k < features; k++) {
        double[] normal = normalized(x.along(k, features, batch), arguments.number("eps", 1e-5));
        for (int i = 0; i < batch; i++) {
          y[i * features + k] = scale[k] * normal[i] + shift[k];
        }
      }
      return new Tensor(x.shape(), y);
    }
  };

  private final String id;

  TensorLayer(String id) {
    this.id = id;
  }

  static Optional<TensorLayer> named(String name) {
    return Arrays.stream(values()).filter(l -> l.id.equals(name)).findFirst();
  }

  /** The arrays of one layer. */
  @FunctionalInterface
  interface Weights {
    double[] array(String name, int... shape);
  }

  abstract Tensor apply(Tensor x, YamlFields arguments, Weights weights);

  private static double[] filled(int size, double value) {
    double[] all = new double[size];
    Arrays.fill(all, value);
    return all;
  }

  private static double[] normalized(double[] x, double eps) {
    double mean = Arrays.stream(x).average().orElse(0);
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return Arrays.stream(x).map(v -> (v - mean) / Math.sqrt(variance + eps)).toArray();
  }
}
