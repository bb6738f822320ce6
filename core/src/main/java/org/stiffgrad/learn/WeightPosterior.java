package org.stiffgrad.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.network.NetworkOde;
import org.stiffgrad.solve.SolveOptions;

/**
 * What the data say of a trained network's weights: a normal distribution around them with the
 * covariance (S'S/sigma^2 + I/tau^2)^-1, Laplace's approximation. Directions that no data touch
 * keep the deviation tau that weights have anyway, so that nothing is infinite. (learn.3)
 */
final class WeightPosterior {
  /** More weights than this cost more than the answer is worth. */
  private static final int MOST_WEIGHTS = 2000;

  /** Weights of networks whose inputs and outputs are of size one are of this size. */
  private static final double LEAST_PRIOR = 1;

  /** Right singular vectors of S, [r][weights]. */
  private final double[][] vectors;

  /** What is left of the prior variance along each, [r]. */
  private final double[] left;

  private final double prior;

  private WeightPosterior(double[][] vectors, double[] left, double prior) {
    this.vectors = vectors;
    this.left = left;
    this.prior = prior;
  }

  /**
   * Empty where the trajectories cannot be solved or there are too many weights.
   *
   * @param weights of what is learned, [learned]
   * @param initial initial values, one row an experiment
   */
  static Optional<WeightPosterior> of(
      NetworkOde ode,
      List<Series> data,
      double[] weights,
      double[][] initial,
      ShardExecutor executor) {
    if (weights.length > MOST_WEIGHTS) {
      return Optional.empty();
    }
    FitProblem problem =
        new NetworkProblems(ode, data, weights).trajectories(SolveOptions.DEFAULTS, initial);
    return new Likelihood(problem, executor).evaluate(weights, 1) instanceof Evaluation.Feasible at
        ? Optional.of(of(weights, at))
        : Optional.empty();
  }

  private static WeightPosterior of(double[] weights, Evaluation.Feasible at) {
    int columns = at.columns();
    DMatrixRMaj root = new DMatrixRMaj(at.q().length, columns, true, at.root().clone());
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(root.numRows, columns, false, true, true);
    svd.decompose(root);
    double[] s = svd.getSingularValues();
    DMatrixRMaj v = svd.getV(null, true);
    double prior = prior(weights);
    int rank = svd.numberOfSingularValues();
    double sigma = noise(at, s, prior);
    double[][] vectors = new double[rank][columns];
    double[] left = new double[rank];
    for (int k = 0; k < rank; k++) {
      double ratio = s[k] * prior / sigma;
      left[k] = 1 / (1 + ratio * ratio);
      System.arraycopy(v.data, k * columns, vectors[k], 0, columns);
    }
    return new WeightPosterior(vectors, left, prior);
  }

  private static double prior(double[] weights) {
    double square = Arrays.stream(weights).map(w -> w * w).average().orElse(0);
    return Math.max(LEAST_PRIOR, Math.sqrt(square));
  }

  /** The residuals' own deviation, for as many weights as the data determine. */
  private static double noise(Evaluation.Feasible at, double[] s, double prior) {
    double error = Math.max(WeightDescent.error(at), WeightDescent.EXACT);
    long determined = Arrays.stream(s).filter(x -> x * prior > error).count();
    long residuals = at.objective().residuals();
    return error * Math.sqrt(residuals / (double) Math.max(1, residuals - determined));
  }

  /**
   * Standard deviation of a function of the weights.
   *
   * @param gradient of the function, [learned]
   */
  double deviation(double[] gradient) {
    double outside = 0;
    for (double g : gradient) {
      outside += g * g;
    }
    double inside = 0;
    for (int k = 0; k < left.length; k++) {
      double along = 0;
      for (int j = 0; j < gradient.length; j++) {
        along += vectors[k][j] * gradient[j];
      }
      outside -= along * along;
      inside += left[k] * along * along;
    }
    return prior * Math.sqrt(Math.max(0, outside) + inside);
  }
}
