package org.stiffgrad.method;

/** Coefficients of the explicit Runge-Kutta methods. */
public final class ExplicitMethods {
  /** Dormand and Prince, J. Comput. Appl. Math. 6 (1980), table 2. */
  public static final Explicit DOPRI5 =
      explicit(
          "dopri5",
          "Dormand and Prince of order 5",
          new double[][] {
            {},
            {1. / 5},
            {3. / 40, 9. / 40},
            {44. / 45, -56. / 15, 32. / 9},
            {19372. / 6561, -25360. / 2187, 64448. / 6561, -212. / 729},
            {9017. / 3168, -355. / 33, 46732. / 5247, 49. / 176, -5103. / 18656},
            {35. / 384, 0, 500. / 1113, 125. / 192, -2187. / 6784, 11. / 84}
          },
          new double[] {
            5179. / 57600, 0, 7571. / 16695, 393. / 640, -92097. / 339200, 187. / 2100, 1. / 40
          });

  /** Tsitouras, Comput. Math. Appl. 62 (2011), table 1. */
  public static final Explicit TSIT5 = tsit5();

  /** Ten stages; others by {@link MethodCatalogue#find}. */
  public static final Chebyshev RKC2 = new Chebyshev("rkc2", 10);

  private ExplicitMethods() {}

  private static Explicit tsit5() {
    double[] b = {
      0.09646076681806523,
      0.01,
      0.4798896504144996,
      1.379008574103742,
      -3.290069515436081,
      2.324710524099774
    };
    double[] difference = {
      -0.001780011052225777,
      -0.0008164344596567469,
      0.007880878010261995,
      -0.1447110071732629,
      0.5823571654525552,
      -0.45808210592918697,
      1. / 66
    };
    double[] embedded = new double[7];
    for (int i = 0; i < 7; i++) {
      embedded[i] = (i < 6 ? b[i] : 0) + difference[i];
    }
    return explicit(
        "tsit5",
        "Tsitouras of order 5",
        new double[][] {
          {},
          {0.161},
          {-0.008480655492356989, 0.335480655492357},
          {2.8971530571054935, -6.359448489975075, 4.3622954328695815},
          {5.325864828439257, -11.748883564062828, 7.4955393428898365, -0.09249506636175525},
          {
            5.86145544294642,
            -12.92096931784711,
            8.159367898576159,
            -0.071584973281401,
            -0.02826905039406838
          },
          b
        },
        embedded);
  }

  /** The last row of A is b: the last stage is the first of the next step. */
  private static Explicit explicit(String id, String name, double[][] rows, double[] embedded) {
    int s = rows.length;
    double[][] a = new double[s][s];
    for (int i = 0; i < s; i++) {
      System.arraycopy(rows[i], 0, a[i], 0, rows[i].length);
    }
    return new Explicit(id, name, Tableau.of(a, a[s - 1], embedded));
  }
}
