package org.stiffgrad.system;

/**
 * The linear part L(p) of a system f(t, y; p) = L(p) y + N(t, y; p), which an exponential method
 * solves exactly and without which it takes the Jacobian of each step's start. Thread-safe; never
 * allocates; outputs are overwritten entirely.
 */
public interface LinearPart {
  /** Structure of L, [n x n]. */
  Sparsity structure();

  /** Distinct positions in p of the parameters that L depends on. */
  int[] parameters();

  /** Values of L in the order of {@link #structure()}. */
  void values(double[] p, double[] values);

  /**
   * Values of dL/dp_j in the order of {@link #structure()}.
   *
   * @param k position of j in {@link #parameters()}
   */
  void derivative(double[] p, int k, double[] values);
}
