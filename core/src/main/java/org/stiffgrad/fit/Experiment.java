package org.stiffgrad.fit;

import java.util.Map;

/**
 * One condition under which the system was observed.
 *
 * @param name name for people
 * @param initialTime time of the initial state
 * @param bindings parameters (initial amounts among them) that differ here from the problem's
 * @param measurements what was measured, none before the initial time
 */
public record Experiment(
    String name, double initialTime, Map<String, Binding> bindings, Measurements measurements) {
  public Experiment {
    bindings = Map.copyOf(bindings);
    for (double t : measurements.times()) {
      if (!(t >= initialTime)) {
        throw new IllegalArgumentException(
            name + ": a measurement at time " + t + " precedes the start at " + initialTime);
      }
    }
  }

  /** An experiment from time 0 without overrides. */
  public static Experiment of(String name, Measurements measurements) {
    return new Experiment(name, 0, Map.of(), measurements);
  }

  public Experiment withBindings(Map<String, Binding> other) {
    return new Experiment(name, initialTime, other, measurements);
  }

  public Experiment withMeasurements(Measurements other) {
    return new Experiment(name, initialTime, bindings, other);
  }
}
