package org.stiffgrad.fit;

/**
 * How well a point explains data and priors.
 *
 * @param value negative log-likelihood, without priors
 * @param prior negative log prior density, 0 where there is none
 * @param chi2 sum of the squared normalized residuals
 * @param residuals number of measured values
 */
public record ObjectiveValue(double value, double prior, double chi2, int residuals) {
  /** What a fit minimizes. */
  public double total() {
    return value + prior;
  }
}
