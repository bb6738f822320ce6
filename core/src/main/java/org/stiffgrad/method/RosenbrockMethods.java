package org.stiffgrad.method;

import org.stiffgrad.method.Rosenbrock.Label;

/** Coefficients of the Rosenbrock methods. */
public final class RosenbrockMethods {
  private static final double SQRT2 = Math.sqrt(2);

  /** gamma = 1 - 1/sqrt 2. Verwer, Spee, Blom and Hundsdorfer, SIAM J. Sci. Comput. 20 (1999). */
  public static final Rosenbrock ROS2 = ros2(new Label("ros2", "ROS2"), 1 - SQRT2 / 2);

  /** gamma = 1 + 1/sqrt 2, for which R stays positive. The same source. */
  public static final Rosenbrock ROS2_PLUS =
      ros2(new Label("ros2-plus", "ROS2, gamma = 1 + 1/sqrt 2"), 1 + SQRT2 / 2);

  /** Lang and Verwer, BIT 41 (2001), section 4. */
  public static final Rosenbrock ROS3P = ros3p(1. / 2 + Math.sqrt(3) / 6);

  /** The method of ode23s. Shampine and Reichelt, SIAM J. Sci. Comput. 18 (1997), section 3. */
  public static final Rosenbrock ROSENBROCK23 = rosenbrock23(1 / (2 + SQRT2), 6 + SQRT2);

  /** Sandu, Verwer, Blom, Spee, Carmichael and Potra, Atmos. Environ. 31 (1997), section 3. */
  public static final Rosenbrock RODAS3 =
      Rosenbrock.ofTransformed(
          new Label("rodas3", "Rodas3"),
          1. / 2,
          new double[][] {{0}, {2, 0}, {2, 0, 1}},
          new double[][] {{4}, {1, -1}, {1, -1, -8. / 3}},
          new double[] {2, 0, 1, 1},
          new double[] {2, 0, 1, 0});

  /** Hairer and Wanner, Solving Ordinary Differential Equations II, section VI.4, code RODAS. */
  public static final Rosenbrock RODAS4 = rodas4();

  /** Steinebach, BIT 63 (2023), table 1. */
  public static final Rosenbrock RODAS5P = rodas5p();

  private RosenbrockMethods() {}

  private static Rosenbrock ros2(Label label, double gamma) {
    return Rosenbrock.of(
        label,
        gamma,
        new double[][] {{1}},
        new double[][] {{-2 * gamma}},
        new double[] {1. / 2, 1. / 2},
        new double[] {1, 0});
  }

  private static Rosenbrock ros3p(double gamma) {
    return Rosenbrock.of(
        new Label("ros3p", "ROS3P"),
        gamma,
        new double[][] {{1}, {1, 0}},
        new double[][] {{-1}, {-gamma, 1. / 2 - 2 * gamma}},
        new double[] {2. / 3, 0, 1. / 3},
        new double[] {1. / 3, 1. / 3, 1. / 3});
  }

  /** Written there with W = I - h d J and differences of stages; here without the latter. */
  private static Rosenbrock rosenbrock23(double d, double e32) {
    return Rosenbrock.of(
        new Label("rosenbrock23", "Rosenbrock23"),
        d,
        new double[][] {{1. / 2}, {0, 1}},
        new double[][] {{-d}, {(e32 - 2) * d, -e32 * d}},
        new double[] {0, 1, 0},
        new double[] {1. / 6, 2. / 3, 1. / 6});
  }

  private static Rosenbrock rodas4() {
    double[] a5 = {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895};
    return Rosenbrock.ofTransformed(
        new Label("rodas4", "Rodas4"),
        1. / 4,
        new double[][] {
          {1.544},
          {0.9466785280815826, 0.2557011698983284},
          {3.314825187068521, 2.896124015972201, 0.9986419139977817},
          a5,
          ending(a5, 1)
        },
        new double[][] {
          {-5.6688},
          {-2.430093356833875, -0.2063599157091915},
          {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
          {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616},
          {
            8.083246795921522,
            -7.981132988064893,
            -31.52159432874371,
            16.31930543123136,
            -6.058818238834054
          }
        },
        ending(a5, 1, 1),
        ending(a5, 1, 0));
  }

  private static Rosenbrock rodas5p() {
    double[] a6 = {
      -7.502846399306121,
      2.561846144803919,
      -11.627539656261098,
      -0.18268767659942256,
      0.030198172008377946
    };
    return Rosenbrock.ofTransformed(
        new Label("rodas5p", "Rodas5P"),
        0.21193756319429014,
        new double[][] {
          {3},
          {2.849394379747939, 0.45842242204463923},
          {-6.954028509809101, 2.489845061869568, -10.358996098473584},
          {2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641},
          a6,
          ending(a6, 1),
          ending(a6, 1, 1)
        },
        new double[][] {
          {-14.155112264123755},
          {-17.97296035885952, -2.859693295451294},
          {147.12150275711716, -1.41221402718213, 71.68940251302358},
          {165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306},
          {
            24.854864614690072,
            -3.0009227002832186,
            47.4931110020768,
            5.5814197821558125,
            -0.6610691825249471
          },
          {
            30.91273214028599,
            -3.1208243349937974,
            77.79954646070892,
            34.28646028294783,
            -19.097331116725623,
            -28.087943162872662
          },
          {
            37.80277123390563,
            -3.2571969029072276,
            112.26918849496327,
            66.9347231244047,
            -40.06618937091002,
            -54.66780262877968,
            -9.48861652309627
          }
        },
        ending(a6, 1, 1, 1),
        ending(a6, 1, 1, 0));
  }

  /** A row followed by more entries. */
  private static double[] ending(double[] row, double... more) {
    double[] all = new double[row.length + more.length];
    System.arraycopy(row, 0, all, 0, row.length);
    System.arraycopy(more, 0, all, row.length, more.length);
    return all;
  }
}
