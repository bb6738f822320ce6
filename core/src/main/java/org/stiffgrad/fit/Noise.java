package org.stiffgrad.fit;

/**
 * The distribution of a measured value around the model's, for one measurement. A kind of noise
 * says how the negative log-likelihood, its gradient and its Fisher information follow from h,
 * sigma and the datum d: as two rows of a score residual q and an information root S (fit.3).
 */
public interface Noise {
  /** Position of the negative log-likelihood in the output of {@link #evaluate}. */
  int VALUE = 0;

  /** Position of the normalized residual r, whose squares sum to chi2. */
  int RESIDUAL = 1;

  /** Position of the score of the row along dh. */
  int SCORE_H = 2;

  /** Position of the factor of dh in its row. */
  int FACTOR_H = 3;

  /** Position of the score of the row along dsigma. */
  int SCORE_SIGMA = 4;

  /** Position of the factor of dsigma in its row. */
  int FACTOR_SIGMA = 5;

  /** Length of the output of {@link #evaluate}. */
  int LENGTH = 6;

  /** Independent normal noise: d = h + sigma e. */
  Noise NORMAL = new Normal();

  /**
   * Writes the {@link #LENGTH} quantities of one measurement. With rows S = (FACTOR_H dh,
   * FACTOR_SIGMA dsigma) and q = (SCORE_H, SCORE_SIGMA) the gradient is S'q and the Fisher
   * information S'S.
   *
   * @param h the model's value
   * @param sigma scale of the noise, positive
   * @param d the measured value
   */
  void evaluate(double h, double sigma, double d, double[] out);

  /** See {@link #NORMAL}. (fit.4) */
  final class Normal implements Noise {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double SQRT2 = Math.sqrt(2);

    private Normal() {}

    @Override
    public void evaluate(double h, double sigma, double d, double[] out) {
      double r = (h - d) / sigma;
      out[VALUE] = 0.5 * r * r + Math.log(sigma) + HALF_LOG_TWO_PI;
      out[RESIDUAL] = r;
      out[SCORE_H] = r;
      out[FACTOR_H] = 1 / sigma;
      out[SCORE_SIGMA] = (1 - r) * (1 + r) / SQRT2;
      out[FACTOR_SIGMA] = SQRT2 / sigma;
    }
  }
}
