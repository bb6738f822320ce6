package org.stiffgrad.method;

/**
 * A fully implicit Runge-Kutta method with invertible A: stages Y_i = y + h sum_j a_ij f(t + c_j h,
 * Y_j).
 *
 * @param a coefficients, [s x s, row-major: {@code a[i * s + j]}]
 * @param b weights, [s]
 * @param c nodes, [s]
 */
public record Firk(
    String id, String name, int order, boolean isAdaptive, double[] a, double[] b, double[] c)
    implements Method {
  public int stages() {
    return b.length;
  }
}
