package org.stiffgrad.testkit.problems;

import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Names;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * Forced relaxation, y' = lambda (y - cos t), lambda < 0, and Prothero and Robinson's problem, y' =
 * lambda (y - cos t) - sin t, whose solution from 1 is cos t for every lambda.
 */
final class ForcedRelaxation implements Evaluator {
  /** From y(0) = 0: the solution starts with a fast layer. */
  static final OdeSystem FROM_ZERO = system("forced_relaxation_zero", 0, 0);

  /** From y(0) = lambda^2/(1 + lambda^2) at lambda = -1e4, a fixed number: on the slow solution. */
  static final OdeSystem FROM_MANIFOLD = system("forced_relaxation_manifold", 1e8 / (1 + 1e8), 0);

  /** Prothero and Robinson, Math. Comput. 28 (1974) 145. */
  static final OdeSystem ALONG_COSINE = system("prothero_robinson", 1, 1);

  private final double start;
  private final double slope;

  /**
   * @param slope factor of the cosine's own derivative in f
   */
  private ForcedRelaxation(double start, double slope) {
    this.start = start;
    this.slope = slope;
  }

  private static OdeSystem system(String name, double start, double slope) {
    return new PlainSystem(
        name,
        Names.of("y"),
        Names.of("lambda"),
        new PlainSystem.Structure(Sparsity.dense(1, 1), Sparsity.dense(1, 1), Sparsity.empty(1, 1)),
        false,
        () -> new ForcedRelaxation(start, slope));
  }

  @Override
  public void rhs(double t, double[] y, double[] p, boolean[] regime, double[] f) {
    double state = y[0];
    double lambda = p[0];
    f[0] = lambda * (state - Math.cos(t)) - slope * Math.sin(t);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, boolean[] regime, double[] ft) {
    double lambda = p[0];
    ft[0] = lambda * Math.sin(t) - slope * Math.cos(t);
  }

  @Override
  public void jacobian(double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double lambda = p[0];
    values[0] = lambda;
  }

  @Override
  public void parameterJacobian(
      double t, double[] y, double[] p, boolean[] regime, double[] values) {
    double state = y[0];
    values[0] = state - Math.cos(t);
  }

  @Override
  public void jacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double lambda = p[0];
    out[0] = lambda * v[0];
  }

  @Override
  public void jacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double lambda = p[0];
    out[0] = lambda * v[0];
  }

  @Override
  public void parameterJacobianTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] w, double[] out) {
    double state = y[0];
    out[0] = w[0] * (state - Math.cos(t));
  }

  @Override
  public void parameterJacobianTransposeTimes(
      double t, double[] y, double[] p, boolean[] regime, double[] v, double[] out) {
    double state = y[0];
    out[0] = v[0] * (state - Math.cos(t));
  }

  @Override
  public void initialState(double[] p, double[] y0) {
    y0[0] = start;
  }

  @Override
  public void initialStateJacobian(double[] p, double[] values) {
    // The initial state is fixed.
  }
}
