package org.stiffgrad.sensitivity;

/**
 * How the step sizes of a solve follow the parameters when its steps are differentiated.
 *
 * <p>With frozen steps the phase of an oscillation makes sensitivities huge in fast layers, and the
 * derivative of the discrete solution is a poor derivative of the solution. Let step k have the
 * length h + h' dp; the mesh times then move by t' with t'_+ = t' + h'. Each free step takes the h'
 * that minimizes the weighted size of the sensitivity along the moved mesh plus R (t' + h')^2,
 *
 * <p>h' = -(v . S + R t') / (v . v + R), R = n REGULARIZATION / (t - t0)^2, (grid.1)
 *
 * <p>with v the derivative of the step's result with respect to h and the inner product weighted by
 * the squared error weights relative to rtol; a step that ends on a sample has h' = -t', one that
 * ends on a switch h' = tau' - t'. It is the exact derivative of a mesh that depends on parameters.
 */
final class MovingGrid {
  /**
   * Resistance of the mesh to moving. Small values follow the phase of oscillators closely but
   * spoil other problems (HIRES loses a digit below 100); see docs/results/sensitivities.md.
   */
  static final double REGULARIZATION = 1e4;

  private MovingGrid() {}

  /** R of (grid.1) for a step that ends {@code elapsed} after the initial time. */
  static double resistance(int n, double elapsed) {
    return n * REGULARIZATION / Math.max(elapsed * elapsed, Double.MIN_NORMAL);
  }

  /** v . v weighted by w^2, all [n]. */
  static double square(double[] v, double[] w) {
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      final double a = v[i] * w[i];
      sum += a * a;
    }
    return sum;
  }
}
