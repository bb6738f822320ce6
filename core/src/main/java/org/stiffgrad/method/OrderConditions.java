package org.stiffgrad.method;

import java.util.IdentityHashMap;
import org.stiffgrad.method.RootedTrees.Tree;

/**
 * The order of a Runge-Kutta or Rosenbrock method from its order conditions: for every rooted tree
 * t with up to p nodes, sum_i b_i Phi_i(t) = 1 / gamma(t) (stability.10). A Rosenbrock method takes
 * alpha where a node bears several subtrees and alpha + gamma where it bears one; a Runge-Kutta
 * method has the same matrix for both. Hairer and Wanner, Solving Ordinary Differential Equations
 * II, section IV.7.
 */
final class OrderConditions {
  /** Orders up to this one are decided tree by tree: 1205 trees. */
  static final int MOST = 10;

  /** Roundings of the coefficients that a condition may be off, each as large as its terms. */
  private static final double MOST_ROUNDINGS = 64;

  private final double[][] alpha;
  private final double[][] beta;
  private final double rounding;
  private final IdentityHashMap<Tree, Elementary> memory = new IdentityHashMap<>();

  /** Phi_i(t), and the sums of the magnitudes of its terms. */
  private record Elementary(double[] value, double[] size) {}

  OrderConditions(double[][] alpha, double[][] beta, double rounding) {
    this.alpha = alpha;
    this.beta = beta;
    this.rounding = rounding;
  }

  /** Largest p up to {@link #MOST} for which all conditions hold. */
  int order(double[] b) {
    RootedTrees trees = new RootedTrees(false);
    int p = 0;
    while (p < MOST && holds(trees, p + 1, b)) {
      p++;
    }
    return p;
  }

  private boolean holds(RootedTrees trees, int order, double[] b) {
    for (Tree tree : trees.ofOrder(order)) {
      if (!(defect(tree, b) <= MOST_ROUNDINGS * rounding)) {
        return false;
      }
    }
    return true;
  }

  /** How far a condition is off, relative to the magnitudes of its terms. */
  private double defect(Tree tree, double[] b) {
    Elementary phi = elementary(tree);
    double sum = -1 / tree.density();
    double size = 1 / tree.density();
    for (int i = 0; i < b.length; i++) {
      sum += b[i] * phi.value[i];
      size += Math.abs(b[i]) * phi.size[i];
    }
    return Math.abs(sum) / size;
  }

  private Elementary elementary(Tree tree) {
    Elementary known = memory.get(tree);
    if (known != null) {
      return known;
    }
    int s = alpha.length;
    double[] value = new double[s];
    double[] size = new double[s];
    double[][] matrix = tree.children().size() == 1 ? beta : alpha;
    for (int i = 0; i < s; i++) {
      value[i] = 1;
      size[i] = 1;
      for (Tree child : tree.children()) {
        Elementary phi = elementary(child);
        double sum = 0;
        double sizes = 0;
        for (int j = 0; j < s; j++) {
          sum += matrix[i][j] * phi.value[j];
          sizes += Math.abs(matrix[i][j]) * phi.size[j];
        }
        value[i] *= sum;
        size[i] *= sizes;
      }
    }
    Elementary phi = new Elementary(value, size);
    memory.put(tree, phi);
    return phi;
  }
}
