package org.stiffgrad.fit;

import java.util.random.RandomGenerator;

/**
 * A gradient of the objective with three things that speak for or against it.
 *
 * @param objective the objective at the point
 * @param gradient by forward sensitivities, with respect to theta, [k]
 * @param forwardVsAdjoint max |gF - gA| / max |gF|, where gA is the discrete adjoint's gradient
 * @param finiteDifference relative difference between the slope along a random direction and the
 *     central difference of values along it; not a number where a value does not exist
 * @param cosine of the angle between gF and gA
 */
public record ObjectiveAudit(
    ObjectiveValue objective,
    double[] gradient,
    double forwardVsAdjoint,
    double finiteDifference,
    double cosine) {
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
    if (evaluation instanceof Evaluation.Infeasible infeasible) {
      return new Result.Missing(infeasible.why());
    }
    Evaluation.Feasible feasible = (Evaluation.Feasible) evaluation;
    Likelihood.Gradient transposed = likelihood.gradientByAdjoint(theta);
    if (transposed instanceof Likelihood.Gradient.Missing missing) {
      return new Result.Missing(missing.why());
    }
    double[] forward = feasible.gradient();
    double[] adjoint = ((Likelihood.Gradient.Of) transposed).theta();
    return new Result.Audited(
        new ObjectiveAudit(
            feasible.objective(),
            forward,
            relativeDifference(forward, adjoint),
            finiteDifference(likelihood, theta, forward, random),
            cosine(forward, adjoint)));
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

  /**
   * The step balances the error of the difference, step squared, against the error of the values,
   * rtol over step: it is the cube root of rtol.
   */
  private static double finiteDifference(
      Likelihood likelihood, double[] theta, double[] gradient, RandomGenerator random) {
    double step = Math.cbrt(likelihood.problem().solve().tolerances().rtol());
    double[] direction = new double[theta.length];
    for (int j = 0; j < direction.length; j++) {
      direction[j] = random.nextGaussian();
    }
    double length = Math.sqrt(dot(direction, direction));
    double[] above = theta.clone();
    double[] below = theta.clone();
    for (int j = 0; j < direction.length; j++) {
      direction[j] /= length;
      above[j] += step * direction[j];
      below[j] -= step * direction[j];
    }
    double slope = dot(gradient, direction);
    double difference = (value(likelihood, above) - value(likelihood, below)) / (2 * step);
    double larger = Math.max(Math.abs(slope), Math.abs(difference));
    return larger == 0 ? 0 : Math.abs(slope - difference) / larger;
  }

  private static double value(Likelihood likelihood, double[] theta) {
    return likelihood.evaluate(theta, 0) instanceof Evaluation.Feasible feasible
        ? feasible.objective().total()
        : Double.NaN;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
