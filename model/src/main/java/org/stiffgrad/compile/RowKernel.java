package org.stiffgrad.compile;

/** Generated code with one vector for every row, filled on demand. */
interface RowKernel {
  /** Like {@link Kernel#evaluate} for one row. */
  void evaluate(
      int row, double t, double[] y, double[] p, boolean[] regime, double[] scratch, double[] out);
}
