package org.stiffgrad.differentiate;

import java.util.BitSet;
import org.stiffgrad.expression.ElementaryFunctions;

/**
 * What can be said of nodes when only some leaves have a known value: constant propagation, in
 * which 0 times anything is 0. Unknown values are NaN.
 */
public final class KnownValues {
  private static final double UNKNOWN = Double.NaN;

  private final Graph graph;
  private final double[] values;

  private KnownValues(Graph graph, int size) {
    this.graph = graph;
    this.values = new double[size];
  }

  /** The nodes that the roots need, in order of evaluation. */
  public static int[] nodesOf(Graph graph, int[]... roots) {
    BitSet needed = new BitSet();
    for (int[] some : roots) {
      for (int root : some) {
        needed.set(root);
      }
    }
    for (int node = needed.length() - 1;
        node >= 0;
        node = node == 0 ? -1 : needed.previousSetBit(node - 1)) {
      for (int k = 0; k < graph.operation(node).operands(); k++) {
        needed.set(graph.operand(node, k));
      }
    }
    return needed.stream().toArray();
  }

  /**
   * Propagates through some nodes.
   *
   * @param nodes with each node its operands before it, see {@link #nodesOf}
   * @param p values of the parameters, [m]
   * @param isFixed which of them are known, [m]
   * @param isZero which states are known to be zero, [n]; no other state is known
   */
  public static KnownValues of(
      Graph graph, int[] nodes, double[] p, boolean[] isFixed, boolean[] isZero) {
    KnownValues known = new KnownValues(graph, nodes.length == 0 ? 0 : nodes[nodes.length - 1] + 1);
    for (int node : nodes) {
      known.values[node] =
          switch (graph.operation(node)) {
            case CONSTANT -> graph.number(node);
            case PARAMETER -> isFixed[graph.index(node)] ? p[graph.index(node)] : UNKNOWN;
            case STATE -> isZero[graph.index(node)] ? 0 : UNKNOWN;
            case TIME, REGIME -> UNKNOWN;
            default -> known.compute(node);
          };
    }
    return known;
  }

  /** Whether a node that was propagated is zero whatever the unknown leaves are. */
  public boolean isZero(int node) {
    return values[node] == 0;
  }

  private double compute(int node) {
    Operation operation = graph.operation(node);
    double a = values[graph.operand(node, 0)];
    if (operation == Operation.INTEGER_POWER) {
      return ElementaryFunctions.integerPower(a, graph.payload(node));
    }
    if (operation.operands() == 1) {
      return Double.isNaN(a) ? UNKNOWN : Arithmetic.apply(operation, a);
    }
    double b = values[graph.operand(node, 1)];
    return switch (operation) {
      case SELECT -> select(a, b, values[graph.operand(node, 2)]);
      case MULTIPLY, AND -> a == 0 || b == 0 ? 0 : a * b;
      case DIVIDE -> a == 0 && b != 0 ? 0 : a / b;
      case POWER_TIMES_LOG ->
          isAnyUnknown(a, b)
              ? UNKNOWN
              : ElementaryFunctions.powerTimesLog(a, b, graph.payload(node));
      default -> isAnyUnknown(a, b) ? UNKNOWN : Arithmetic.apply(operation, a, b);
    };
  }

  private static boolean isAnyUnknown(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b);
  }

  private static double select(double condition, double then, double otherwise) {
    if (Double.isNaN(condition)) {
      return then == otherwise ? then : UNKNOWN;
    }
    return condition != 0 ? then : otherwise;
  }
}
