package org.stiffgrad.method;

import org.stiffgrad.method.RootedTrees.Tree;

/**
 * Order conditions of an exponential method for y' = L y + N(y), over trees with linear nodes
 * (stability.13): a chain of m linear nodes takes the m-th Taylor coefficient of what it stands in.
 */
final class ExponentialConditions {
  private final double[] c;
  private final PhiSum[][] a;
  private final PhiSum[] b;
  private final RootedTrees trees = new RootedTrees(true);

  ExponentialConditions(double[] c, PhiSum[][] a, PhiSum[] b) {
    this.c = c;
    this.a = a;
    this.b = b;
  }

  /** Whether the conditions of this order hold. */
  boolean hold(int order) {
    for (Tree tree : trees.ofOrder(order)) {
      double phi = weight(tree, 1, b);
      double expected = 1 / tree.density();
      if (!(Math.abs(phi - expected) <= 64 * Tableau.ROUNDING)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Elementary weight of a stage or of the result.
   *
   * @param node its place in the step, from 0 to 1
   * @param coefficients those of the stages it is made of
   */
  private double weight(Tree tree, double node, PhiSum[] coefficients) {
    int m = 0;
    Tree top = tree;
    while (top.isLinear() && !top.children().isEmpty()) {
      m++;
      top = top.children().get(0);
    }
    if (top.isLinear()) {
      // L^(m+1) y, from e^(c z) y
      return Math.pow(node, m + 1) / gamma(m + 2);
    }
    double sum = 0;
    for (int j = 0; j < coefficients.length; j++) {
      double product = coefficients[j].taylor(m);
      for (Tree child : top.children()) {
        product *= weight(child, c[j], a[j]);
      }
      sum += product;
    }
    return sum;
  }

  /** (n - 1)!. */
  private static double gamma(int n) {
    double product = 1;
    for (int i = 2; i < n; i++) {
      product *= i;
    }
    return product;
  }
}
