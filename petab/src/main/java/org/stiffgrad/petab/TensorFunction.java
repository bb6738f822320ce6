package org.stiffgrad.petab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stiffgrad.input.InputException;

/** Functions of whole tensors in networks, by their names there. */
enum TensorFunction {
  SOFTMAX {
    @Override
    Tensor apply(List<Tensor> x, YamlFields arguments) {
      return alongDimension(x.get(0), arguments.whole("dim", -1), TensorFunction::softmax);
    }
  },
  LOG_SOFTMAX {
    @Override
    Tensor apply(List<Tensor> x, YamlFields arguments) {
      return alongDimension(
          x.get(0),
          arguments.whole("dim", -1),
          v -> Arrays.stream(v).map(e -> e - logSum(v)).toArray());
    }
  },
  FLATTEN {
    @Override
    Tensor apply(List<Tensor> x, YamlFields arguments) {
      return flatten(x.get(0), arguments);
    }
  },
  /** The sum of two of the same shape. */
  ADD {
    @Override
    Tensor apply(List<Tensor> x, YamlFields arguments) {
      Tensor a = x.get(0);
      Tensor b = x.get(x.size() - 1);
      if (x.size() != 2 || !Arrays.equals(a.shape(), b.shape())) {
        throw new InputException(
            arguments.position(), "found other arguments of add than two of the same shape");
      }
      double[] values = new double[a.values().length];
      Arrays.setAll(values, i -> a.values()[i] + b.values()[i]);
      return new Tensor(a.shape(), values);
    }
  },
  /** Puts tensors one behind the other. */
  CAT {
    @Override
    Tensor apply(List<Tensor> x, YamlFields arguments) {
      Tensor first = x.get(0);
      int d = first.dimension(arguments.whole("dim", 0));
      int[] shape = first.shape().clone();
      shape[d] = x.stream().mapToInt(t -> t.shape()[d]).sum();
      int outer = first.size(0, d);
      double[] values = new double[x.stream().mapToInt(t -> t.values().length).sum()];
      int at = 0;
      for (int o = 0; o < outer; o++) {
        for (Tensor t : x) {
          int block = t.size(d, t.rank());
          System.arraycopy(t.values(), o * block, values, at, block);
          at += block;
        }
      }
      return new Tensor(shape, values);
    }
  };

  static Optional<TensorFunction> named(String name) {
    for (TensorFunction f : values()) {
      if (f.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  abstract Tensor apply(List<Tensor> x, YamlFields arguments);

  /** Makes one dimension of those from {@code start_dim} to {@code end_dim}. */
  static Tensor flatten(Tensor x, YamlFields arguments) {
    int from = x.dimension(arguments.whole("start_dim", 1));
    int to = x.dimension(arguments.whole("end_dim", -1));
    int[] shape = new int[x.rank() - (to - from)];
    System.arraycopy(x.shape(), 0, shape, 0, from);
    shape[from] = x.size(from, to + 1);
    System.arraycopy(x.shape(), to + 1, shape, from + 1, x.rank() - to - 1);
    return x.reshaped(shape);
  }

  /** A function from as many numbers to as many. */
  @FunctionalInterface
  private interface Rows {
    double[] apply(double[] values);
  }

  private static Tensor alongDimension(Tensor x, int dimension, Rows function) {
    int d = x.dimension(dimension);
    int count = x.shape()[d];
    int stride = x.size(d + 1, x.rank());
    double[] values = new double[x.values().length];
    for (int outer = 0; outer < x.size(0, d); outer++) {
      for (int inner = 0; inner < stride; inner++) {
        int begin = outer * count * stride + inner;
        double[] row = function.apply(x.along(begin, stride, count));
        for (int i = 0; i < count; i++) {
          values[begin + i * stride] = row[i];
        }
      }
    }
    return new Tensor(x.shape(), values);
  }

  private static double[] softmax(double[] x) {
    double sum = logSum(x);
    return Arrays.stream(x).map(v -> Math.exp(v - sum)).toArray();
  }

  /** ln sum e^x without overflow. */
  private static double logSum(double[] x) {
    double most = Arrays.stream(x).max().orElse(0);
    return most + Math.log(Arrays.stream(x).map(v -> Math.exp(v - most)).sum());
  }
}
