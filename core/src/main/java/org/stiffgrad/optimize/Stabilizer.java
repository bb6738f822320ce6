package org.stiffgrad.optimize;

import java.util.Arrays;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.Scale;

/**
 * A weak normal prior around a center that keeps directions without information where they are
 * (fit.10). It guides the optimizer only: neither the objective that is reported nor the intervals
 * contain it.
 *
 * @param weight 1/sd of each theta, 0 for those left alone, [k]
 */
public record Stabilizer(double[] center, double[] weight) {
  /**
   * Standard deviation of a natural logarithm. Weak enough that a plateau's small gradient still
   * wins: with ln(1e6), which suffices where the noise is known, 16 of 20 random starts of Boehm's
   * problem stayed on its plateau, with 100 six of them.
   */
  private static final double SD_LOG = 100;

  /** With the center theta; standard deviations among the parameters are left alone. */
  public static Stabilizer around(double[] theta, FitProblem problem, NoiseParameters noise) {
    double[] weight = new double[theta.length];
    for (int j = 0; j < weight.length; j++) {
      Scale scale = problem.free().get(j).scale();
      // decade / ln 10 turns a natural logarithm into this scale's unit
      boolean weak = !Double.isInfinite(scale.decade()) && !noise.contains(j);
      weight[j] = weak ? Math.log(10) / (scale.decade() * SD_LOG) : 0;
    }
    return new Stabilizer(theta.clone(), weight);
  }

  /** The evaluation with a row for each theta that is held, and their penalty. */
  public Evaluation.Feasible apply(double[] theta, Evaluation.Feasible at) {
    int k = theta.length;
    int rows = at.q().length;
    double[] q = Arrays.copyOf(at.q(), rows + k);
    double[] root = at.root().length > 0 ? Arrays.copyOf(at.root(), (rows + k) * k) : at.root();
    double penalty = at.penalty();
    for (int j = 0; j < k; j++) {
      double z = (theta[j] - center[j]) * weight[j];
      q[rows + j] = z;
      penalty += 0.5 * z * z;
      if (root.length > 0) {
        root[(rows + j) * k + j] = weight[j];
      }
    }
    return new Evaluation.Feasible(at.objective(), penalty, q, root, k);
  }
}
