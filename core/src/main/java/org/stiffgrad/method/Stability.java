package org.stiffgrad.method;

/**
 * Linear stability.
 *
 * @param kind what holds
 * @param alpha half the opening angle of the stable sector around the negative real axis, degrees:
 *     90 for A- and L-stable methods, 0 where there is none
 */
public record Stability(Kind kind, double alpha) {
  /** What holds of the test equation's amplification in the left half plane. */
  public enum Kind {
    /** A-stable, and R(infinity) = 0. */
    L("L"),
    /** |R(z)| at most 1 for all Re z below 0. */
    A("A"),
    /** |R(z)| at most 1 in a sector. */
    A_ALPHA("A(alpha)"),
    /** Not even in a sector. */
    NONE("none");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  static Stability aStable(boolean isDampedAtInfinity) {
    return new Stability(isDampedAtInfinity ? Kind.L : Kind.A, 90);
  }

  static Stability sector(double degrees) {
    return degrees > 0 ? new Stability(Kind.A_ALPHA, degrees) : new Stability(Kind.NONE, 0);
  }
}
