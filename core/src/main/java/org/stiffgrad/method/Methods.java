package org.stiffgrad.method;

import java.util.List;
import java.util.Optional;

/** The catalogue of methods. */
public final class Methods {
  private static final double SQRT6 = Math.sqrt(6);

  /** Backward Euler: sign-safe and L-stable. Hairer and Wanner, IV.5. */
  public static final Firk IMPLICIT_EULER =
      new Firk("implicit-euler", "implicit Euler", false, new double[] {1}, new double[] {1});

  /**
   * Two-stage Lobatto IIIC, R(z) = 1 / (1 - z + z^2 / 2): sign-safe, L-stable, order 2. Hairer and
   * Wanner, table IV.5.11.
   */
  public static final Firk LOBATTO_IIIC_2 =
      new Firk(
          "lobatto-iiic-2",
          "Lobatto IIIC of order 2",
          false,
          new double[] {1. / 2, -1. / 2, 1. / 2, 1. / 2},
          new double[] {1. / 2, 1. / 2});

  /** Three-stage Radau IIA. Hairer and Wanner, table IV.5.6. */
  public static final Firk RADAU_IIA_5 =
      new Firk(
          "radau-iia-5",
          "Radau IIA of order 5",
          true,
          new double[] {
            (88 - 7 * SQRT6) / 360,
            (296 - 169 * SQRT6) / 1800,
            (-2 + 3 * SQRT6) / 225,
            (296 + 169 * SQRT6) / 1800,
            (88 + 7 * SQRT6) / 360,
            (-2 - 3 * SQRT6) / 225,
            (16 - SQRT6) / 36,
            (16 + SQRT6) / 36,
            1. / 9
          },
          new double[] {(16 - SQRT6) / 36, (16 + SQRT6) / 36, 1. / 9});

  /** Every method, in the order of presentation. */
  public static final List<Method> ALL = List.of(IMPLICIT_EULER, LOBATTO_IIIC_2, RADAU_IIA_5);

  private Methods() {}

  public static Optional<Method> find(String id) {
    return ALL.stream().filter(m -> m.id().equals(id)).findFirst();
  }
}
