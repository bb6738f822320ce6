package org.stiffgrad.compile;

/** Generated code that fills one vector. */
interface Kernel {
  /**
   * Overwrites {@code out}; reads y [n], p [m], regime [switches] as far as its formulas use them.
   *
   * @param scratch [at least the kernel's scratch size], contents arbitrary
   */
  void evaluate(double t, double[] y, double[] p, boolean[] regime, double[] scratch, double[] out);
}
