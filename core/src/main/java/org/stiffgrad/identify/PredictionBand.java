package org.stiffgrad.identify;

import org.stiffgrad.fit.Evaluation;

/**
 * How far the uncertainty of the parameters lets the model's values move: the standard deviation of
 * a prediction h is that of its linearization, sqrt(dh' F^-1 dh) with Fisher's information F. Never
 * by a pseudo-inverse: a prediction that an undetermined direction moves has an infinite one.
 */
public final class PredictionBand {
  /** Relative singular value of normalized columns that is zero but for rounding. */
  private static final double RANK_TOLERANCE = 1e-11;

  /** Component along a null direction that is zero but for rounding. */
  private static final double LOADING_TOLERANCE = 1e-8;

  private final Evaluation.Feasible at;
  private final boolean[] held;
  private final double[] norm;
  private final InformationSpectrum spectrum;
  private final double zero;

  /**
   * @param at the objective at the estimate, with derivatives
   * @param held whether each parameter is held on a bound, [k]
   */
  public PredictionBand(Evaluation.Feasible at, boolean[] held) {
    this.at = at;
    this.held = held.clone();
    int k = at.columns();
    double[] root = at.root().clone();
    this.norm = InformationSpectrum.norms(root, k);
    for (int i = 0; i < root.length; i++) {
      root[i] *= inverse(i % k);
    }
    this.spectrum = InformationSpectrum.of(root, k);
    double most = 0;
    for (int i = 0; i < k; i++) {
      most = Math.max(most, spectrum.singularValue(i));
    }
    this.zero = RANK_TOLERANCE * most;
  }

  private double inverse(int j) {
    return held[j] || norm[j] == 0 ? 0 : 1 / norm[j];
  }

  /**
   * The standard deviation of what row i of the information root is the derivative of, infinite
   * where it is undetermined. Row 2j belongs to measurement j, in units of its noise.
   */
  public double deviation(int row) {
    int k = at.columns();
    double variance = 0;
    for (int i = 0; i < k; i++) {
      double along = 0;
      for (int j = 0; j < k; j++) {
        along += at.root()[row * k + j] * inverse(j) * spectrum.loading(i, j);
      }
      if (spectrum.singularValue(i) > zero) {
        double x = along / spectrum.singularValue(i);
        variance += x * x;
      } else if (Math.abs(along) > LOADING_TOLERANCE * most(row)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return Math.sqrt(variance);
  }

  private double most(int row) {
    int k = at.columns();
    double most = 0;
    for (int j = 0; j < k; j++) {
      most = Math.max(most, Math.abs(at.root()[row * k + j]) * inverse(j));
    }
    return most;
  }
}
