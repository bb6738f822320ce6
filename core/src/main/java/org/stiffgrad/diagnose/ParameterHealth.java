package org.stiffgrad.diagnose;

import java.util.Optional;
import org.stiffgrad.fit.FreeParameter;
import org.stiffgrad.identify.Profile;

/**
 * What there is to say of one parameter at the point.
 *
 * @param value on the linear scale
 */
public record ParameterHealth(
    FreeParameter parameter,
    double value,
    GradientBudget budget,
    ComponentGradient gradient,
    Knowledge knowledge,
    Finding finding) {
  /**
   * How well the data determine a parameter here, by Fisher's information.
   *
   * @param deviation Cramer-Rao standard deviation of ln p, may be infinite
   * @param varianceInflation of not knowing the others, may be infinite
   * @param bound the one-sided bound of 95 % where a profile was asked for and found just that
   */
  public record Knowledge(
      double deviation, double varianceInflation, Optional<Profile.Bound> bound) {}
}
