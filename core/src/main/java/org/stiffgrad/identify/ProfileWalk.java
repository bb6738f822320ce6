package org.stiffgrad.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Follows a profile to one side until chi^2 has clearly risen or there is no farther to go. The
 * step is what the slope and curvature of the profile say will raise chi^2 by a fixed amount
 * (profile.5), half a decade at most, so that a plateau is crossed quickly and the end is met in
 * small steps.
 */
final class ProfileWalk {
  /** Rise of chi^2, relative to the one asked for, that a step aims at. */
  private static final double AIM = 0.4;

  /** Where chi^2 has risen by so many times what was asked for, the end has been passed. */
  private static final double CLEARLY = 1.3;

  /** No step is longer than so many times the one before. */
  private static final double GROWTH = 3;

  /** Half a decade: a dip of the objective in the logarithm of a rate is about as wide as one. */
  private static final double LONGEST = 0.5;

  private static final int MOST_FAILURES = 4;

  private final ProfilePath path;
  private final ScanRange range;
  private final ProfileOptions options;
  private final ProfileMonitor monitor;
  private final Consumer<ProfilePath.Sample> listener;

  ProfileWalk(
      ProfilePath path,
      ScanRange range,
      ProfileOptions options,
      ProfileMonitor monitor,
      Consumer<ProfilePath.Sample> listener) {
    this.path = path;
    this.range = range;
    this.options = options;
    this.monitor = monitor;
    this.listener = listener;
  }

  /**
   * One side.
   *
   * @param samples outward, without the first
   * @param stop why it went no farther, should no end be found on it
   */
  record Side(List<ProfilePath.Sample> samples, ProfileEnd.Reason stop) {}

  /**
   * @param sign -1 downward, 1 upward
   */
  Side from(ProfilePath.Sample first, int sign) {
    double limit = sign < 0 ? range.lower() : range.upper();
    boolean isBound = sign < 0 ? range.boundedBelow() : range.boundedAbove();
    List<ProfilePath.Sample> samples = new ArrayList<>();
    ProfilePath.Sample last = first;
    double low = first.total();
    double step = Math.min(wanted(first, sign), longest(first.x()));
    int failures = 0;
    while (samples.size() < options.mostPoints()) {
      double room = Math.abs(limit - last.x());
      if (!(room > 1e-12 * Math.max(1, Math.abs(limit)))) {
        return new Side(samples, isBound ? ProfileEnd.Reason.BOUND : ProfileEnd.Reason.RANGE);
      }
      if (monitor.isCancelled()) {
        return new Side(samples, ProfileEnd.Reason.CANCELLED);
      }
      // what would be left may be too little for another step
      double x = step > 0.9 * room ? limit : last.x() + sign * step;
      ProfilePath.Sample next = path.at(x, last);
      samples.add(next);
      listener.accept(next);
      if (next.isFailed()) {
        if (++failures >= MOST_FAILURES) {
          return new Side(samples, ProfileEnd.Reason.FAILED);
        }
        step = Math.abs(x - last.x()) / 4;
        continue;
      }
      low = Math.min(low, next.total());
      if (2 * (next.total() - low) > CLEARLY * options.deltaChi2()) {
        return new Side(samples, ProfileEnd.Reason.RANGE);
      }
      double taken = Math.abs(x - last.x());
      step = Math.min(wanted(next, sign), Math.min(GROWTH * taken, longest(x)));
      last = next;
    }
    return new Side(samples, ProfileEnd.Reason.RANGE);
  }

  private double longest(double x) {
    return LONGEST * (range.hasDecades() ? range.unit() : Math.max(range.unit(), distance(x)));
  }

  private double distance(double x) {
    return 2 * Math.abs(x - range.center());
  }

  /** The positive root of 2 g d + d^2/sd^2 = aim, infinite on a plateau. (profile.5) */
  private double wanted(ProfilePath.Sample s, int sign) {
    double g = sign * path.slope(s);
    double sd = path.deviation(s);
    double aim = AIM * options.deltaChi2();
    return aim / (g + Math.sqrt(g * g + aim / (sd * sd)));
  }
}
