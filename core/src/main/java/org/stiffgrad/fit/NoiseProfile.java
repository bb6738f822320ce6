package org.stiffgrad.fit;

import java.util.Optional;

/**
 * Sets standard deviations to their best values at given residuals, by arithmetic on an evaluation:
 * the minimum over sigma of sum(r^2/2 + ln sigma) is the root mean square residual (fit.5). Without
 * it a sigma that is far too large comes down by a factor of at most e^(1/2) in each iteration,
 * since Fisher's information, unlike the true curvature, does not vanish with the residuals.
 */
final class NoiseProfile {
  private static final double SQRT2 = Math.sqrt(2);

  /** Changes of ln sigma below this are left to the optimizer. */
  private static final double WORTHWHILE = 1e-3;

  private final FitProblem problem;

  /** Noise parameter of each measurement, or -1. */
  private final int[] parameterOf;

  NoiseProfile(FitProblem problem, int[] parameterOf) {
    this.problem = problem;
    this.parameterOf = parameterOf;
  }

  int[] parameterOf() {
    return parameterOf.clone();
  }

  /** The better point, or empty where no standard deviation changes noticeably. */
  Optional<Likelihood.Point> apply(double[] theta, Evaluation.Feasible at) {
    double[] values = problem.coordinates().toValues(theta);
    double[] ratio = ratios(values, at.q());
    boolean changed = false;
    double[] moved = theta.clone();
    double[] sigma = values.clone();
    for (int j = 0; j < ratio.length; j++) {
      if (Math.abs(Math.log(ratio[j])) > WORTHWHILE) {
        changed = true;
        sigma[j] = values[j] * ratio[j];
        moved[j] = problem.free().get(j).scale().toTheta(sigma[j]);
      } else {
        ratio[j] = 1;
      }
    }
    return changed
        ? Optional.of(
            new Likelihood.Point(
                problem.coordinates().box().clamp(moved), rescale(at, ratio, sigma)))
        : Optional.empty();
  }

  /** Factor of each sigma that its residuals ask for, inside its bounds; 1 for other parameters. */
  private double[] ratios(double[] values, double[] q) {
    double[] squares = new double[values.length];
    int[] count = new int[values.length];
    for (int i = 0; i < parameterOf.length; i++) {
      int j = parameterOf[i];
      if (j >= 0) {
        squares[j] += q[2 * i] * q[2 * i];
        count[j]++;
      }
    }
    double[] ratio = new double[values.length];
    for (int j = 0; j < ratio.length; j++) {
      FreeParameter f = problem.free().get(j);
      boolean estimable = count[j] > 0 && f.prior().isEmpty();
      double best = estimable ? values[j] * Math.sqrt(squares[j] / count[j]) : values[j];
      // a residual that vanishes may not take the logarithm along
      double least = Math.max(f.lower(), values[j] * 1e-12);
      ratio[j] = Math.min(Math.max(best, least), f.upper()) / values[j];
    }
    return ratio;
  }

  private Evaluation.Feasible rescale(Evaluation.Feasible at, double[] ratio, double[] sigma) {
    double[] q = at.q().clone();
    double[] root = at.root().clone();
    int k = at.columns();
    double value = at.objective().value();
    double chi2 = at.objective().chi2();
    for (int i = 0; i < parameterOf.length; i++) {
      int j = parameterOf[i];
      if (j < 0 || ratio[j] == 1) {
        continue;
      }
      double before = q[2 * i];
      double r = before / ratio[j];
      value += 0.5 * (r - before) * (r + before) + Math.log(ratio[j]);
      chi2 += (r - before) * (r + before);
      q[2 * i] = r;
      q[2 * i + 1] = (1 - r) * (1 + r) / SQRT2;
      if (root.length > 0) {
        for (int l = 0; l < k; l++) {
          root[2 * i * k + l] /= ratio[j];
        }
        double slope = problem.free().get(j).scale().derivative(sigma[j]);
        root[(2 * i + 1) * k + j] = SQRT2 * slope / sigma[j];
      }
    }
    ObjectiveValue o = at.objective();
    return new Evaluation.Feasible(
        new ObjectiveValue(value, o.prior(), chi2, o.residuals()), at.penalty(), q, root, k);
  }
}
