package org.stiffgrad.identify;

import java.util.OptionalDouble;
import org.stiffgrad.fit.FreeParameter;

/**
 * The outcome for one parameter.
 *
 * @param parameter what was asked
 * @param value its value at the best point, on the linear scale; a number even where the data do
 *     not determine it, see {@link #estimate}
 * @param information how many standard deviations the data move as a whole for a factor of e, all
 *     other parameters fixed
 * @param note a sentence that says what the verdict means here
 */
public record ParameterEstimate(
    FreeParameter parameter,
    double value,
    Uncertainty uncertainty,
    double information,
    Verdict verdict,
    String note) {
  /** The estimate; empty where the value is one of many that explain the data as well. */
  public OptionalDouble estimate() {
    boolean open =
        switch (verdict) {
          case NO_INFORMATION, BOUND, COMBINATION, PLATEAU, SOLVER_ARTEFACT ->
              !(uncertainty.sdLog() <= 1);
          case OK, UNITS -> false;
        };
    return open ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
