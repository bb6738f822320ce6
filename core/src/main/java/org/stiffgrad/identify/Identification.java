package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;

/**
 * What the data say of each parameter at a point, from the Fisher information there: standard
 * deviations, intervals, undetermined combinations, verdicts (fit.12 to fit.15). Parameters on a
 * bound that the data push outward are held there.
 *
 * @param combinations products of powers of several parameters that the data leave open
 * @param rank number of directions with a singular value of at least 1, of the parameters not held
 */
public record Identification(
    List<ParameterEstimate> parameters, List<Combination> combinations, int rank) {
  /**
   * @param noise the standard deviations among the parameters
   * @param theta the point
   * @param at the objective there with derivatives: data and real priors, no stabilizing rows
   */
  public static Identification of(
      FitProblem problem, NoiseParameters noise, double[] theta, Evaluation.Feasible at) {
    FisherAnalysis fisher = new FisherAnalysis(problem, theta, at);
    Judge judge = new Judge(problem, noise, fisher);
    List<ParameterEstimate> parameters = new ArrayList<>();
    for (int j = 0; j < at.columns(); j++) {
      parameters.add(judge.estimate(j));
    }
    List<Combination> combinations =
        fisher.weakDirections().stream().filter(c -> c.exponents().size() > 1).toList();
    return new Identification(
        List.copyOf(parameters), combinations, fisher.spectrum.rank(FisherAnalysis.LEAST));
  }
}
