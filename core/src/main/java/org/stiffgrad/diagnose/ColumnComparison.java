package org.stiffgrad.diagnose;

/**
 * How the data react to one parameter by the training solver, against the reference: the columns
 * S_j of the measured rows with respect to ln p (diagnosis.2).
 *
 * @param information log10 of the norm of the reference's column
 * @param response log10 of the norm of the training solver's column
 * @param cosine of the angle between the two; NaN where one of them is zero
 */
public record ColumnComparison(double information, double response, double cosine) {
  static ColumnComparison of(double[] reference, double[] numerical) {
    return new ColumnComparison(
        Decades.norm(reference), Decades.norm(numerical), Decades.cosine(reference, numerical));
  }

  /**
   * log10 of the ratio of the two norms; infinite where the reference's column is zero and the
   * solver's is not, 0 where both are.
   */
  public double solver() {
    return response == information ? 0 : response - information;
  }

  /** Whether length and direction of the solver's column are about right. */
  boolean isSound() {
    boolean bothZero =
        information == Double.NEGATIVE_INFINITY && response == Double.NEGATIVE_INFINITY;
    return bothZero || (Math.abs(solver()) <= Math.log10(2) && cosine >= 0.9);
  }
}
