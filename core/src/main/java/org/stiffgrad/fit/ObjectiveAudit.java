package org.stiffgrad.fit;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.stiffgrad.sensitivity.GradientAudit;
import org.stiffgrad.solve.Ivp;

/**
 * A gradient of the objective with three things that speak for or against it.
 *
 * @param objective the objective at the point
 * @param gradient by forward sensitivities, with respect to theta, [k]
 * @param forwardVsAdjoint max |gF - gA| / max |gF|, where gA is the discrete adjoint's gradient
 * @param finiteDifference relative difference between the slope along a random direction and the
 *     central difference over the recorded steps replayed; of several experiments, the worst
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
   * @param random draws the directions of the finite differences
   */
  public static Result at(Likelihood likelihood, double[] theta, RandomGenerator random) {
    if (!(likelihood.evaluate(theta, 1) instanceof Evaluation.Feasible feasible)) {
      return new Result.Missing("the objective does not exist here");
    }
    Likelihood.Gradient transposed = likelihood.gradientByAdjoint(theta);
    if (transposed instanceof Likelihood.Gradient.Missing missing) {
      return new Result.Missing(missing.why());
    }
    double[] forward = feasible.gradient();
    double[] adjoint = ((Likelihood.Gradient.Of) transposed).theta();
    FitProblem problem = likelihood.problem();
    double worst = 0;
    for (Experiment experiment : problem.experiments()) {
      ExperimentPlan plan = new ExperimentPlan(problem, experiment);
      double[] p = plan.parameters(problem.coordinates().toValues(theta));
      if (audit(problem, plan, p, random) instanceof GradientAudit.Audited audited) {
        worst = Math.max(worst, audited.finiteDifference());
      } else {
        return new Result.Missing(
            "experiment " + experiment.name() + ": the recorded steps cannot be replayed");
      }
    }
    return new Result.Audited(
        new ObjectiveAudit(
            feasible.objective(),
            forward,
            relativeDifference(forward, adjoint),
            worst,
            cosine(forward, adjoint)));
  }

  private static GradientAudit.Result audit(
      FitProblem problem, ExperimentPlan plan, double[] p, RandomGenerator random) {
    int[] columns =
        IntStream.range(0, plan.source.length).filter(i -> plan.source[i] >= 0).toArray();
    ExperimentWorker worker =
        new ExperimentWorker(
            problem, new SolverSimulation(problem.system(), problem.solve()), Noise.NORMAL);
    Ivp ivp = new Ivp(problem.system(), p, plan.experiment.initialTime(), plan.times);
    return new GradientAudit(problem.system(), problem.solve())
        .audit(ivp, columns, worker.loss(plan), random);
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
