package org.stiffgrad.method;

import java.util.ArrayList;
import java.util.List;

/**
 * Rooted trees, order by order: a tree is its root's color and the subtrees on the root. Hairer,
 * Norsett and Wanner, Solving Ordinary Differential Equations I, section II.2.
 *
 * <p>One color serves Runge-Kutta and Rosenbrock methods. With two, a linear node stands for the
 * linear part of y' = L y + N(y) and bears at most one subtree (stability.13).
 */
final class RootedTrees {
  /**
   * A tree.
   *
   * @param isLinear whether the root stands for L
   * @param children subtrees on the root
   * @param order number of nodes
   * @param density gamma(t): order times the densities of the children
   */
  record Tree(boolean isLinear, List<Tree> children, int order, double density) {
    private static Tree of(boolean isLinear, List<Tree> children) {
      int order = 1;
      double density = 1;
      for (Tree child : children) {
        order += child.order;
        density *= child.density;
      }
      return new Tree(isLinear, children, order, order * density);
    }
  }

  private final boolean hasLinearNodes;
  private final List<Tree> smaller = new ArrayList<>();
  private final List<List<Tree>> byOrder = new ArrayList<>();

  RootedTrees(boolean hasLinearNodes) {
    this.hasLinearNodes = hasLinearNodes;
  }

  /** All trees with this many nodes, at least 1. */
  List<Tree> ofOrder(int order) {
    while (byOrder.size() < order) {
      int next = byOrder.size() + 1;
      List<Tree> trees = new ArrayList<>();
      grow(next - 1, smaller.size() - 1, new ArrayList<>(), trees);
      byOrder.add(trees);
      smaller.addAll(trees);
    }
    return byOrder.get(order - 1);
  }

  /** Adds subtrees with {@code left} nodes in all, none later in the list than {@code last}. */
  private void grow(int left, int last, List<Tree> children, List<Tree> trees) {
    if (left == 0) {
      trees.add(Tree.of(false, List.copyOf(children)));
      if (hasLinearNodes && children.size() <= 1) {
        trees.add(Tree.of(true, List.copyOf(children)));
      }
      return;
    }
    for (int i = last; i >= 0; i--) {
      Tree child = smaller.get(i);
      if (child.order() <= left) {
        children.add(child);
        grow(left - child.order(), i, children, trees);
        children.remove(children.size() - 1);
      }
    }
  }
}
