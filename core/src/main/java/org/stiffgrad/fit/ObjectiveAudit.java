package org.stiffgrad.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A gradient of the objective with what speaks for or against it.
 *
 * @param objective the objective at the point
 * @param gradient by forward sensitivities, with respect to theta, [k]
 * @param forwardVsAdjoint max |gF - gA| / max |gF|, where gA is the discrete adjoint's gradient
 * @param finiteDifference difference between the slope gF.d along a random unit direction and a
 *     central difference of the replayed steps, relative to the larger of |gF.d| and |gF| / 100
 * @param taylorSlope order of the Taylor remainder of the replayed steps: 2 for an exact
 *     derivative; NaN where rounding hides it
 * @param cosine of the angle between gF and gA
 * @param silent free parameters that enter the model but move no measured value at all: a wire that
 *     is off, not a small gradient
 */
public record ObjectiveAudit(
    ObjectiveValue objective,
    double[] gradient,
    double forwardVsAdjoint,
    double finiteDifference,
    double taylorSlope,
    double cosine,
    List<String> silent) {
  /** An audit, or why there is none. */
  public sealed interface Result {
    record Audited(ObjectiveAudit audit) implements Result {}

    record Missing(String why) implements Result {}
  }

  /**
   * Audits the gradient at a point.
   *
   * @param theta coordinates, [k]
   * @param random draws the direction of the finite difference
   */
  public static Result at(Likelihood likelihood, double[] theta, RandomGenerator random) {
    Evaluation evaluation = likelihood.evaluate(theta, 1);
    return evaluation instanceof Evaluation.Feasible feasible
        ? of(likelihood, theta, feasible, random)
        : new Result.Missing(((Evaluation.Infeasible) evaluation).why());
  }

  /**
   * Audits a gradient that is known.
   *
   * @param feasible what the likelihood gives at theta, with derivatives
   */
  public static Result of(
      Likelihood likelihood, double[] theta, Evaluation.Feasible feasible, RandomGenerator random) {
    Likelihood.Gradient transposed = likelihood.gradientByAdjoint(theta);
    if (transposed instanceof Likelihood.Gradient.Missing missing) {
      return new Result.Missing(missing.why());
    }
    double[] direction = unitDirection(theta.length, random);
    Likelihood.Replayed replayed = likelihood.replay(theta, direction);
    if (replayed instanceof Likelihood.Replayed.Missing missing) {
      return new Result.Missing(missing.why());
    }
    Likelihood.Replayed.Of along = (Likelihood.Replayed.Of) replayed;
    double[] forward = feasible.gradient();
    double[] adjoint = ((Likelihood.Gradient.Of) transposed).theta();
    double slope = dot(forward, direction);
    double size = Math.max(Math.abs(slope), Math.sqrt(dot(forward, forward)) / 100);
    double difference = Math.abs(along.difference() - slope);
    return new Result.Audited(
        new ObjectiveAudit(
            feasible.objective(),
            forward,
            relativeDifference(forward, adjoint),
            difference == 0 ? 0 : difference / size,
            along.taylorSlope(),
            cosine(forward, adjoint),
            silent(likelihood, feasible)));
  }

  private static List<String> silent(Likelihood likelihood, Evaluation.Feasible at) {
    List<String> ids = new ArrayList<>();
    double[] norms = at.columnNorms();
    for (int j = 0; j < norms.length; j++) {
      if (norms[j] == 0 && likelihood.isWired(j)) {
        ids.add(likelihood.problem().free().get(j).id());
      }
    }
    return ids;
  }

  private static double[] unitDirection(int k, RandomGenerator random) {
    double[] direction = new double[k];
    for (int j = 0; j < k; j++) {
      direction[j] = random.nextGaussian();
    }
    double length = Math.sqrt(dot(direction, direction));
    for (int j = 0; j < k; j++) {
      direction[j] /= length;
    }
    return direction;
  }

  private static double relativeDifference(double[] forward, double[] adjoint) {
    double difference = 0;
    double largest = 0;
    for (int j = 0; j < forward.length; j++) {
      difference = Math.max(difference, Math.abs(forward[j] - adjoint[j]));
      largest = Math.max(largest, Math.abs(forward[j]));
    }
    return difference == 0 ? 0 : difference / largest;
  }

  private static double cosine(double[] a, double[] b) {
    double norms = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
    return norms == 0 && dot(a, a) == dot(b, b) ? 1 : dot(a, b) / norms;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
