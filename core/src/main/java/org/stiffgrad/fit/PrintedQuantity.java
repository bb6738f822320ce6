package org.stiffgrad.fit;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What the printed values of one measured quantity, over all experiments, say of their own
 * accuracy, on the scale on which its noise is additive.
 */
final class PrintedQuantity {
  private final Noise noise;
  private int decimals;
  private double largest;
  private double slopes;
  private double squaredSlopes;
  private int count;

  private PrintedQuantity(Noise noise) {
    this.noise = noise;
  }

  /** The measured quantities of a problem by name. */
  static Map<String, PrintedQuantity> of(FitProblem problem) {
    ObservationModel observation = problem.observation();
    Map<String, PrintedQuantity> quantities = new HashMap<>();
    for (Experiment e : problem.experiments()) {
      Measurements m = e.measurements();
      for (int i = 0; i < m.size(); i++) {
        int k = m.observables()[i];
        quantities
            .computeIfAbsent(
                observation.quantity(k), name -> new PrintedQuantity(observation.distribution(k)))
            .add(m.values()[i]);
      }
    }
    return quantities;
  }

  private void add(double value) {
    decimals = Math.max(decimals, decimals(value));
    double slope = noise.transform().derivative(value);
    largest = Math.max(largest, Math.abs(value) * slope);
    slopes += slope;
    squaredSlopes += slope * slope;
    count++;
  }

  /** Decimals of the shortest text that is this value. */
  static int decimals(double value) {
    return Math.max(0, new BigDecimal(Double.toString(value)).stripTrailingZeros().scale());
  }

  /**
   * The sigma that rounding alone would make. The step between printed values is a unit in the last
   * decimal of the value with the most decimals, and at most 1. On a logarithmic scale it is
   * longest for the smallest value, which may be one of many, so that all of them count. (fit.6)
   */
  double rounding() {
    double step = Math.pow(10, -decimals);
    double slope =
        noise.family().exponent() == 2 ? Math.sqrt(squaredSlopes / count) : slopes / count;
    return step * slope * noise.family().spreadOfRounding();
  }

  /** The largest magnitude, or, on a logarithmic scale, what a relative error of 1 makes there. */
  double largest() {
    return largest > 0 ? largest : 1;
  }
}
