package org.stiffgrad.method;

/**
 * The collocation polynomial of a Radau IIA-5 step, in Newton's form at the step's end (radau.6):
 * the source of starting values for the next step and of dense output.
 */
final class RadauPolynomial {
  private static final double C1 = Methods.RADAU_IIA_5.c(0);
  private static final double C2 = Methods.RADAU_IIA_5.c(1);

  /**
   * Longest extrapolation, in lengths of the polynomial's step. RADAU5's step ratio is at most 8;
   * beyond that y is the better starting value.
   */
  private static final double LONGEST_EXTRAPOLATION = 10;

  private final double[] d1;
  private final double[] d2;
  private final double[] d3;

  /** State at the end, [n]: a later shortened step may have moved on from it. */
  private final double[] endState;

  private double end;
  private double length;
  private boolean isKnown;

  RadauPolynomial(int n) {
    d1 = new double[n];
    d2 = new double[n];
    d3 = new double[n];
    endState = new double[n];
  }

  void forget() {
    isKnown = false;
  }

  boolean isKnown() {
    return isKnown;
  }

  void remember(Snapshot snapshot) {
    snapshot.pass(d1);
    snapshot.pass(d2);
    snapshot.pass(d3);
    snapshot.pass(endState);
    end = snapshot.pass(end);
    length = snapshot.pass(length);
    isKnown = snapshot.pass(isKnown);
  }

  /** Takes the polynomial of the step (t, h) with stage displacements z1..z3, [n] each. */
  void learn(StepState s, double[] z1, double[] z2, double[] z3) {
    isKnown = true;
    end = s.t + s.h;
    length = s.h;
    for (int i = 0; i < d1.length; i++) {
      final double a = (z2[i] - z3[i]) / (C2 - 1);
      final double b = (z1[i] - z2[i]) / (C1 - C2);
      final double second = (b - a) / (C1 - 1);
      d1[i] = a;
      d2[i] = second;
      d3[i] = second - (b - z1[i] / C1) / C2;
      endState[i] = s.yNew[i];
    }
  }

  /**
   * Displacements from y at the stages of the step (t, h).
   *
   * @return false where there is no polynomial or it ends too far away
   */
  boolean extrapolate(StepState s, double[] z1, double[] z2, double[] z3) {
    final double start = (s.t - end) / length;
    final double ratio = s.h / length;
    if (!isKnown || start + ratio > LONGEST_EXTRAPOLATION) {
      return false;
    }
    final double s1 = start + C1 * ratio;
    final double s2 = start + C2 * ratio;
    final double s3 = start + ratio;
    for (int i = 0; i < d1.length; i++) {
      final double shift = start == 0 ? 0 : endState[i] - s.y[i];
      final double a = d1[i];
      final double b = d2[i];
      final double c = d3[i];
      z1[i] = shift + s1 * (a + (s1 - C2 + 1) * (b + (s1 - C1 + 1) * c));
      z2[i] = shift + s2 * (a + (s2 - C2 + 1) * (b + (s2 - C1 + 1) * c));
      z3[i] = shift + s3 * (a + (s3 - C2 + 1) * (b + (s3 - C1 + 1) * c));
    }
    return true;
  }

  /** The polynomial of a record at theta in 0..1, of order 3 between the ends; out [n]. */
  static void interpolate(double[] record, int offset, double[] y, double theta, double[] out) {
    final int n = y.length;
    final double x = theta - 1;
    for (int i = 0; i < n; i++) {
      final double z1 = record[offset + i];
      final double z2 = record[offset + n + i];
      final double z3 = record[offset + 2 * n + i];
      final double a = (z2 - z3) / (C2 - 1);
      final double b = (z1 - z2) / (C1 - C2);
      final double second = (b - a) / (C1 - 1);
      final double third = second - (b - z1 / C1) / C2;
      out[i] = y[i] + z3 + x * (a + (x - C2 + 1) * (second + (x - C1 + 1) * third));
    }
  }
}
