package org.stiffgrad.identify;

/**
 * How far and how closely to follow a profile.
 *
 * @param deltaChi2 rise of chi^2 = 2 (F - F_min) at which an interval ends; the default is the 95 %
 *     quantile of chi^2 with one degree of freedom
 * @param maxIterations most trial points of one refit
 * @param mostPoints most points to either side
 */
public record ProfileOptions(double deltaChi2, int maxIterations, int mostPoints) {
  /** 95 %, 15 iterations, 60 points. */
  public static final ProfileOptions DEFAULTS = new ProfileOptions(3.841458820694124, 15, 60);

  public ProfileOptions {
    if (!(deltaChi2 > 0) || maxIterations < 1 || mostPoints < 1) {
      throw new IllegalArgumentException("level, iterations and points must be positive");
    }
  }

  public ProfileOptions withDeltaChi2(double level) {
    return new ProfileOptions(level, maxIterations, mostPoints);
  }

  public ProfileOptions withMaxIterations(int most) {
    return new ProfileOptions(deltaChi2, most, mostPoints);
  }

  public ProfileOptions withMostPoints(int most) {
    return new ProfileOptions(deltaChi2, maxIterations, most);
  }
}
