package org.stiffgrad.testkit.problems;

import java.util.List;

/** The classical stiff problems. Absolute tolerances are those of the published comparisons. */
public final class Problems {
  /** Robertson to 4e5. */
  public static final Problem ROBERTSON_4E5 =
      new Problem(
          "robertson-4e5",
          Robertson.SYSTEM,
          new double[] {0.04, 3e7, 1e4},
          4e5,
          new double[] {1e-6, 1e-10, 1e-2},
          new double[] {0.004938274520979815, 1.9849940879543756e-08, 0.9950617056290793});

  /** Robertson to 4e10. */
  public static final Problem ROBERTSON_4E10 =
      new Problem(
          "robertson-4e10",
          Robertson.SYSTEM,
          new double[] {0.04, 3e7, 1e4},
          4e10,
          new double[] {1e-6, 1e-10, 1e-2},
          new double[] {5.208345176799239e-08, 2.083338177925489e-13, 0.99999994791634});

  /** High irradiance responses. */
  public static final Problem HIRES =
      new Problem(
          "hires",
          Hires.SYSTEM,
          new double[] {1.71, 0.43, 8.32, 0.0007, 8.75, 10.03, 0.035, 1.12, 1.745, 280, 0.69, 1.81},
          321.8122,
          new double[] {1e-4},
          new double[] {
            0.0007371312573325667,
            0.00014424857263161848,
            5.888729740967575e-05,
            0.001175651343283149,
            0.0023863561988313304,
            0.0062389682527427956,
            0.0028499983951857685,
            0.0028500016048142313
          });

  /** Air pollution. */
  public static final Problem POLLU =
      new Problem(
          "pollu",
          Pollu.SYSTEM,
          new double[] {
            0.35, 26.6, 1.23e4, 8.6e-4, 8.2e-4, 1.5e4, 1.3e-4, 2.4e4, 1.65e4, 9e3, 0.022, 1.2e4,
            1.88, 1.63e4, 4.8e6, 3.5e-4, 0.0175, 1e8, 4.44e11, 1.24e3, 2.1, 5.78, 0.0474, 1.78e3,
            3.12
          },
          60,
          new double[] {1e-7},
          new double[] {
            0.056462554800227695,
            0.13424841304223384,
            4.139734331099427e-09,
            0.00552314020748436,
            2.018977262302196e-07,
            1.4645418634939657e-07,
            0.07784249118997964,
            0.3245075353396018,
            0.007494013383880406,
            1.6222931573015602e-08,
            1.1358638332570748e-08,
            0.00223050597572136,
            0.000208716288279863,
            1.3969210168401577e-05,
            0.008964884856898295,
            4.352846369330104e-18,
            0.006899219696263405,
            0.0001007803037365946,
            1.7721465139699844e-06,
            5.682943292316393e-05
          });

  /** Van der Pol with mu = 1000. */
  public static final Problem VANDERPOL =
      new Problem(
          "vanderpol-1000",
          VanDerPol.SYSTEM,
          new double[] {1000},
          2000,
          new double[] {1e-2, 1e-3},
          new double[] {1.706167732170465, -0.0008928097010248166});

  /** Van der Pol in the slow time, eps = 1e-6. */
  public static final Problem VANDERPOL_SCALED =
      new Problem(
          "vanderpol-scaled",
          VanDerPolScaled.SYSTEM,
          new double[] {1e-6},
          2,
          new double[] {1e-2},
          new double[] {1.7061674375431954, -0.8928100165510994});

  /** Belousov-Zhabotinskii. */
  public static final Problem OREGONATOR =
      new Problem(
          "oregonator",
          Oregonator.SYSTEM,
          new double[] {77.27, 8.375e-6, 0.161},
          360,
          new double[] {1e-2},
          new double[] {1.0008148703185227, 1228.178521549888, 132.05549428465082});

  /** Every problem. */
  public static final List<Problem> ALL =
      List.of(ROBERTSON_4E5, ROBERTSON_4E10, HIRES, POLLU, VANDERPOL, VANDERPOL_SCALED, OREGONATOR);

  private Problems() {}

  /**
   * The problem of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Problem named(String name) {
    return ALL.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no problem " + name));
  }
}
