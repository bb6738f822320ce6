package org.stiffgrad.compile;

import java.util.Arrays;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.Operation;

/**
 * How a kernel is cut into statements and statements into methods that the just-in-time compiler
 * accepts (it interprets methods above 8,000 bytes for ever).
 *
 * <p>A statement either defines the value of a node that is used more than once (or is too long to
 * be written inline) or stores a root. Values used in a later method than their own pass through
 * the evaluator's scratch. Sizes are upper bounds.
 */
final class KernelPlan {
  /** Upper bound of the statements of one method, in bytes. */
  static final int LARGEST_CHUNK = 6_000;

  private static final int LARGEST_INLINE = 300;
  // array, index, element, duplicate, keep in a wide local
  private static final int LOAD = 12;
  // array, index, a wide local, store
  private static final int STORE = 14;
  // more for an index beyond 16 bits
  private static final int WIDE_INDEX = 8;

  final ReachableNodes nodes;
  // whether a node gets a definition of its own
  final boolean[] isDefined;
  // statements in order: d >= 0 defines node d, ~q stores root q
  final int[] statements;
  // first statement of every chunk, then the number of statements
  final int[] chunkStart;
  // scratch slot of a defined node, or -1
  final int[] slot;
  final int scratchSize;

  private final int[] size;
  private final int load;
  private final int store;
  // of the chunk counted last: uses of each node, and the nodes that have any
  private final int[] chunkUses;
  private final int[] loaded;
  private int loadedCount;

  KernelPlan(ReachableNodes nodes) {
    this.nodes = nodes;
    this.size = new int[nodes.size()];
    this.chunkUses = new int[nodes.size()];
    this.loaded = new int[nodes.size()];
    this.isDefined = new boolean[nodes.size()];
    int wide = largestIndex() > Short.MAX_VALUE ? WIDE_INDEX : 0;
    this.load = LOAD + wide;
    this.store = STORE + wide;
    choose();
    this.statements = order();
    this.chunkStart = cut();
    this.slot = new int[nodes.size()];
    this.scratchSize = assignSlots();
  }

  int chunks() {
    return chunkStart.length - 1;
  }

  Operation operation(int d) {
    return nodes.graph.operation(nodes.node[d]);
  }

  boolean isLeaf(int d) {
    return operation(d).operands() == 0;
  }

  private int largestIndex() {
    int largest = Math.max(nodes.size(), nodes.root.length);
    for (int d = 0; d < nodes.size(); d++) {
      largest = isLeaf(d) ? Math.max(largest, nodes.graph.index(nodes.node[d])) : largest;
    }
    return largest;
  }

  private void choose() {
    int[] uses = new int[nodes.size()];
    for (int root : nodes.root) {
      uses[root]++;
    }
    for (int d = nodes.size() - 1; d >= 0; d--) {
      for (int k = 0; k < operation(d).operands(); k++) {
        uses[nodes.operand[k][d]]++;
      }
    }
    for (int d = 0; d < nodes.size(); d++) {
      size[d] = inlineSize(d);
      isDefined[d] = !isLeaf(d) && (uses[d] > 1 || size[d] > LARGEST_INLINE);
    }
  }

  private int inlineSize(int d) {
    Operation operation = operation(d);
    if (isLeaf(d)) {
      return load;
    }
    int bytes = operation == Operation.INTEGER_POWER ? 40 : 4;
    for (int k = 0; k < operation.operands(); k++) {
      int operand = nodes.operand[k][d];
      bytes += isDefined[operand] ? load : size[operand];
    }
    return bytes;
  }

  /** Definitions in order of evaluation, each root stored as soon as it is known. */
  private int[] order() {
    int roots = nodes.root.length;
    // roots in the order of their nodes
    long[] byNode = new long[roots];
    for (int q = 0; q < roots; q++) {
      byNode[q] = ((long) nodes.root[q] << 32) | q;
    }
    Arrays.sort(byNode);
    int[] ordered = new int[nodes.size() + roots];
    int count = 0;
    int next = 0;
    for (int d = 0; d < nodes.size(); d++) {
      if (isDefined[d]) {
        ordered[count++] = d;
      }
      while (next < roots && (int) (byNode[next] >> 32) == d) {
        ordered[count++] = ~(int) byNode[next++];
      }
    }
    return Arrays.copyOf(ordered, count);
  }

  private int[] cut() {
    int[] starts = new int[statements.length + 2];
    int chunks = 1;
    int bytes = 0;
    for (int s = 0; s < statements.length; s++) {
      int cost = store + costOf(statements[s]);
      if (bytes + cost > LARGEST_CHUNK && bytes > 0) {
        starts[chunks++] = s;
        bytes = 0;
      }
      bytes += cost;
    }
    starts[chunks] = statements.length;
    return Arrays.copyOf(starts, chunks + 1);
  }

  private int costOf(int statement) {
    if (statement >= 0) {
      return store + size[statement];
    }
    int d = nodes.root[~statement];
    return isDefined[d] ? load : size[d];
  }

  private int assignSlots() {
    Arrays.fill(slot, -1);
    int[] chunkOf = new int[nodes.size()];
    int slots = 0;
    for (int c = 0; c < chunks(); c++) {
      for (int s = chunkStart[c]; s < chunkStart[c + 1]; s++) {
        if (statements[s] >= 0) {
          chunkOf[statements[s]] = c;
        }
      }
    }
    for (int c = 1; c < chunks(); c++) {
      countUses(c);
      for (int k = 0; k < loadedCount; k++) {
        int d = loaded[k];
        if (isDefined[d] && chunkOf[d] < c && slot[d] < 0) {
          slot[d] = slots++;
        }
      }
    }
    return slots;
  }

  /** How often the chunk counted last loads a leaf or a defined node. */
  int uses(int d) {
    return chunkUses[d];
  }

  /** Counts how often a chunk loads each leaf and each defined node. */
  void countUses(int chunk) {
    for (int k = 0; k < loadedCount; k++) {
      chunkUses[loaded[k]] = 0;
    }
    loadedCount = 0;
    for (int s = chunkStart[chunk]; s < chunkStart[chunk + 1]; s++) {
      int statement = statements[s];
      if (statement >= 0) {
        countOperands(statement);
      } else {
        count(nodes.root[~statement]);
      }
    }
  }

  private void countOperands(int d) {
    for (int k = 0; k < operation(d).operands(); k++) {
      count(nodes.operand[k][d]);
    }
  }

  private void count(int d) {
    if (!isDefined[d] && !isLeaf(d)) {
      countOperands(d);
    } else if (chunkUses[d]++ == 0) {
      loaded[loadedCount++] = d;
    }
  }

  Graph graph() {
    return nodes.graph;
  }
}
