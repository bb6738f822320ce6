package org.stiffgrad.petab;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Numbers in several dimensions, the last one fastest.
 *
 * @param shape lengths of the dimensions
 * @param values as many as their product
 */
public record Tensor(int[] shape, double[] values) {
  public Tensor {
    if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values.length) {
      throw new IllegalArgumentException(
          values.length + " numbers do not have the shape " + Arrays.toString(shape));
    }
  }

  /** Of one dimension. */
  public static Tensor of(double... values) {
    return new Tensor(new int[] {values.length}, values);
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.length;
  }

  Tensor map(DoubleUnaryOperator function) {
    return new Tensor(shape, Arrays.stream(values).map(function).toArray());
  }

  Tensor reshaped(int... other) {
    return new Tensor(other, values);
  }

  /** A dimension counted from the end where it is negative. */
  int dimension(int d) {
    return d < 0 ? d + rank() : d;
  }

  /** Product of the lengths of dimensions from one to another, the latter left out. */
  int size(int from, int to) {
    return IntStream.range(from, to).map(d -> shape[d]).reduce(1, (a, b) -> a * b);
  }

  /** The numbers along a dimension that begin at a position and are {@code stride} apart. */
  double[] along(int begin, int stride, int count) {
    return IntStream.range(0, count).mapToDouble(i -> values[begin + i * stride]).toArray();
  }
}
