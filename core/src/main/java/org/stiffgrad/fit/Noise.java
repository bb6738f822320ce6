package org.stiffgrad.fit;

import java.util.List;

/**
 * The distribution of a measured value d around the model's h, for one measurement: on the scale T
 * of a {@link Transform}, (T(h) - T(d)) / sigma belongs to a {@link Family}. The density is that of
 * d itself, on whatever scale the noise acts. A kind of noise says how the negative log-likelihood,
 * its gradient and its Fisher information follow from h, sigma and d: as two rows of a score
 * residual q and an information root S (fit.3, fit.4).
 *
 * @param id such as {@code log10-normal}
 */
public record Noise(String id, Transform transform, Family family) {
  /** Position of the negative log-likelihood in the output of {@link #evaluate}. */
  public static final int VALUE = 0;

  /** Position of the normalized residual r, whose squares sum to chi2. */
  public static final int RESIDUAL = 1;

  /** Position of the score of the row along dh. */
  public static final int SCORE_H = 2;

  /** Position of the factor of dh in its row. */
  public static final int FACTOR_H = 3;

  /** Position of the score of the row along dsigma. */
  public static final int SCORE_SIGMA = 4;

  /** Position of the factor of dsigma in its row. */
  public static final int FACTOR_SIGMA = 5;

  /** Length of the output of {@link #evaluate}. */
  public static final int LENGTH = 6;

  /** d is normal around h with standard deviation sigma. */
  public static final Noise NORMAL = new Noise("normal", Transform.LINEAR, Family.NORMAL);

  /** ln d is normal around ln h with standard deviation sigma. */
  public static final Noise LOG_NORMAL = new Noise("log-normal", Transform.LOG, Family.NORMAL);

  /** log10 d is normal around log10 h with standard deviation sigma. */
  public static final Noise LOG10_NORMAL =
      new Noise("log10-normal", Transform.LOG10, Family.NORMAL);

  /** d has a Laplace distribution around h with scale sigma. */
  public static final Noise LAPLACE = new Noise("laplace", Transform.LINEAR, Family.LAPLACE);

  /** ln d has a Laplace distribution around ln h with scale sigma. */
  public static final Noise LOG_LAPLACE = new Noise("log-laplace", Transform.LOG, Family.LAPLACE);

  /** log10 d has a Laplace distribution around log10 h with scale sigma. */
  public static final Noise LOG10_LAPLACE =
      new Noise("log10-laplace", Transform.LOG10, Family.LAPLACE);

  /** Every kind. */
  public static final List<Noise> ALL =
      List.of(NORMAL, LOG_NORMAL, LOG10_NORMAL, LAPLACE, LOG_LAPLACE, LOG10_LAPLACE);

  /** Whether there is a density at this value, be it the model's or a measured one. */
  public boolean isPossible(double value) {
    return transform.contains(value);
  }

  /**
   * Writes the {@link #LENGTH} quantities of one measurement. With rows S = (FACTOR_H dh,
   * FACTOR_SIGMA dsigma) and q = (SCORE_H, SCORE_SIGMA) the gradient is S'q and the Fisher
   * information S'S.
   *
   * @param h the model's value, {@linkplain #isPossible possible}
   * @param sigma scale of the noise on the scale of the transform, positive
   * @param d the measured value, {@linkplain #isPossible possible}
   */
  public void evaluate(double h, double sigma, double d, double[] out) {
    double r = transform.difference(h, d) / sigma;
    out[RESIDUAL] = r;
    out[VALUE] = family.value(r) + Math.log(sigma) - Math.log(transform.derivative(d));
    out[SCORE_H] = family.score(r);
    out[FACTOR_H] = transform.derivative(h) / sigma;
    out[SCORE_SIGMA] = family.scaleScore(r);
    out[FACTOR_SIGMA] = family.scaleRoot() / sigma;
  }

  /** The scale T on which noise is additive. */
  public enum Transform {
    /** T(x) = x. */
    LINEAR {
      @Override
      boolean contains(double x) {
        return Double.isFinite(x);
      }

      @Override
      double difference(double h, double d) {
        return h - d;
      }

      @Override
      public double derivative(double x) {
        return 1;
      }
    },
    /** T(x) = ln x. */
    LOG {
      @Override
      boolean contains(double x) {
        return x > 0 && Double.isFinite(x);
      }

      @Override
      double difference(double h, double d) {
        return Math.log(h) - Math.log(d);
      }

      @Override
      public double derivative(double x) {
        return 1 / x;
      }
    },
    /** T(x) = log10 x. */
    LOG10 {
      @Override
      boolean contains(double x) {
        return x > 0 && Double.isFinite(x);
      }

      @Override
      double difference(double h, double d) {
        return Math.log10(h) - Math.log10(d);
      }

      @Override
      public double derivative(double x) {
        return 1 / (x * LN10);
      }
    };

    private static final double LN10 = Math.log(10);

    /** Whether T(x) is a number. */
    abstract boolean contains(double x);

    /** T(h) - T(d). */
    abstract double difference(double h, double d);

    /** dT/dx at x. */
    public abstract double derivative(double x);
  }

  /**
   * A density of r = e/sigma, exp(-|r|^a / a) up to a constant. Then |r|^a has mean 1 and variance
   * a; Fisher's information is 1/sigma^2 of the location and a/sigma^2 of sigma; and sigma is best
   * where the mean of |r|^a is 1 (fit.4, fit.5). That holds for the two exponents here.
   */
  public enum Family {
    /** a = 2, sigma being the standard deviation. */
    NORMAL {
      @Override
      double value(double r) {
        return 0.5 * r * r + HALF_LOG_TWO_PI;
      }

      @Override
      double score(double r) {
        return r;
      }

      @Override
      double scaleScore(double r) {
        return (1 - r) * (1 + r) / SQRT2;
      }

      @Override
      double scaleRoot() {
        return SQRT2;
      }

      @Override
      double magnitude(double score, double scaleScore) {
        return Math.abs(score);
      }

      @Override
      double spreadOfRounding() {
        return 1 / Math.sqrt(12);
      }

      @Override
      public int exponent() {
        return 2;
      }
    },
    /** a = 1, sigma being the mean deviation. */
    LAPLACE {
      @Override
      double value(double r) {
        return Math.abs(r) + LOG_TWO;
      }

      @Override
      double score(double r) {
        return Math.signum(r);
      }

      @Override
      double scaleScore(double r) {
        return 1 - Math.abs(r);
      }

      @Override
      double scaleRoot() {
        return 1;
      }

      @Override
      double magnitude(double score, double scaleScore) {
        return 1 - scaleScore;
      }

      @Override
      double spreadOfRounding() {
        return 0.25;
      }

      @Override
      public int exponent() {
        return 1;
      }
    };

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double LOG_TWO = Math.log(2);
    private static final double SQRT2 = Math.sqrt(2);

    /** Negative log density of r. */
    abstract double value(double r);

    /** Score of the location. */
    abstract double score(double r);

    /** Score of sigma, divided by {@link #scaleRoot}. */
    abstract double scaleScore(double r);

    /** Root of the information about ln sigma. */
    abstract double scaleRoot();

    /** |r| from the two scores of a measurement. */
    abstract double magnitude(double score, double scaleScore);

    /** The sigma of errors that are uniform in an interval of length 1, as those of rounding. */
    abstract double spreadOfRounding();

    /** |r|^a from the two scores of a measurement. */
    public double power(double score, double scaleScore) {
      return Math.pow(magnitude(score, scaleScore), exponent());
    }

    /** a: 2 or 1. */
    public abstract int exponent();
  }
}
