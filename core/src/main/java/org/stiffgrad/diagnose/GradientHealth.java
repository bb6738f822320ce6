package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.NoiseParameters;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.identify.Combination;
import org.stiffgrad.identify.Identification;
import org.stiffgrad.identify.Profile;
import org.stiffgrad.identify.ProfileMonitor;

/**
 * Why the gradient at one point is as it is: for each parameter its budget, a verdict, a sentence.
 *
 * @param objective by the training solver
 * @param directions singular directions of the information, the best known first
 * @param steps the modes in the training solver's steps
 * @param suggestions what to measure for the parameters that the data do not determine; none
 *     without profiles
 * @param timeMaps when each parameter shows in the first experiments; none without profiles
 * @param profiles of the parameters that the data hardly determine
 * @param unexplored how many of those were left out
 */
public record GradientHealth(
    ObjectiveValue objective,
    List<ParameterHealth> parameters,
    List<Combination> directions,
    Conditions conditions,
    List<ModeStep> steps,
    List<SuggestedSamples> suggestions,
    List<TimeMap> timeMaps,
    List<Profile> profiles,
    int unexplored)
    implements HealthOutcome {
  /**
   * Condition numbers of Fisher's information; infinite where a direction is open.
   *
   * @param plain with respect to the parameters as they are
   * @param scales on their scales of estimation
   * @param logarithms with respect to their logarithms
   * @param normalized the same with columns of equal size: what no scaling of parameters removes
   * @param modes with respect to coordinates that separate time scales, columns of equal size
   *     (diagnosis.9); NaN where there are none, as where modes oscillate
   */
  public record Conditions(
      double plain, double scales, double logarithms, double normalized, double modes) {
    /** Above this, steps of an optimizer that knows no curvature lead nowhere. */
    private static final double LARGE = 1e6;

    /** Whether other coordinates than those of the estimation would make the problem easier. */
    public boolean asksForModes() {
      return normalized > LARGE && modes < 1e-3 * normalized;
    }
  }

  /**
   * Examines the start values of a problem.
   *
   * @param problem its solve options are the solver to be judged
   * @param monitor told of the progress of profiles, which may take long
   */
  public static HealthOutcome of(
      FitProblem problem, HealthOptions options, ProfileMonitor monitor, ShardExecutor executor) {
    return at(problem, problem.coordinates().start(), options, monitor, executor);
  }

  /**
   * Examines any point.
   *
   * @param theta in the problem's coordinates, [k]
   */
  public static HealthOutcome at(
      FitProblem problem,
      double[] theta,
      HealthOptions options,
      ProfileMonitor monitor,
      ShardExecutor executor) {
    JudgedPoint judged = JudgedPoint.of(problem, theta, executor);
    if (judged instanceof JudgedPoint.Unsolved unsolved) {
      return new Failed(unsolved.why());
    }
    JudgedPoint.Solved solved = (JudgedPoint.Solved) judged;
    Identification identified =
        Identification.of(problem, NoiseParameters.of(problem), theta, solved.reference());
    Evidence near = new Evidence(problem, solved.comparison(), identified.parameters());
    ObjectiveValue objective = solved.training().objective();
    int[] explored = near.worthExploring();
    if (!options.allows(explored.length)) {
      return of(objective, near, List.of(), explored.length);
    }
    Evidence far = near.with(Exploration.of(problem, theta, explored, monitor, executor));
    List<SuggestedSamples> suggestions =
        SuggestedSamples.of(problem, theta, far.worthMeasuring(), executor);
    List<TimeMap> maps = TimeMap.of(problem, theta, far.joint().toLog(), executor);
    return of(objective, far.with(suggestions), maps, 0);
  }

  /** The profile of a parameter; empty where none was asked for. */
  public Optional<Profile> profile(FreeParameter parameter) {
    return profiles.stream().filter(p -> p.parameter().id().equals(parameter.id())).findFirst();
  }

  private static GradientHealth of(
      ObjectiveValue objective, Evidence evidence, List<TimeMap> maps, int unexplored) {
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
            evidence.joint().conditionOfLogarithms(),
            evidence.joint().conditionOfNormalized(),
            evidence.conditionOfModes());
    return new GradientHealth(
        objective,
        List.copyOf(parameters),
        evidence.directions(),
        conditions,
        evidence.steps(),
        evidence.suggestions(),
        maps,
        evidence.profiles(),
        unexplored);
  }
}
