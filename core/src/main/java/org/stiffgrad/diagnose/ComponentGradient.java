package org.stiffgrad.diagnose;

import java.util.List;
import java.util.Optional;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;

/**
 * One component of the gradient of the negative log-likelihood on the parameter's own scale, priors
 * left out.
 *
 * @param value by the training solver
 * @param reference by the reference
 * @param error estimate of the magnitude of the error of {@code value} (diagnosis.4)
 * @param prior derivative of the negative log prior density, 0 without a prior
 */
public record ComponentGradient(double value, double reference, double error, double prior) {
  /**
   * The gradient at a point, component by component, for the cost of one gradient and a more
   * careful one.
   *
   * @param problem its solve options are the training solver
   * @return empty where one of the two cannot be computed
   */
  public static Optional<List<ComponentGradient>> of(
      FitProblem problem, double[] theta, ShardExecutor executor) {
    return JudgedPoint.of(problem, theta, executor) instanceof JudgedPoint.Solved solved
        ? Optional.of(solved.comparison().gradient())
        : Optional.empty();
  }

  /** Whether solver and reference agree on the direction. */
  public boolean signAgrees() {
    return Math.signum(value) == Math.signum(reference);
  }

  /** Whether the component is as large as its own error at least. */
  public boolean isAboveError() {
    return Math.abs(value) > error || (value == 0 && error == 0);
  }

  /** Whether the error is below 1 %. */
  public boolean isSound() {
    return error <= 0.01 * Math.abs(value);
  }
}
