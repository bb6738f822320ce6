package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.Coordinates;
import org.stiffgrad.fit.Evaluation;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.fit.Likelihood;

/**
 * Adds one sample after another, each the one that lowers the mean of ln sd most, over the
 * parameters of interest and the guesses that the design is to serve. The mean, not the worst: the
 * worst guess stays at its worst until samples cover the whole range, so that it says nothing of
 * the first of them.
 */
final class DesignSearch {
  /** Guesses in a decade; a sample serves about one decade. */
  private static final int DENSITY = 2;

  private final FitProblem problem;
  private final double[] theta;
  private final int[] targets;
  private final DesignOptions options;
  private final ShardExecutor executor;
  private final DesignCandidates candidates;

  DesignSearch(
      FitProblem problem,
      double[] theta,
      int[] targets,
      DesignOptions options,
      ShardExecutor executor) {
    this.problem = problem;
    this.theta = problem.coordinates().box().clamp(theta);
    this.targets = targets.clone();
    this.options = options;
    this.executor = executor;
    this.candidates = DesignCandidates.of(problem, options.together());
  }

  /** Values to serve, and the parameters of interest there. */
  private record Guess(double[] theta, int[] targets) {}

  Design run() {
    List<Guess> guesses = guesses();
    Likelihood data = new Likelihood(problem, executor);
    Likelihood all = new Likelihood(candidates.problem(), executor);
    List<Optional<DesignGuess>> solved =
        executor.map(guesses.size(), i -> solve(guesses.get(i), data, all));
    DesignGuess center =
        solved
            .get(0)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no design for values at which the model cannot be solved"));
    List<DesignGuess> served = solved.stream().flatMap(Optional::stream).toList();
    double[] before = errors(center);
    List<Design.Suggestion> suggestions = new ArrayList<>();
    for (int i = 0; i < options.samples() && !candidates.samples().isEmpty(); i++) {
      DesignCandidates.Sample best = best(served);
      served.forEach(g -> g.add(best));
      suggestions.add(suggestion(best, errors(center)));
    }
    List<String> ids = Arrays.stream(targets).mapToObj(j -> problem.free().get(j).id()).toList();
    return new Design(ids, before, suggestions, guesses.size() - served.size());
  }

  /** The values at hand first, then one parameter of interest moved at a time. */
  private List<Guess> guesses() {
    List<Guess> guesses = new ArrayList<>();
    guesses.add(new Guess(theta, targets));
    for (int j : targets) {
      double decade = problem.free().get(j).scale().decade();
      int most = Double.isFinite(decade) ? DENSITY * options.decades() : 0;
      for (int i = -most; i <= most; i++) {
        double[] moved = theta.clone();
        moved[j] += i * decade / DENSITY;
        if (i != 0 && moved[j] == problem.coordinates().box().clamp(moved)[j]) {
          guesses.add(new Guess(moved, new int[] {j}));
        }
      }
    }
    return guesses;
  }

  private Optional<DesignGuess> solve(Guess guess, Likelihood data, Likelihood all) {
    if (data.evaluate(guess.theta(), 1) instanceof Evaluation.Feasible known
        && all.evaluate(guess.theta(), 1) instanceof Evaluation.Feasible possible) {
      return Optional.of(new DesignGuess(known, possible, toLog(guess.theta()), guess.targets()));
    }
    return Optional.empty();
  }

  private DesignCandidates.Sample best(List<DesignGuess> guesses) {
    DesignCandidates.Sample best = candidates.samples().get(0);
    double least = Double.POSITIVE_INFINITY;
    for (DesignCandidates.Sample sample : candidates.samples()) {
      double sum = 0;
      for (DesignGuess guess : guesses) {
        sum += guess.logDeviations(sample);
      }
      // the first of equals
      if (sum < least) {
        least = sum;
        best = sample;
      }
    }
    return best;
  }

  private Design.Suggestion suggestion(DesignCandidates.Sample sample, double[] after) {
    List<String> names =
        Arrays.stream(sample.observables()).mapToObj(problem.observation()::quantity).toList();
    return new Design.Suggestion(sample.experiment().name(), sample.time(), names, after);
  }

  /** dtheta/dln p, a magnitude standing for p where that can vanish, [k]. */
  private double[] toLog(double[] at) {
    Coordinates coordinates = problem.coordinates();
    double[] values = coordinates.toValues(at);
    double[] toLog = coordinates.derivatives(values);
    for (int j = 0; j < toLog.length; j++) {
      toLog[j] = FisherAnalysis.magnitude(problem.free().get(j), values[j]) / toLog[j];
    }
    return toLog;
  }

  private double[] errors(DesignGuess center) {
    double[] deviations = center.deviations();
    double[] values = problem.coordinates().toValues(theta);
    double[] errors = new double[targets.length];
    for (int i = 0; i < errors.length; i++) {
      FreeParameter f = problem.free().get(targets[i]);
      double unit = f.scale().isLogarithmic() ? 1 : FisherAnalysis.magnitude(f, values[targets[i]]);
      errors[i] = deviations[targets[i]] * unit;
    }
    return errors;
  }
}
