package org.stiffgrad.compile;

import java.util.Arrays;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.Operation;

/**
 * The times at which conditions on time alone change their truth, as formulas of parameters
 * (model.9). Equal formulas share one switch.
 */
final class TimeSwitches {
  /** No node: the comparison is not linear in time with a constant coefficient. */
  static final int NOT_LINEAR = -1;

  private final Graph graph;
  private int[] times = new int[4];
  private boolean[] after = new boolean[4];
  private int count;
  // result of the last decomposition: slope * t + offset
  private double slope;
  private int offset;

  TimeSwitches(Graph graph) {
    this.graph = graph;
  }

  /** The nodes of the switch times, in the order of the regime. */
  int[] times() {
    return Arrays.copyOf(times, count);
  }

  /** Whether each switch still counts as "before" at its time itself. */
  boolean[] beginAfterTheirTime() {
    return Arrays.copyOf(after, count);
  }

  /**
   * The condition left < right or left <= right, which depends on time but on no state, in terms of
   * the regime. Both are the same in an open segment; at the switch time itself they differ.
   */
  int less(int left, int right, boolean isStrict) {
    if (!decompose(left)) {
      return NOT_LINEAR;
    }
    double leftSlope = slope;
    int leftOffset = offset;
    if (!decompose(right)) {
      return NOT_LINEAR;
    }
    double difference = leftSlope - slope;
    if (difference == 0) {
      return NOT_LINEAR;
    }
    int time = graph.divide(graph.subtract(offset, leftOffset), graph.constant(difference));
    boolean isBefore = difference > 0; // holds before the time
    int passed = graph.regime(indexOf(time, isBefore != isStrict));
    return isBefore ? graph.not(passed) : passed;
  }

  private int indexOf(int time, boolean beginsAfter) {
    for (int s = 0; s < count; s++) {
      if (times[s] == time && after[s] == beginsAfter) {
        return s;
      }
    }
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      after = Arrays.copyOf(after, 2 * count);
    }
    times[count] = time;
    after[count] = beginsAfter;
    return count++;
  }

  /** Writes a node as slope * t + offset; false where it has no such form. */
  private boolean decompose(int node) {
    if (!graph.dependsOn(node, Graph.ON_TIME | Graph.ON_REGIME | Graph.ON_STATE)) {
      slope = 0;
      offset = node;
      return true;
    }
    switch (graph.operation(node)) {
      case TIME -> {
        slope = 1;
        offset = graph.zero();
        return true;
      }
      case NEGATE -> {
        return decompose(graph.operand(node, 0)) && scale(graph.constant(-1));
      }
      case ADD, SUBTRACT -> {
        return decomposeSum(node);
      }
      case MULTIPLY -> {
        int a = graph.operand(node, 0);
        int b = graph.operand(node, 1);
        return graph.isConstant(a)
            ? decompose(b) && scale(a)
            : graph.isConstant(b) && decompose(a) && scale(b);
      }
      case DIVIDE -> {
        int b = graph.operand(node, 1);
        if (!graph.isConstant(b) || !decompose(graph.operand(node, 0))) {
          return false;
        }
        slope /= graph.number(b);
        offset = graph.divide(offset, b);
        return true;
      }
      default -> {
        return false;
      }
    }
  }

  private boolean decomposeSum(int node) {
    if (!decompose(graph.operand(node, 0))) {
      return false;
    }
    double firstSlope = slope;
    int firstOffset = offset;
    if (!decompose(graph.operand(node, 1))) {
      return false;
    }
    boolean isSum = graph.operation(node) == Operation.ADD;
    slope = isSum ? firstSlope + slope : firstSlope - slope;
    offset = isSum ? graph.add(firstOffset, offset) : graph.subtract(firstOffset, offset);
    return true;
  }

  private boolean scale(int factor) {
    slope *= graph.number(factor);
    offset = graph.multiply(factor, offset);
    return true;
  }
}
