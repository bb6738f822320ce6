package org.stiffgrad.theory;

/** Upper bounds on |R'(z)|, Re z below 0, that follow from stability alone. */
public final class GradientBounds {
  private GradientBounds() {}

  /**
   * Of A-stable methods, by Cauchy's estimate on the disk around z that touches the imaginary axis:
   * 1 / |Re z|, in the sector |arg(-z)| &lt;= phi at most 1 / (|z| cos phi) (theory.3). Fronk and
   * Petzold, arXiv 2508.01519.
   */
  public static double cauchy(Complex z) {
    return 1 / leftOf(z);
  }

  /**
   * Of A(alpha)-stable methods, by the same estimate on the disk that touches the sector's sides: 1
   * / (|z| sin(alpha - |arg(-z)|)) (theory.4).
   *
   * @param alpha degrees, more than |arg(-z)| and at most 90
   */
  public static double cauchy(Complex z, double alpha) {
    double angle = Math.toRadians(alpha) - Math.abs(Math.atan2(z.im(), -z.re()));
    if (!(angle > 0) || alpha > 90) {
      throw new IllegalArgumentException(z + " is not inside a sector of " + alpha + " degrees");
    }
    return 1 / (z.abs() * Math.sin(angle));
  }

  /**
   * Of A-stable methods, by Schwarz and Pick, sharp at every z: (1 - |R|^2) / (2 |Re z|)
   * (theory.5).
   *
   * @param value R(z)
   */
  public static double schwarzPick(Complex z, Complex value) {
    double r = value.abs();
    return (1 - r) * (1 + r) / (2 * leftOf(z));
  }

  /**
   * Part of the Schwarz-Pick bound that a step attains, 2 |Re z| |R'(z)| / (1 - |R(z)|^2)
   * (theory.6): at most 1 for A-stable methods, 1 everywhere for the trapezoidal rule.
   */
  public static double efficiency(Amplification step, Complex z) {
    return step.slope(z).abs() / schwarzPick(z, step.value(z));
  }

  private static double leftOf(Complex z) {
    if (!(z.re() < 0)) {
      throw new IllegalArgumentException(z + " is not in the left half plane");
    }
    return -z.re();
  }
}
