package org.stiffgrad.identify;

import java.util.List;
import org.stiffgrad.fit.FitProblem;

/** Finds where a profile that has been walked rises through a level (profile.7). */
final class ProfileEndSearch {
  /** Rise of chi^2 that counts as the level. */
  private static final double CLOSE = 0.01;

  private static final int MOST_POINTS = 20;

  private final FitProblem problem;
  private final ProfilePath path;
  private final int held;
  private final double level;

  ProfileEndSearch(FitProblem problem, ProfilePath path, int held, double level) {
    this.problem = problem;
    this.path = path;
    this.held = held;
    this.level = level;
  }

  /**
   * The end on one side of the lowest point.
   *
   * @param sorted samples in the order of x
   * @param lowest position of the lowest
   * @param sign -1 downward, 1 upward
   * @param stop why that side was walked no farther
   * @param more receives the samples computed here
   */
  ProfileEnd find(
      List<ProfilePath.Sample> sorted,
      int lowest,
      int sign,
      ProfileEnd.Reason stop,
      List<ProfilePath.Sample> more) {
    double low = sorted.get(lowest).total();
    ProfilePath.Sample inside = sorted.get(lowest);
    for (int i = lowest + sign; i >= 0 && i < sorted.size(); i += sign) {
      ProfilePath.Sample s = sorted.get(i);
      if (s.isFailed()) {
        continue;
      }
      if (rise(s, low) > level) {
        return refine(new Bracket(inside, s), low, more);
      }
      inside = s;
    }
    return new ProfileEnd.Open(stop, value(inside.x()));
  }

  /** One sample on either side of the end. */
  private record Bracket(ProfilePath.Sample inside, ProfilePath.Sample outside) {
    double width() {
      return outside.x() - inside.x();
    }
  }

  private ProfileEnd refine(Bracket first, double low, List<ProfilePath.Sample> more) {
    Bracket bracket = first;
    ProfilePath.Sample best = closer(first.inside(), first.outside(), low);
    double x = inside(first, byTheory(first.inside(), Math.signum(first.width()), low));
    for (int i = 0; i < MOST_POINTS && Math.abs(rise(best, low) - level) > CLOSE; i++) {
      ProfilePath.Sample s = between(bracket, x, low);
      more.add(s);
      if (s.isFailed()) {
        x = 0.5 * (bracket.inside().x() + x);
        continue;
      }
      best = closer(best, s, low);
      double before = Math.abs(bracket.width());
      bracket =
          rise(s, low) > level
              ? new Bracket(bracket.inside(), s)
              : new Bracket(s, bracket.outside());
      // a secant that keeps one end for long is overtaken by halving
      boolean isSlow = Math.abs(bracket.width()) > 0.5 * before && i % 3 == 2;
      x = bracket.inside().x() + (isSlow ? 0.5 : secant(bracket, low)) * bracket.width();
    }
    return new ProfileEnd.At(value(best.x()), rise(best, low));
  }

  /**
   * A refit between both ends, from the nearer in rise. If it is above both or has come to no end
   * it may have missed the valley, into which the other end may lead.
   */
  private ProfilePath.Sample between(Bracket b, double x, double low) {
    ProfilePath.Sample near = closer(b.inside(), b.outside(), low);
    ProfilePath.Sample s = path.at(x, near);
    boolean isHigh = s.total() > Math.max(b.inside().total(), b.outside().total());
    if (!isHigh && s.isSettled()) {
      return s;
    }
    ProfilePath.Sample other = near.equals(b.inside()) ? b.outside() : b.inside();
    return ProfilePath.lower(s, path.at(x, other));
  }

  /** Where the square root of the rise, of a parabola a straight line, passes the level. */
  private double secant(Bracket b, double low) {
    double in = Math.sqrt(Math.max(0, rise(b.inside(), low)));
    double out = Math.sqrt(rise(b.outside(), low));
    double fraction = (Math.sqrt(level) - in) / (out - in);
    return Math.min(Math.max(fraction, 0.02), 0.98);
  }

  private double byTheory(ProfilePath.Sample s, double sign, double low) {
    double g = sign * path.slope(s);
    double sd = path.deviation(s);
    double aim = level - rise(s, low);
    return s.x() + sign * aim / (g + Math.sqrt(g * g + aim / (sd * sd)));
  }

  private static double inside(Bracket b, double x) {
    double fraction = (x - b.inside().x()) / b.width();
    return b.inside().x() + Math.min(Math.max(fraction, 0.02), 0.98) * b.width();
  }

  private ProfilePath.Sample closer(ProfilePath.Sample a, ProfilePath.Sample b, double low) {
    return Math.abs(rise(a, low) - level) <= Math.abs(rise(b, low) - level) ? a : b;
  }

  private static double rise(ProfilePath.Sample s, double low) {
    return 2 * (s.total() - low);
  }

  private double value(double x) {
    double[] theta = problem.coordinates().start();
    theta[held] = x;
    return problem.coordinates().toValues(theta)[held];
  }
}
