package org.stiffgrad.differentiate;

import org.stiffgrad.expression.ElementaryFunctions;

/**
 * Evaluates nodes of a graph one by one. For checks at compile time and in tests; compiled kernels
 * are the fast way.
 */
public final class GraphInterpreter {
  private final Graph graph;
  private final double[] values;
  private final boolean[] isNeeded;

  /**
   * An interpreter of the nodes that the roots need.
   *
   * @param roots nodes of the graph as it stands; later nodes are unknown to this interpreter
   */
  public GraphInterpreter(Graph graph, int... roots) {
    this.graph = graph;
    int last = -1;
    for (int root : roots) {
      last = Math.max(last, root);
    }
    this.values = new double[last + 1];
    this.isNeeded = new boolean[last + 1];
    for (int root : roots) {
      isNeeded[root] = true;
    }
    for (int node = last; node >= 0; node--) {
      for (int i = 0; isNeeded[node] && i < graph.operation(node).operands(); i++) {
        isNeeded[graph.operand(node, i)] = true;
      }
    }
  }

  /** Evaluates every needed node. Shapes: y [n], p [m], regime [switches]. */
  public void evaluate(double t, double[] y, double[] p, boolean[] regime) {
    for (int node = 0; node < values.length; node++) {
      if (!isNeeded[node]) {
        continue;
      }
      Operation operation = graph.operation(node);
      values[node] =
          switch (operation) {
            case CONSTANT -> graph.number(node);
            case TIME -> t;
            case STATE -> y[graph.index(node)];
            case PARAMETER -> p[graph.index(node)];
            case REGIME -> regime[graph.index(node)] ? 1 : 0;
            default -> compute(node, operation);
          };
    }
  }

  /** The value of a needed node at the last evaluation. */
  public double value(int node) {
    return values[node];
  }

  private double compute(int node, Operation operation) {
    double a = values[graph.operand(node, 0)];
    if (operation == Operation.INTEGER_POWER) {
      return ElementaryFunctions.integerPower(a, graph.payload(node));
    }
    if (operation.operands() == 1) {
      return Arithmetic.apply(operation, a);
    }
    double b = values[graph.operand(node, 1)];
    if (operation == Operation.POWER_TIMES_LOG) {
      return ElementaryFunctions.powerTimesLog(a, b, graph.payload(node));
    }
    if (operation == Operation.SELECT) {
      return a != 0 ? b : values[graph.operand(node, 2)];
    }
    return Arithmetic.apply(operation, a, b);
  }
}
