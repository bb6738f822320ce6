package org.stiffgrad.identify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.stiffgrad.fit.FreeParameter;

/**
 * The profile of the objective along one parameter, all others refitted at each point (profile.2),
 * and what follows from it.
 *
 * @param points in the order of the parameter's value, failed ones among them
 * @param anchor the point at the value from which the profile was begun
 * @param lowest the lowest point, from which all rises count
 * @param interval where chi^2 has risen too far
 * @param evaluations of the objective that it took
 */
public record Profile(
    FreeParameter parameter,
    List<ProfilePoint> points,
    ProfilePoint anchor,
    ProfilePoint lowest,
    Interval interval,
    int evaluations) {
  /** A profile that falls by more than this, in chi^2, says that the value it began at is wrong. */
  public static final double BETTER = 4;

  public Profile {
    points = List.copyOf(points);
  }

  /**
   * Where the profile passes the level.
   *
   * @param level rise of chi^2 at which it ends
   * @param lower end below
   * @param upper end above
   * @param linear what Fisher's information at the lowest point predicts of both
   */
  public record Interval(double level, ProfileEnd lower, ProfileEnd upper, Linear linear) {}

  /**
   * The ends that the quadratic theory predicts (profile.6), on the linear scale; empty where they
   * are infinite.
   *
   * @param deviation standard deviation of theta
   */
  public record Linear(double deviation, OptionalDouble lower, OptionalDouble upper) {}

  /** The side of a one-sided bound. */
  public enum Side {
    LOWER("lower"),
    UPPER("upper");

    private final String id;

    Side(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /**
   * A parameter is known to lie above, or below, a value, and no more.
   *
   * @param value on the linear scale
   */
  public record Bound(Side side, double value) {}

  /** Where the interval ends below. */
  public ProfileEnd lower() {
    return interval.lower();
  }

  /** Where it ends above. */
  public ProfileEnd upper() {
    return interval.upper();
  }

  /** Rise of chi^2 over the lowest point; empty where the model could not be solved. */
  public OptionalDouble deltaChi2(ProfilePoint point) {
    return point.isFailed()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            2 * (point.objective().getAsDouble() - lowest.objective().orElseThrow()));
  }

  /** The one-sided bound where just one side has an end. */
  public Optional<Bound> bound() {
    if (lower() instanceof ProfileEnd.At at && upper() instanceof ProfileEnd.Open) {
      return Optional.of(new Bound(Side.LOWER, at.value()));
    }
    if (upper() instanceof ProfileEnd.At at && lower() instanceof ProfileEnd.Open) {
      return Optional.of(new Bound(Side.UPPER, at.value()));
    }
    return Optional.empty();
  }

  /** Whether chi^2 rises on neither side. */
  public boolean isFlat() {
    return lower() instanceof ProfileEnd.Open && upper() instanceof ProfileEnd.Open;
  }

  /** By how much chi^2 falls from the value at which the profile was begun to the lowest. */
  public double gain() {
    return 2 * (anchor.objective().orElseThrow() - lowest.objective().orElseThrow());
  }

  /** The lowest point where it is better by more than {@link #BETTER}, a case for another fit. */
  public Optional<ProfilePoint> better() {
    return gain() > BETTER ? Optional.of(lowest) : Optional.empty();
  }
}
