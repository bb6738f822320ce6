package org.stiffgrad.diagnose;

/**
 * The plain derivative dL/dp of the negative log-likelihood with respect to one parameter, taken
 * apart into factors, in decades (diagnosis.1):
 *
 * <pre>log10|dL/dp| = units + information + solver + misfit + alignment</pre>
 *
 * exact to rounding. Priors are not part of it.
 *
 * @param units -log10 of the parameter's size: what a logarithmic scale removes
 * @param columns information in the data, and what the training solver makes of it
 * @param misfit log10 of the norm of the score residual
 * @param alignment log10 of |cos| between the solver's column and the score residual
 * @param measured log10|dL/dp| by the training solver
 */
public record GradientBudget(
    double units, ColumnComparison columns, double misfit, double alignment, double measured) {
  /**
   * @param magnitude size of the parameter
   * @param reference column of the reference with respect to ln p, rows of measurements
   * @param numerical the same by the training solver
   * @param q score residual by the training solver
   */
  static GradientBudget of(double magnitude, double[] reference, double[] numerical, double[] q) {
    double units = -Math.log10(magnitude);
    return new GradientBudget(
        units,
        ColumnComparison.of(reference, numerical),
        Decades.norm(q),
        alignment(Decades.cosine(numerical, q)),
        units + Decades.product(numerical, q));
  }

  private static double alignment(double cosine) {
    return Double.isNaN(cosine) ? Double.NEGATIVE_INFINITY : Math.log10(Math.abs(cosine));
  }

  /** log10 of the norm of the reference's column. */
  public double information() {
    return columns.information();
  }

  /** log10 of what the training solver makes longer or shorter. */
  public double solver() {
    return columns.solver();
  }

  /**
   * The sum of the terms. Where the reference's column is exactly zero and the solver's is not,
   * information and solver are infinite with opposite signs; their sum is the solver's response.
   */
  public double sum() {
    double column =
        information() == Double.NEGATIVE_INFINITY ? columns.response() : information() + solver();
    return units + column + misfit + alignment;
  }
}
