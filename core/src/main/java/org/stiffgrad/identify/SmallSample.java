package org.stiffgrad.identify;

import org.stiffgrad.fit.FitProblem;
import org.stiffgrad.fit.NoiseParameters;

/**
 * What it costs that standard deviations are estimated from few values: levels and reaches of
 * intervals that are exact for models linear in their parameters (profile.11 to profile.14). Where
 * all noise is known they are those of many data.
 */
final class SmallSample {
  private final boolean isEstimated;

  /** All measured values, and those left after the directions that they determine. */
  private final double size;

  private final double freedom;

  private final NoiseParameters noise;

  /**
   * @param rank number of directions that the data determine, standard deviations among them
   */
  SmallSample(FitProblem problem, NoiseParameters noise, int rank) {
    this.noise = noise;
    int deviations = 0;
    for (int j = 0; j < problem.free().size(); j++) {
      deviations += noise.contains(j) ? 1 : 0;
    }
    this.isEstimated = deviations > 0;
    this.size = problem.measurements();
    this.freedom = Math.max(1, size - Math.max(0, rank - deviations));
  }

  private boolean isDeviation(int j) {
    return noise.contains(j);
  }

  /** Of the values with standard deviation j, those that other parameters use up. (profile.11) */
  double absorbed(int j) {
    return noise.measurements(j) * (1 - freedom / size);
  }

  /** Factor on standard deviation j that makes up for what others use up. */
  double correction(int j) {
    return Math.sqrt(noise.measurements(j) / freedom(j));
  }

  private double freedom(int j) {
    return Math.max(1, noise.measurements(j) - absorbed(j));
  }

  /**
   * The rise of chi^2 at which the interval of parameter j ends.
   *
   * @param deltaChi2 that of many data, z^2
   */
  double level(int j, double deltaChi2) {
    if (!isEstimated) {
      return deltaChi2;
    }
    if (isDeviation(j)) {
      return deltaChi2 * (1 + 1 / (3 * freedom(j))); // (profile.13)
    }
    double t = student(Math.sqrt(deltaChi2), freedom);
    return size * Math.log1p(t * t / freedom); // (profile.12)
  }

  /**
   * How many standard deviations by Fisher's information the interval of parameter j reaches.
   *
   * @param z that of many data
   */
  double reach(int j, double z) {
    return isEstimated && !isDeviation(j)
        ? student(z, freedom) * Math.sqrt(size / freedom) // (profile.14)
        : z;
  }

  /**
   * Factor on the estimate of a scale of noise that gives an end of its interval (profile.14); 1
   * for other parameters, and for scales of two kinds of noise.
   *
   * @param z negative for the lower end
   */
  double end(int j, double z) {
    // the larger chi^2, the smaller sigma
    return switch (noise.exponent(j)) {
      case 2 -> Math.sqrt(noise.measurements(j) / chiSquare(-z, freedom(j)));
      case 1 -> 2.0 * noise.measurements(j) / chiSquare(-z, 2 * freedom(j));
      default -> 1;
    };
  }

  /**
   * Quantile of Student's distribution at the probability of the normal quantile z. (Abramowitz and
   * Stegun, Handbook of Mathematical Functions, 1964, 26.7.5)
   */
  static double student(double z, double freedom) {
    double z2 = z * z;
    double g1 = z * (z2 + 1) / 4;
    double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double g3 = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    double g4 = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160;
    return z + (g1 + (g2 + (g3 + g4 / freedom) / freedom) / freedom) / freedom;
  }

  /** The same of chi^2. (26.4.17, by Wilson and Hilferty) */
  static double chiSquare(double z, double freedom) {
    double c = 2 / (9 * freedom);
    double root = 1 - c + z * Math.sqrt(c);
    return freedom * root * root * root;
  }
}
