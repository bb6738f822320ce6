package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sets standard deviations to their best values at given residuals, by arithmetic on an evaluation:
 * the minimum over sigma of sum(r^2/2 + ln sigma) is the root mean square residual, that of sum(|r|
 * + ln sigma) the mean magnitude (fit.5). Without it a sigma that is far too large comes down by a
 * factor of at most e^(1/2) in each iteration, since Fisher's information, unlike the true
 * curvature, does not vanish with the residuals.
 */
final class NoiseProfile {
  /** Changes of ln sigma below this are left to the optimizer. */
  private static final double WORTHWHILE = 1e-3;

  private final FitProblem problem;

  /** Noise parameter of each measurement, or -1. */
  private final int[] parameterOf;

  /** Family of the noise of each measurement. */
  private final Noise.Family[] family;

  NoiseProfile(FitProblem problem, List<ExperimentPlan> plans) {
    this.problem = problem;
    this.parameterOf = NoiseParameters.of(problem).ofRows(problem, plans);
    this.family =
        plans.stream()
            .flatMapToInt(plan -> Arrays.stream(plan.observable))
            .mapToObj(k -> problem.observation().distribution(k).family())
            .toArray(Noise.Family[]::new);
  }

  int[] parameterOf() {
    return parameterOf.clone();
  }

  /**
   * The better point, or empty where no standard deviation changes noticeably.
   *
   * @param held parameter that stays as it is, or -1
   */
  Optional<Likelihood.Point> apply(double[] theta, Evaluation.Feasible at, int held) {
    double[] values = problem.coordinates().toValues(theta);
    double[] ratio = ratios(values, at.q());
    boolean changed = false;
    double[] moved = theta.clone();
    double[] sigma = values.clone();
    for (int j = 0; j < ratio.length; j++) {
      if (j != held && Math.abs(Math.log(ratio[j])) > WORTHWHILE) {
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
    double[] magnitudes = new double[values.length];
    int[] count = new int[values.length];
    for (int i = 0; i < parameterOf.length; i++) {
      int j = parameterOf[i];
      if (j >= 0) {
        double r = family[i].magnitude(q[2 * i], q[2 * i + 1]);
        if (family[i].exponent() == 2) {
          squares[j] += r * r;
        } else {
          magnitudes[j] += r;
        }
        count[j]++;
      }
    }
    double[] ratio = new double[values.length];
    for (int j = 0; j < ratio.length; j++) {
      FreeParameter f = problem.free().get(j);
      ratio[j] = 1;
      if (count[j] > 0 && f.prior().isEmpty()) {
        double best = values[j] * best(squares[j], magnitudes[j], count[j]);
        // a residual that vanishes may not take the logarithm along
        double least = Math.max(f.lower(), values[j] * 1e-12);
        ratio[j] = Math.min(Math.max(best, least), f.upper()) / values[j];
      }
    }
    return ratio;
  }

  /** The positive root of count x^2 = magnitudes x + squares. (fit.5) */
  private static double best(double squares, double magnitudes, int count) {
    double root = Math.sqrt(magnitudes * magnitudes + 4 * count * squares);
    return (magnitudes + root) / (2 * count);
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
      double before = Math.copySign(family[i].magnitude(q[2 * i], q[2 * i + 1]), q[2 * i]);
      double r = before / ratio[j];
      value += family[i].value(r) - family[i].value(before) + Math.log(ratio[j]);
      chi2 += (r - before) * (r + before);
      q[2 * i] = family[i].score(r);
      q[2 * i + 1] = family[i].scaleScore(r);
      if (root.length > 0) {
        for (int l = 0; l < k; l++) {
          root[2 * i * k + l] /= ratio[j];
        }
        double slope = problem.free().get(j).scale().derivative(sigma[j]);
        root[(2 * i + 1) * k + j] = family[i].scaleRoot() * slope / sigma[j];
      }
    }
    ObjectiveValue o = at.objective();
    return new Evaluation.Feasible(
        new ObjectiveValue(value, o.prior(), chi2, o.residuals()), at.penalty(), q, root, k);
  }
}
