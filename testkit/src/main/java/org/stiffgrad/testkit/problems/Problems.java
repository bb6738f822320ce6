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

  /** Pyrolysis. */
  public static final Problem E5 =
      new Problem(
          "e5",
          Pyrolysis.SYSTEM,
          new double[] {7.89e-10, 1.1e7, 1.13e3, 1e6},
          1e13,
          new double[] {1e-22},
          new double[] {0.0, 8.861233521291085e-23, 8.861233521291085e-23, 0.0});

  /** Fast binding. */
  public static final Problem ENZYME =
      new Problem(
          "enzyme",
          Enzyme.SYSTEM,
          new double[] {1e4, 1e4, 1},
          10,
          new double[] {1e-4},
          new double[] {
            0.9085671666844987, 0.10063960647530865, 0.09143283331550135, 4.80792756020919
          });

  /** Akzo Nobel. */
  public static final Problem AKZO =
      new Problem(
          "akzo",
          Akzo.SYSTEM,
          new double[] {18.7, 0.58, 0.09, 0.42, 34.4, 3.3, 115.83, 0.9, 737},
          180,
          new double[] {1e-6},
          new double[] {
            0.11507949206617021,
            0.001203831471567715,
            0.16115628874079743,
            0.0003656156421249283,
            0.017080108852644042
          });

  /** Brusselator with diffusion on 20 points. */
  public static final Problem BRUSSELATOR =
      new Problem(
          "brusselator",
          Brusselator.SYSTEM,
          new double[] {1, 3, 0.02},
          10,
          new double[] {1e-2},
          new double[] {
            0.8776530097283123,
            3.1547039090604367,
            0.765892827383827,
            3.2955488200908687,
            0.6712478470947835,
            3.4136432654868467,
            0.5958550017513676,
            3.505830090092761,
            0.5386469677140998,
            3.573451166362831,
            0.4969386018731104,
            3.62040579138373,
            0.46767208767276525,
            3.6514468675417597,
            0.44813203482007274,
            3.6710454230898857,
            0.4362471260013675,
            3.6827708468618994,
            0.4306606757477103,
            3.6890130427684378,
            0.430711250040271,
            3.6908875512492503,
            0.4364053271659524,
            3.6882193830022727,
            0.44841691838178627,
            3.679556662845482,
            0.4681131789868525,
            3.662214785967886,
            0.49756920417095496,
            3.632401031451001,
            0.5394886457356802,
            3.5855235488192285,
            0.5968897247446976,
            3.5168399755684385,
            0.6723805302574589,
            3.422609112102876,
            0.766922684123681,
            3.301778439248172,
            0.8782943216042928,
            3.1578531172421247
          });

  /** Davis and Skodje. */
  public static final Problem DAVIS_SKODJE =
      new Problem(
          "davis_skodje",
          DavisSkodje.SYSTEM,
          new double[] {1e4},
          5,
          new double[] {1e-4},
          new double[] {0.020213840997256403, 0.019813337346509065});

  /** Linear chain. */
  public static final Problem CHAIN =
      new Problem(
          "chain",
          Chain.SYSTEM,
          new double[] {1e6, 2e6, 1},
          2,
          new double[] {1e-4},
          new double[] {0.3422782061247171, 0.17113904601600352, 0.4865827478592794});

  /** Forced relaxation from 0: starts with a layer. */
  public static final Problem FORCED_RELAXATION_ZERO =
      new Problem(
          "forced_relaxation_zero",
          ForcedRelaxation.FROM_ZERO,
          new double[] {-1e4},
          10,
          new double[] {1e-4},
          new double[] {-0.8391259227962822});

  /** Forced relaxation from its slow manifold. */
  public static final Problem FORCED_RELAXATION_MANIFOLD =
      new Problem(
          "forced_relaxation_manifold",
          ForcedRelaxation.FROM_MANIFOLD,
          new double[] {-1e4},
          10,
          new double[] {1e-4},
          new double[] {-0.8391259227962822});

  /** Prothero and Robinson: what a stiff term makes of the order. */
  public static final Problem PROTHERO_ROBINSON =
      new Problem(
          "prothero_robinson",
          ForcedRelaxation.ALONG_COSINE,
          new double[] {-1e4},
          10,
          new double[] {1e-4},
          new double[] {-0.8390715290764524});

  /** Van der Pol with mu = 100. */
  public static final Problem VANDERPOL_100 =
      new Problem(
          "vanderpol-100",
          VanDerPol.SYSTEM,
          new double[] {100},
          200,
          new double[] {1e-2, 1e-3},
          new double[] {});

  /** STAT5 dimerization at the published optimum. */
  public static final Problem BOEHM =
      new Problem(
          "boehm",
          Boehm.SYSTEM,
          new double[] {
            0.026982514033029,
            1.00067973851508E-05,
            0.006170228086381,
            0.0163679184468,
            97749.3794024716,
            15766.5070195731,
            0.693
          },
          240,
          new double[] {1e-2},
          new double[] {});

  /** Every problem that says something about step size control. */
  public static final List<Problem> ALL =
      List.of(
          ROBERTSON_4E5,
          ROBERTSON_4E10,
          HIRES,
          POLLU,
          VANDERPOL,
          VANDERPOL_SCALED,
          OREGONATOR,
          E5,
          ENZYME,
          AKZO,
          BRUSSELATOR,
          DAVIS_SKODJE,
          CHAIN,
          FORCED_RELAXATION_ZERO,
          FORCED_RELAXATION_MANIFOLD,
          BOEHM);

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
