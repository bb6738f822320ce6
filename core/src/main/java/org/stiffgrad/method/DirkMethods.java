package org.stiffgrad.method;

/** Coefficients of the diagonally implicit Runge-Kutta methods. */
public final class DirkMethods {
  private static final double SQRT2 = Math.sqrt(2);

  /** Root of x^3 - 3 x^2 + 3 x / 2 - 1/6 that makes three-stage methods of order 3 L-stable. */
  private static final double GAMMA3 = gamma3();

  /** The theta method with theta = 2/3; others by {@link MethodCatalogue#find}. */
  public static final Dirk THETA = theta("theta", 2. / 3);

  /** Trapezoidal rule, Lobatto IIIA with two stages. Hairer and Wanner, IV.5. */
  public static final Dirk TRAPEZOID =
      dirk("trapezoid", "trapezoidal rule", new double[][] {{0}, {1. / 2, 1. / 2}});

  /** Two stages, gamma = 1 - 1/sqrt 2. Alexander, SIAM J. Numer. Anal. 14 (1977), theorem 5. */
  public static final Dirk SDIRK2 =
      dirk(
          "sdirk2",
          "SDIRK of order 2",
          new double[][] {{1 - SQRT2 / 2}, {SQRT2 / 2, 1 - SQRT2 / 2}});

  /** Three stages. Alexander, SIAM J. Numer. Anal. 14 (1977), theorem 5. */
  public static final Dirk SDIRK3 = sdirk3(GAMMA3);

  /** Trapezoid, then BDF2: gamma = 2 - sqrt 2. Hosea and Shampine, Appl. Numer. Math. 20 (1996). */
  public static final Dirk TR_BDF2 = trBdf2(2 - SQRT2);

  /** Kvaerno, BIT 44 (2004), ESDIRK 3/2 with four stages: formulas in gamma. */
  public static final Dirk KVAERNO3 = kvaerno3(GAMMA3);

  /** Kvaerno, BIT 44 (2004), ESDIRK 5/4 with seven stages. */
  public static final Dirk KVAERNO5 = kvaerno5(0.26);

  /** ARK3(2)4L[2]SA, implicit part. Kennedy and Carpenter, Appl. Numer. Math. 44 (2003). */
  public static final Dirk KENCARP3 = kencarp3(1767732205903. / 4055673282236.);

  /** ARK4(3)6L[2]SA, implicit part. Kennedy and Carpenter, Appl. Numer. Math. 44 (2003). */
  public static final Dirk KENCARP4 = kencarp4(1. / 4);

  /** ARK5(4)8L[2]SA, implicit part. Kennedy and Carpenter, Appl. Numer. Math. 44 (2003). */
  public static final Dirk KENCARP5 = kencarp5(41. / 200);

  private DirkMethods() {}

  private static double gamma3() {
    double angle = Math.atan(SQRT2 / 4) / 3;
    return 1 + (Math.sqrt(6) * Math.sin(angle) - SQRT2 * Math.cos(angle)) / 2;
  }

  /** y + h ((1 - theta) f(y) + theta f(y1)). */
  static Dirk theta(String id, double theta) {
    return dirk(
        id, "theta method, theta = " + shortText(theta), new double[][] {{0}, {1 - theta, theta}});
  }

  private static String shortText(double value) {
    return Double.toString(Math.rint(value * 1e4) / 1e4);
  }

  private static Dirk sdirk3(double g) {
    return dirk(
        "sdirk3",
        "SDIRK of order 3",
        new double[][] {
          {g}, {(1 - g) / 2, g}, {(-6 * g * g + 16 * g - 1) / 4, (6 * g * g - 20 * g + 5) / 4, g}
        });
  }

  private static Dirk trBdf2(double gamma) {
    double d = gamma / 2;
    double w = SQRT2 / 4;
    return dirk(
        "tr-bdf2",
        "TR-BDF2",
        new double[][] {{0}, {d, d}, {w, w, d}},
        new double[] {(1 - w) / 3, (3 * w + 1) / 3, d / 3});
  }

  private static Dirk kvaerno3(double g) {
    double[] embedded = {(-4 * g * g + 6 * g - 1) / (4 * g), (1 - 2 * g) / (4 * g), g};
    return dirk(
        "kvaerno3",
        "Kvaerno's ESDIRK of order 3",
        new double[][] {
          {0},
          {g, g},
          embedded,
          {
            (6 * g - 1) / (12 * g),
            -1 / ((24 * g - 12) * g),
            (-6 * g * g + 6 * g - 1) / (6 * g - 3),
            g
          }
        },
        embedded);
  }

  private static Dirk kvaerno5(double g) {
    double[] embedded = {
      0.13855640231268224, 0, -0.04245337201752043, 0.02446657898003141, 0.6194303907248068, g
    };
    return dirk(
        "kvaerno5",
        "Kvaerno's ESDIRK of order 5",
        new double[][] {
          {0},
          {g, g},
          {0.13, 0.8403332099679081, g},
          {0.22371961478320504, 0.476755323197997, -0.06470895363112615, g},
          {0.16648564323248322, 0.1045001884159172, 0.03631482272098715, -0.13090704451073998, g},
          embedded,
          {
            0.13659751177640292,
            0,
            -0.05496908796538376,
            -0.04118626728321046,
            0.629933048990164,
            0.06962479448202728,
            g
          }
        },
        embedded);
  }

  private static Dirk kencarp3(double g) {
    return dirk(
        "kencarp3",
        "Kennedy and Carpenter's ESDIRK of order 3",
        new double[][] {
          {0},
          {g, g},
          {2746238789719. / 10658868560708., -640167445237. / 6845629431997., g},
          {
            1471266399579. / 7840856788654.,
            -4482444167858. / 7529755066697.,
            11266239266428. / 11593286722821.,
            g
          }
        },
        new double[] {
          2756255671327. / 12835298489170.,
          -10771552573575. / 22201958757719.,
          9247589265047. / 10645013368117.,
          2193209047091. / 5459859503100.
        });
  }

  private static Dirk kencarp4(double g) {
    return dirk(
        "kencarp4",
        "Kennedy and Carpenter's ESDIRK of order 4",
        new double[][] {
          {0},
          {g, g},
          {8611. / 62500, -1743. / 31250, g},
          {5012029. / 34652500, -654441. / 2922500, 174375. / 388108, g},
          {
            15267082809. / 155376265600.,
            -71443401. / 120774400,
            730878875. / 902184768,
            2285395. / 8070912,
            g
          },
          {82889. / 524892, 0, 15625. / 83664, 69875. / 102672, -2260. / 8211, g}
        },
        new double[] {
          4586570599. / 29645900160.,
          0,
          178811875. / 945068544,
          814220225. / 1159782912,
          -3700637. / 11593932,
          61727. / 225920
        });
  }

  private static Dirk kencarp5(double g) {
    return dirk(
        "kencarp5",
        "Kennedy and Carpenter's ESDIRK of order 5",
        new double[][] {
          {0},
          {g, g},
          {41. / 400, -567603406766. / 11931857230679., g},
          {683785636431. / 9252920307686., 0, -110385047103. / 1367015193373., g},
          {
            3016520224154. / 10081342136671.,
            0,
            30586259806659. / 12414158314087.,
            -22760509404356. / 11113319521817.,
            g
          },
          {
            218866479029. / 1489978393911.,
            0,
            638256894668. / 5436446318841.,
            -1179710474555. / 5321154724896.,
            -60928119172. / 8023461067671.,
            g
          },
          {
            1020004230633. / 5715676835656.,
            0,
            25762820946817. / 25263940353407.,
            -2161375909145. / 9755907335909.,
            -211217309593. / 5846859502534.,
            -4269925059573. / 7827059040749.,
            g
          },
          {
            -872700587467. / 9133579230613.,
            0,
            0,
            22348218063261. / 9555858737531.,
            -1143369518992. / 8141816002931.,
            -39379526789629. / 19018526304540.,
            32727382324388. / 42900044865799.,
            g
          }
        },
        new double[] {
          -975461918565. / 9796059967033.,
          0,
          0,
          78070527104295. / 32432590147079.,
          -548382580838. / 3424219808633.,
          -33438840321285. / 15594753105479.,
          3629800801594. / 4656183773603.,
          4035322873751. / 18575991585200.
        });
  }

  /** Stiffly accurate: the weights are the last row. */
  private static Dirk dirk(String id, String name, double[][] rows) {
    double[][] a = square(rows);
    return new Dirk(id, name, Tableau.of(a, a[a.length - 1]));
  }

  /** Stiffly accurate, with embedded weights, which may end in zeros left out. */
  private static Dirk dirk(String id, String name, double[][] rows, double[] embedded) {
    double[][] a = square(rows);
    double[] padded = new double[rows.length];
    System.arraycopy(embedded, 0, padded, 0, embedded.length);
    return new Dirk(id, name, Tableau.of(a, a[a.length - 1], padded));
  }

  private static double[][] square(double[][] rows) {
    double[][] a = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, a[i], 0, rows[i].length);
    }
    return a;
  }
}
