package org.stiffgrad.compile;

import java.util.Arrays;
import org.stiffgrad.differentiate.Graph;

/**
 * The nodes that some roots need, renumbered 0, 1, ... in order of evaluation, so that planning one
 * of many kernels costs no more than its own size.
 */
final class ReachableNodes {
  final Graph graph;
  // nodes of the graph, increasing
  final int[] node;
  // positions in node of the first, second and third operand
  final int[][] operand;
  // positions in node of the roots
  final int[] root;

  private ReachableNodes(Graph graph, int[] node, int[][] operand, int[] root) {
    this.graph = graph;
    this.node = node;
    this.operand = operand;
    this.root = root;
  }

  int size() {
    return node.length;
  }

  /** Finds nodes for many sets of roots of one graph. */
  static final class Finder {
    private final Graph graph;
    // position + 1 of the nodes of the set at hand, else 0
    private int[] position = new int[0];
    private int[] found = new int[64];
    private int count;

    Finder(Graph graph) {
      this.graph = graph;
    }

    ReachableNodes find(int[] roots) {
      position = position.length < graph.size() ? new int[graph.size()] : position;
      count = 0;
      for (int root : roots) {
        visit(root);
      }
      for (int done = 0; done < count; done++) {
        for (int k = 0; k < graph.operation(found[done]).operands(); k++) {
          visit(graph.operand(found[done], k));
        }
      }
      int[] node = Arrays.copyOf(found, count);
      Arrays.sort(node);
      for (int d = 0; d < count; d++) {
        position[node[d]] = d + 1;
      }
      int[][] operand = new int[3][count];
      for (int d = 0; d < count; d++) {
        for (int k = 0; k < graph.operation(node[d]).operands(); k++) {
          operand[k][d] = position[graph.operand(node[d], k)] - 1;
        }
      }
      int[] root = new int[roots.length];
      for (int q = 0; q < roots.length; q++) {
        root[q] = position[roots[q]] - 1;
      }
      for (int n : node) {
        position[n] = 0;
      }
      return new ReachableNodes(graph, node, operand, root);
    }

    private void visit(int node) {
      if (position[node] != 0) {
        return;
      }
      position[node] = 1;
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = node;
    }
  }
}
