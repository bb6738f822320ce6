package org.stiffgrad.testkit.experience;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.Measurements;
import org.stiffgrad.train.Fit;
import org.stiffgrad.train.FitMonitor;
import org.stiffgrad.train.FitOptions;
import org.stiffgrad.train.FitOutcome;
import org.stiffgrad.train.FitResult;

/**
 * What one fit from one start came to, judged by the solver of the problem as it is stated.
 *
 * @param isRecovered whether the objective is within 4.5 of that at the truth (chi^2 within 9),
 *     with estimated standard deviations at their best
 * @param isAccepted whether the fit says of itself that it arrived
 * @param evaluations with sensitivities, and 0.3 for each without
 * @param excess objective above that at the truth, infinite without a result
 * @param noiseRatio largest ratio of an estimated to the true standard deviation, or its inverse; 1
 *     where they are known
 * @param seconds by the clock, other fits beside it
 * @param values of the trial's parameters, empty without a result
 * @param deviations largest distance of a parameter's logarithm from the truth's in standard
 *     deviations, infinite without a result
 */
public record Attempt(
    boolean isRecovered,
    boolean isAccepted,
    double evaluations,
    double excess,
    double noiseRatio,
    double seconds,
    double[] values,
    double deviations,
    String detail) {
  private static final double ENOUGH = 4.5;

  /** Whether a fit claims to have arrived and has not. */
  public boolean isSilentFailure() {
    return isAccepted && !isRecovered;
  }

  /**
   * Under what a fit is made.
   *
   * @param decades offset of the start
   * @param noise scale of the noise in the data, 0 or 1
   */
  public record Conditions(double decades, double noise, boolean estimateNoise) {}

  /**
   * Fits.
   *
   * @param seed of data and start
   */
  public static Attempt of(
      Trial.Prepared trial,
      Conditions conditions,
      long seed,
      FitOptions options,
      ShardExecutor executor) {
    boolean estimateNoise = conditions.estimateNoise();
    SplittableRandom random = new SplittableRandom(seed);
    Measurements data = trial.data(random.split(), conditions.noise());
    double[] start = trial.start(conditions.decades(), random.split());
    FitProblem problem = trial.problem(data, start, estimateNoise);
    double truth = best(trial.problem(data, trial.truth(), estimateNoise), executor);
    long began = System.nanoTime();
    FitOutcome outcome = Fit.run(problem, options.withSeed(seed), FitMonitor.SILENT, executor);
    double seconds = (System.nanoTime() - began) * 1e-9;
    double evaluations =
        outcome.work().sensitivityEvaluations() + 0.3 * outcome.work().residualEvaluations();
    if (!(outcome instanceof FitResult fit)) {
      return new Attempt(
          false,
          false,
          evaluations,
          Double.POSITIVE_INFINITY,
          1,
          seconds,
          new double[0],
          Double.POSITIVE_INFINITY,
          ((FitOutcome.Failed) outcome).why());
    }
    double excess = fit.objective().total() - truth;
    double ratio = 1;
    for (int j = trial.truth().length; j < fit.values().length; j++) {
      double r = fit.values()[j] / trial.deviations()[j - trial.truth().length];
      ratio = Math.max(ratio, Math.max(r, 1 / r));
    }
    return new Attempt(
        excess < ENOUGH,
        fit.accepted(),
        evaluations,
        excess,
        ratio,
        seconds,
        Arrays.copyOf(fit.values(), trial.truth().length),
        deviations(fit, trial.truth()),
        Arrays.toString(fit.values()) + " " + fit.flags());
  }

  private static double deviations(FitResult fit, double[] truth) {
    double most = 0;
    for (int j = 0; j < truth.length; j++) {
      double off = Math.abs(Math.log(fit.values()[j] / truth[j]));
      most = Math.max(most, off / fit.parameters().get(j).uncertainty().sdLog());
    }
    return most;
  }

  /** The objective at the start values, every standard deviation at its best. */
  private static double best(FitProblem problem, ShardExecutor executor) {
    Likelihood likelihood = new Likelihood(problem, executor);
    double[] theta = problem.coordinates().start();
    if (!(likelihood.evaluate(theta, 0) instanceof Evaluation.Feasible at)) {
      throw new IllegalStateException("the truth cannot be solved");
    }
    return likelihood.profileNoise(theta, at).map(p -> p.evaluation().total()).orElseGet(at::total);
  }
}
