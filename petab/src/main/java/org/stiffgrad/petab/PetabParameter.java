package org.stiffgrad.petab;

import java.util.Optional;
import java.util.OptionalDouble;
import org.stiffgrad.fit.Prior;
import org.stiffgrad.fit.Scale;
import org.stiffgrad.input.SourcePosition;

/**
 * A row of the parameter table. Values and bounds are on the linear scale.
 *
 * @param scale coordinate of the estimation
 * @param lower least value allowed; -infinity where a parameter that is not estimated has no bound
 * @param upper greatest value allowed; likewise infinity
 * @param nominal the value that the table states; a parameter that is not estimated has one
 * @param prior density that belongs to the objective
 * @param position where the parameter is named
 */
public record PetabParameter(
    String id,
    Scale scale,
    double lower,
    double upper,
    OptionalDouble nominal,
    boolean isEstimated,
    Optional<Prior> prior,
    SourcePosition position) {
  /**
   * Where an estimation begins: the nominal value; without one the middle of the bounds on the
   * scale of estimation.
   */
  public double start() {
    return nominal.orElseGet(
        () -> scale.toParameter(0.5 * (scale.toTheta(lower) + scale.toTheta(upper))));
  }
}
