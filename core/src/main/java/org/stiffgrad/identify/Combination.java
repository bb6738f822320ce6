package org.stiffgrad.identify;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A product of powers of parameters that the data leave undetermined.
 *
 * @param singularValue information about the logarithm of the product: how many standard deviations
 *     the data move as a whole when the parameters move by a factor of e in total along it; below 1
 * @param exponents exponent of each parameter that takes part, in the order of the parameters
 */
public record Combination(double singularValue, Map<String, Double> exponents) {
  /** Factors that are shown: more say nothing to a reader. */
  private static final int MOST_SHOWN = 12;

  /** As text, such as {@code kon^1 · koff^1}; of many factors only the largest powers. */
  public String text() {
    double least =
        exponents.values().stream()
            .map(Math::abs)
            .sorted(Comparator.reverseOrder())
            .limit(MOST_SHOWN)
            .reduce((a, b) -> b)
            .orElse(0.);
    List<String> shown =
        exponents.entrySet().stream()
            .filter(e -> Math.abs(e.getValue()) >= least)
            .map(e -> e.getKey() + "^" + Numbers.power(e.getValue()))
            .toList();
    int more = exponents.size() - shown.size();
    return String.join(" · ", shown) + (more > 0 ? " · (" + more + " more)" : "");
  }
}
