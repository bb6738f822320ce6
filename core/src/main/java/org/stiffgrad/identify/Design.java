package org.stiffgrad.identify;

import java.util.List;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;

/**
 * Measurements that would tell most of some parameters, in the order in which they help most, and
 * how well those would be known then by Fisher's information (profile.8 to profile.10). Standard
 * errors are joint ones, of ln p for logarithmic scales, else of p; infinite where the data leave
 * the parameter open.
 *
 * @param parameters ids of the parameters of interest
 * @param before their standard errors with the data at hand
 * @param suggestions what to measure, one after another
 * @param unsolved how many of the guesses that the design was to serve could not be solved and were
 *     left out
 */
public record Design(
    List<String> parameters, double[] before, List<Suggestion> suggestions, int unsolved) {
  public Design {
    parameters = List.copyOf(parameters);
    suggestions = List.copyOf(suggestions);
  }

  /**
   * One sample.
   *
   * @param experiment its name
   * @param observables names of the quantities to measure
   * @param after standard errors of the parameters of interest with this and all earlier ones
   */
  public record Suggestion(
      String experiment, double time, List<String> observables, double[] after) {
    public Suggestion {
      observables = List.copyOf(observables);
    }
  }

  /**
   * Chooses greedily among the experiments of the problem, the quantities measured there, and times
   * up to the last one measured: ten in a decade over eight decades, and fifty even ones.
   *
   * @param theta values to go by, [k]
   * @param parameters positions of those of interest, at least one
   * @return the same bits for any number of threads
   * @throws IllegalArgumentException if the model cannot be solved at theta
   */
  public static Design of(
      FitProblem problem,
      double[] theta,
      int[] parameters,
      DesignOptions options,
      ShardExecutor executor) {
    if (parameters.length == 0) {
      throw new IllegalArgumentException("a design needs a parameter to learn about");
    }
    return new DesignSearch(problem, theta, parameters, options, executor).run();
  }
}
