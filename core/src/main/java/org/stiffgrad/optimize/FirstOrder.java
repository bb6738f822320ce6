package org.stiffgrad.optimize;

import org.stiffgrad.fit.Box;

/** What methods share that know nothing but the gradient. */
final class FirstOrder {
  private FirstOrder() {}

  /** The greatest component of the gradient, of those that an active bound does not hold. */
  static double largest(Box box, double[] theta, double[] g) {
    double most = 0;
    for (int j = 0; j < g.length; j++) {
      most = box.holds(j, theta[j], g[j]) ? most : Math.max(most, Math.abs(g[j]));
    }
    return most;
  }

  static boolean isFinite(double[] x) {
    for (double component : x) {
      if (!Double.isFinite(component)) {
        return false;
      }
    }
    return true;
  }

  /** theta + delta inside the box, no component changed by more than its longest step. */
  static double[] move(Box box, double[] theta, double[] delta) {
    double[] cut = delta.clone();
    for (int j = 0; j < cut.length; j++) {
      double longest = box.step()[j];
      cut[j] = Math.max(-longest, Math.min(longest, cut[j]));
    }
    return box.move(theta, cut);
  }
}
