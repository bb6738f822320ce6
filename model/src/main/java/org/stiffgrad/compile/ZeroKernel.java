package org.stiffgrad.compile;

import java.util.Arrays;

/**
 * The kernel of a vector without a non-zero entry, for which no class is generated.
 *
 * @param size how many leading entries to clear
 */
record ZeroKernel(int size) implements Kernel {
  @Override
  public void evaluate(
      double t, double[] y, double[] p, boolean[] regime, double[] scratch, double[] out) {
    Arrays.fill(out, 0, size, 0.0);
  }
}
