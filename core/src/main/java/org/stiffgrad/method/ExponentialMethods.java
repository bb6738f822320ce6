package org.stiffgrad.method;

/** Coefficients of the exponential methods. */
public final class ExponentialMethods {
  private static final PhiSum[] NONE = {};

  /** Exponential Euler: e^z y + h phi_1(z) N(y). Cox and Matthews, J. Comput. Phys. 176 (2002). */
  public static final Exponential ETD1 =
      new Exponential(
          "etd1",
          "exponential Euler",
          new double[] {0},
          new PhiSum[][] {NONE},
          new PhiSum[] {PhiSum.of(1, 1)});

  /** Cox and Matthews, J. Comput. Phys. 176 (2002), equation (22). */
  public static final Exponential ETDRK2 =
      new Exponential(
          "etdrk2",
          "ETD Runge-Kutta of order 2",
          new double[] {0, 1},
          new PhiSum[][] {NONE, {PhiSum.of(1, 1)}},
          new PhiSum[] {PhiSum.of(1, 1).plus(PhiSum.of(-1, 2)), PhiSum.of(1, 2)});

  /** Integrating factor and Euler: e^z (y + h N(y)). Lawson, SIAM J. Numer. Anal. 4 (1967). */
  public static final Exponential IF_EULER =
      new Exponential(
          "if-euler",
          "integrating-factor Euler",
          new double[] {0},
          new PhiSum[][] {NONE},
          new PhiSum[] {PhiSum.of(1, 0)});

  /** Integrating factor and Heun's method. Lawson, SIAM J. Numer. Anal. 4 (1967). */
  public static final Exponential IFRK2 =
      new Exponential(
          "ifrk2",
          "integrating-factor Runge-Kutta of order 2",
          new double[] {0, 1},
          new PhiSum[][] {NONE, {PhiSum.of(1, 0)}},
          new PhiSum[] {PhiSum.of(1. / 2, 0), PhiSum.scaled(1. / 2, 0, 0)});

  private ExponentialMethods() {}
}
