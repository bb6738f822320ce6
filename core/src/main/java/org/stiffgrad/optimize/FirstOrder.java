package org.stiffgrad.optimize;

import org.stiffgrad.fit.Box;

/** What methods share that know nothing but the gradient. */
final class FirstOrder {
  private FirstOrder() {}

  static double largest(double[] g) {
    double most = 0;
    for (double x : g) {
      most = Math.max(most, Math.abs(x));
    }
    return most;
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
