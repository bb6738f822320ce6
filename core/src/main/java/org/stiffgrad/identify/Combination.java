package org.stiffgrad.identify;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A product of powers of parameters that the data leave undetermined.
 *
 * @param singularValue information about the logarithm of the product: how many standard deviations
 *     the data move as a whole when the parameters move by a factor of e in total along it; below 1
 * @param exponents exponent of each parameter that takes part, in the order of the parameters
 */
public record Combination(double singularValue, Map<String, Double> exponents) {
  /** As text, such as {@code kon^1 · koff^1}. */
  public String text() {
    return exponents.entrySet().stream()
        .map(e -> e.getKey() + "^" + Numbers.power(e.getValue()))
        .collect(Collectors.joining(" · "));
  }
}
