package org.stiffgrad.diagnose;

import org.stiffgrad.fit.FreeParameter;

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
   */
  public record Knowledge(double deviation, double varianceInflation) {}
}
