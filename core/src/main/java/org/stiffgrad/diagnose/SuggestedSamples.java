package org.stiffgrad.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stiffgrad.execute.ShardExecutor;
import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.identify.Design;
import org.stiffgrad.identify.DesignOptions;
import org.stiffgrad.identify.Numbers;

/**
 * What to measure in order to learn one parameter.
 *
 * @param parameter its position
 * @param design for that parameter alone
 * @param decades how far off to either side its value may be for the design to serve; 0 where the
 *     value is taken at its word
 */
public record SuggestedSamples(int parameter, Design design, int decades) {
  /** Parameters that suggestions are made for at most. */
  private static final int MOST_PARAMETERS = 6;

  /** Samples for a value that is trusted, and for one that may be this many decades off. */
  private static final int SAMPLES = 2;

  private static final int ROBUST_DECADES = 3;
  private static final int ROBUST_SAMPLES = 8;

  /**
   * @param parameters positions of those that the data do not determine
   */
  static List<SuggestedSamples> of(
      FitProblem problem, double[] theta, int[] parameters, ShardExecutor executor) {
    FitProblem adaptive = Exploration.adaptive(problem);
    List<SuggestedSamples> all = new ArrayList<>();
    for (int j : Arrays.stream(parameters).limit(MOST_PARAMETERS).toArray()) {
      DesignOptions trusted = DesignOptions.DEFAULTS.withSamples(SAMPLES);
      all.add(of(adaptive, theta, j, trusted, executor));
      boolean hasDecades = problem.free().get(j).scale().isLogarithmic();
      if (hasDecades) {
        DesignOptions poor = trusted.withSamples(ROBUST_SAMPLES).withDecades(ROBUST_DECADES);
        all.add(of(adaptive, theta, j, poor, executor));
      }
    }
    return List.copyOf(all);
  }

  private static SuggestedSamples of(
      FitProblem problem, double[] theta, int j, DesignOptions options, ShardExecutor executor) {
    Design design = Design.of(problem, theta, new int[] {j}, options, executor);
    return new SuggestedSamples(j, design, options.decades());
  }

  /** Standard error of the parameter with all samples; infinite where they do not help. */
  public double after() {
    List<Design.Suggestion> samples = design.suggestions();
    return samples.isEmpty() ? design.before()[0] : samples.get(samples.size() - 1).after()[0];
  }

  /** Whether they would tell the parameter within a factor of e or so. */
  public boolean isHelpful() {
    return after() < 1;
  }

  /** Such as {@code A, B at time 0.0001 (2 times)}. */
  String text() {
    Map<String, Integer> times = new LinkedHashMap<>();
    for (Design.Suggestion s : design.suggestions()) {
      String sample = String.join(", ", s.observables()) + " at time " + Numbers.shortly(s.time());
      times.merge(sample, 1, Integer::sum);
    }
    return times.entrySet().stream()
        .map(e -> e.getKey() + (e.getValue() > 1 ? " (" + e.getValue() + " times)" : ""))
        .collect(Collectors.joining(" and "));
  }
}
