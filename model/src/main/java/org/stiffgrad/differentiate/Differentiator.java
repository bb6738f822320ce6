package org.stiffgrad.differentiate;

import java.util.Arrays;

/**
 * Symbolic forward differentiation on a {@link Graph}: derivatives are new nodes of the same graph,
 * so they share subexpressions with each other and with what they are derived from. Applying it to
 * its own results gives higher derivatives. The rules are (model.4) to (model.8).
 *
 * <p>Not thread-safe.
 */
public final class Differentiator {
  private static final int UNKNOWN = -1;

  private final Graph graph;
  private final DerivativeRules rules;
  // users of each node, compressed by rows, among the nodes that the roots need
  private int[] userStart = new int[0];
  private int[] user = new int[0];
  private int[] derivative = new int[0];

  public Differentiator(Graph graph) {
    this.graph = graph;
    this.rules = new DerivativeRules(graph);
  }

  /**
   * The derivatives of all roots with respect to all variables.
   *
   * @param variables leaves (TIME, STATE or PARAMETER nodes); their positions are the columns
   */
  public SymbolicJacobian jacobian(int[] roots, int[] variables) {
    indexUsers(roots);
    int[] count = new int[roots.length];
    int[][] columns = new int[roots.length][4];
    int[][] entries = new int[roots.length][4];
    for (int j = 0; j < variables.length; j++) {
      int[] affected = differentiate(variables[j]);
      for (int i = 0; affected.length > 0 && i < roots.length; i++) {
        int entry = derivative[roots[i]];
        if (entry != UNKNOWN && !graph.isZero(entry)) {
          if (count[i] == columns[i].length) {
            columns[i] = Arrays.copyOf(columns[i], 2 * count[i]);
            entries[i] = Arrays.copyOf(entries[i], 2 * count[i]);
          }
          columns[i][count[i]] = j;
          entries[i][count[i]++] = entry;
        }
      }
      for (int node : affected) {
        derivative[node] = UNKNOWN;
      }
    }
    for (int i = 0; i < roots.length; i++) {
      columns[i] = Arrays.copyOf(columns[i], count[i]);
      entries[i] = Arrays.copyOf(entries[i], count[i]);
    }
    return new SymbolicJacobian(columns, entries);
  }

  /**
   * The derivative of every root with respect to one variable; the zero node where there is none.
   */
  public int[] derivative(int[] roots, int variable) {
    SymbolicJacobian jacobian = jacobian(roots, new int[] {variable});
    int[] result = new int[roots.length];
    for (int i = 0; i < roots.length; i++) {
      result[i] = jacobian.entries()[i].length == 0 ? graph.zero() : jacobian.entries()[i][0];
    }
    return result;
  }

  private void indexUsers(int[] roots) {
    int last = -1;
    for (int root : roots) {
      last = Math.max(last, root);
    }
    boolean[] isNeeded = new boolean[last + 1];
    for (int root : roots) {
      isNeeded[root] = true;
    }
    userStart = new int[last + 2];
    for (int node = last; node >= 0; node--) {
      for (int i = 0; isNeeded[node] && i < graph.operation(node).operands(); i++) {
        int operand = graph.operand(node, i);
        isNeeded[operand] = true;
        userStart[operand + 1]++;
      }
    }
    for (int node = 0; node <= last; node++) {
      userStart[node + 1] += userStart[node];
    }
    int[] next = Arrays.copyOf(userStart, last + 1);
    user = new int[userStart[last + 1]];
    for (int node = 0; node <= last; node++) {
      for (int i = 0; isNeeded[node] && i < graph.operation(node).operands(); i++) {
        user[next[graph.operand(node, i)]++] = node;
      }
    }
    derivative = new int[last + 1];
    Arrays.fill(derivative, UNKNOWN);
  }

  /** Fills {@code derivative} for every needed node that depends on the variable; returns them. */
  private int[] differentiate(int variable) {
    if (variable >= derivative.length) {
      return new int[0];
    }
    int[] dependents = dependents(variable);
    derivative[variable] = graph.one();
    for (int i = 1; i < dependents.length; i++) {
      int node = dependents[i];
      derivative[node] = rules.derivative(node, derivative);
    }
    return dependents;
  }

  /** The variable and all needed nodes above it, in increasing order. */
  private int[] dependents(int variable) {
    int[] found = new int[16];
    found[0] = variable;
    derivative[variable] = graph.zero();
    int count = 1;
    for (int done = 0; done < count; done++) {
      for (int k = userStart[found[done]]; k < userStart[found[done] + 1]; k++) {
        if (derivative[user[k]] == UNKNOWN) {
          derivative[user[k]] = graph.zero();
          if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
          }
          found[count++] = user[k];
        }
      }
    }
    found = Arrays.copyOf(found, count);
    Arrays.sort(found);
    return found;
  }
}
