package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.Likelihood;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileMonitor;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/**
 * Why the gradient at one point is as it is: for each parameter its budget, a verdict, a sentence.
 *
 * @param objective by the training solver
 * @param directions singular directions of the information, the best known first
 * @param steps the modes in the training solver's steps
 * @param suggestions what to measure for the parameters that the data do not determine
 */
public record GradientHealth(
    ObjectiveValue objective,
    List<ParameterHealth> parameters,
    List<Combination> directions,
    Conditions conditions,
    List<ModeStep> steps,
    List<SuggestedSamples> suggestions)
    implements HealthOutcome {
  /** Loosest relative tolerance of the reference, and how much tighter than training it is. */
  private static final double REFERENCE_RTOL = 1e-8;

  private static final double TIGHTER = 0.1;
  private static final double TIGHTEST = 1e-12;

  /**
   * Condition numbers of Fisher's information; infinite where a direction is open.
   *
   * @param plain with respect to the parameters as they are
   * @param scales on their scales of estimation
   * @param logarithms with respect to their logarithms
   */
  public record Conditions(double plain, double scales, double logarithms) {}

  /**
   * Examines the start values of a problem.
   *
   * @param problem its solve options are the solver to be judged
   * @param monitor told of the progress of profiles, which may take long
   */
  public static HealthOutcome of(
      FitProblem problem, HealthOptions options, ProfileMonitor monitor, ShardExecutor executor) {
    double[] theta = problem.coordinates().start();
    Evaluation training = new Likelihood(problem, executor).evaluate(theta, 1);
    if (training instanceof Evaluation.Infeasible infeasible) {
      return new Failed(infeasible.why());
    }
    SolveOptions careful = reference(problem.solve());
    Evaluation reference = new Likelihood(problem.withSolve(careful), executor).evaluate(theta, 1);
    if (reference instanceof Evaluation.Infeasible infeasible) {
      return new Failed(
          "the reference, which chooses its steps by the error of the sensitivities, fails: "
              + infeasible.why());
    }
    Evaluation.Feasible measured = (Evaluation.Feasible) training;
    Evaluation.Feasible exact = (Evaluation.Feasible) reference;
    Comparison comparison =
        Comparison.of(problem, theta, measured, exact, careful.tolerances().rtol());
    Identification identified =
        Identification.of(problem, NoiseParameters.of(problem), theta, exact);
    Evidence near = new Evidence(problem, comparison, identified.parameters());
    Evidence evidence =
        options.profiles()
            ? near.with(Exploration.of(problem, theta, near.worthExploring(), monitor, executor))
            : near;
    List<SuggestedSamples> suggestions =
        SuggestedSamples.of(
            problem, theta, evidence.worthMeasuring(), options.profiles(), executor);
    return of(measured.objective(), evidence.with(suggestions));
  }

  private static GradientHealth of(ObjectiveValue objective, Evidence evidence) {
    List<ParameterHealth> parameters = new ArrayList<>();
    for (int j = 0; j < evidence.problem().free().size(); j++) {
      parameters.add(
          new ParameterHealth(
              evidence.parameter(j),
              evidence.value(j),
              evidence.budget(j),
              evidence.gradient(j),
              new ParameterHealth.Knowledge(
                  evidence.joint().deviation(j),
                  evidence.joint().varianceInflation(j),
                  evidence.profile(j).flatMap(Profile::bound)),
              Diagnostics.decide(evidence, j)));
    }
    Conditions conditions =
        new Conditions(
            evidence.joint().conditionOfPlain(),
            evidence.joint().conditionOfScales(),
            evidence.joint().conditionOfLogarithms());
    return new GradientHealth(
        objective,
        List.copyOf(parameters),
        evidence.directions(),
        conditions,
        evidence.steps(),
        evidence.suggestions());
  }

  /** Steps chosen by the error of states and sensitivities, tighter than training's. */
  private static SolveOptions reference(SolveOptions training) {
    boolean isFixed = training.stepsPerInterval() > 0;
    double rtol = isFixed ? REFERENCE_RTOL : TIGHTER * training.tolerances().rtol();
    double tight = Math.max(TIGHTEST, Math.min(REFERENCE_RTOL, rtol));
    return SolveOptions.DEFAULTS
        .withMaxSteps(training.maxSteps())
        .withTolerances(Tolerances.relative(tight))
        .withSensitivityErrorControl(true);
  }
}
