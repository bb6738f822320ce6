package org.stiffgrad.method;

/**
 * Coefficients of the fully implicit Runge-Kutta methods, as formulas; nothing else is stated of a
 * method. All methods are in {@link MethodCatalogue}.
 */
public final class Methods {
  private static final double SQRT3 = Math.sqrt(3);
  private static final double SQRT6 = Math.sqrt(6);
  private static final double SQRT15 = Math.sqrt(15);

  /** Backward Euler, Radau IIA with one stage. Hairer and Wanner, IV.5. */
  public static final Firk IMPLICIT_EULER =
      firk("implicit-euler", "implicit Euler", new double[][] {{1}}, new double[] {1});

  /** Gauss with one stage. Hairer and Wanner, IV.5. */
  public static final Firk IMPLICIT_MIDPOINT =
      firk("implicit-midpoint", "implicit midpoint", new double[][] {{1. / 2}}, new double[] {1});

  /** Two-stage Gauss, of Hammer and Hollingsworth. Hairer and Wanner, table IV.5.1. */
  public static final Firk GAUSS_4 =
      firk(
          "gauss-4",
          "Gauss of order 4",
          new double[][] {{1. / 4, 1. / 4 - SQRT3 / 6}, {1. / 4 + SQRT3 / 6, 1. / 4}},
          new double[] {1. / 2, 1. / 2});

  /** Three-stage Gauss, of Kuntzmann and Butcher. Hairer and Wanner, table IV.5.2. */
  public static final Firk GAUSS_6 =
      firk(
          "gauss-6",
          "Gauss of order 6",
          new double[][] {
            {5. / 36, 2. / 9 - SQRT15 / 15, 5. / 36 - SQRT15 / 30},
            {5. / 36 + SQRT15 / 24, 2. / 9, 5. / 36 - SQRT15 / 24},
            {5. / 36 + SQRT15 / 30, 2. / 9 + SQRT15 / 15, 5. / 36}
          },
          new double[] {5. / 18, 4. / 9, 5. / 18});

  /** Two-stage Radau IA, of Ehle. Hairer and Wanner, table IV.5.3. */
  public static final Firk RADAU_IA_3 =
      firk(
          "radau-ia-3",
          "Radau IA of order 3",
          new double[][] {{1. / 4, -1. / 4}, {1. / 4, 5. / 12}},
          new double[] {1. / 4, 3. / 4});

  /** Three-stage Radau IA, of Ehle. Hairer and Wanner, table IV.5.4. */
  public static final Firk RADAU_IA_5 =
      firk(
          "radau-ia-5",
          "Radau IA of order 5",
          new double[][] {
            {1. / 9, (-1 - SQRT6) / 18, (-1 + SQRT6) / 18},
            {1. / 9, (88 + 7 * SQRT6) / 360, (88 - 43 * SQRT6) / 360},
            {1. / 9, (88 + 43 * SQRT6) / 360, (88 - 7 * SQRT6) / 360}
          },
          new double[] {1. / 9, (16 + SQRT6) / 36, (16 - SQRT6) / 36});

  /** Two-stage Radau IIA. Hairer and Wanner, table IV.5.5. */
  public static final Firk RADAU_IIA_3 =
      firk(
          "radau-iia-3",
          "Radau IIA of order 3",
          new double[][] {{5. / 12, -1. / 12}, {3. / 4, 1. / 4}},
          new double[] {3. / 4, 1. / 4});

  /** Three-stage Radau IIA. Hairer and Wanner, table IV.5.6. */
  public static final Firk RADAU_IIA_5 =
      new Firk(
          "radau-iia-5",
          "Radau IIA of order 5",
          true,
          Tableau.of(
              new double[][] {
                {(88 - 7 * SQRT6) / 360, (296 - 169 * SQRT6) / 1800, (-2 + 3 * SQRT6) / 225},
                {(296 + 169 * SQRT6) / 1800, (88 + 7 * SQRT6) / 360, (-2 - 3 * SQRT6) / 225},
                {(16 - SQRT6) / 36, (16 + SQRT6) / 36, 1. / 9}
              },
              new double[] {(16 - SQRT6) / 36, (16 + SQRT6) / 36, 1. / 9}));

  /** Three-stage Lobatto IIIA, Simpson's rule. Hairer and Wanner, table IV.5.8. */
  public static final SingularFirk LOBATTO_IIIA_4 =
      new SingularFirk(
          "lobatto-iiia-4",
          "Lobatto IIIA of order 4",
          Tableau.of(
              new double[][] {{0, 0, 0}, {5. / 24, 1. / 3, -1. / 24}, {1. / 6, 2. / 3, 1. / 6}},
              new double[] {1. / 6, 2. / 3, 1. / 6}));

  /** Three-stage Lobatto IIIB. Hairer and Wanner, table IV.5.10. */
  public static final SingularFirk LOBATTO_IIIB_4 =
      new SingularFirk(
          "lobatto-iiib-4",
          "Lobatto IIIB of order 4",
          Tableau.of(
              new double[][] {{1. / 6, -1. / 6, 0}, {1. / 6, 1. / 3, 0}, {1. / 6, 5. / 6, 0}},
              new double[] {1. / 6, 2. / 3, 1. / 6}));

  /** Two-stage Lobatto IIIC, R(z) = 1 / (1 - z + z^2 / 2). Hairer and Wanner, table IV.5.11. */
  public static final Firk LOBATTO_IIIC_2 =
      firk(
          "lobatto-iiic-2",
          "Lobatto IIIC of order 2",
          new double[][] {{1. / 2, -1. / 2}, {1. / 2, 1. / 2}},
          new double[] {1. / 2, 1. / 2});

  /** Three-stage Lobatto IIIC. Hairer and Wanner, table IV.5.11. */
  public static final Firk LOBATTO_IIIC_4 =
      firk(
          "lobatto-iiic-4",
          "Lobatto IIIC of order 4",
          new double[][] {
            {1. / 6, -1. / 3, 1. / 6}, {1. / 6, 5. / 12, -1. / 12}, {1. / 6, 2. / 3, 1. / 6}
          },
          new double[] {1. / 6, 2. / 3, 1. / 6});

  private Methods() {}

  private static Firk firk(String id, String name, double[][] a, double[] b) {
    return new Firk(id, name, false, Tableau.of(a, b));
  }
}
