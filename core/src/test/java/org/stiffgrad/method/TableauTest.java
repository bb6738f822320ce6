package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tableaus that are not in the catalogue, against R' = b^T (I - z A)^-2 1 in many digits. */
class TableauTest {
  private static final MathContext DIGITS = new MathContext(60);

  /** Solves (I - z A) x = r by elimination with row exchanges. */
  private static BigDecimal[] solve(Tableau t, BigDecimal z, BigDecimal[] r) {
    int s = t.stages();
    BigDecimal[][] m = new BigDecimal[s][s + 1];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        BigDecimal identity = i == j ? BigDecimal.ONE : BigDecimal.ZERO;
        m[i][j] = identity.subtract(z.multiply(new BigDecimal(t.a(i, j)), DIGITS), DIGITS);
      }
      m[i][s] = r[i];
    }
    for (int k = 0; k < s; k++) {
      int pivot = k;
      for (int i = k + 1; i < s; i++) {
        pivot = m[i][k].abs().compareTo(m[pivot][k].abs()) > 0 ? i : pivot;
      }
      BigDecimal[] swap = m[k];
      m[k] = m[pivot];
      m[pivot] = swap;
      for (int i = 0; i < s; i++) {
        if (i != k) {
          BigDecimal factor = m[i][k].divide(m[k][k], DIGITS);
          for (int j = k; j <= s; j++) {
            m[i][j] = m[i][j].subtract(factor.multiply(m[k][j], DIGITS), DIGITS);
          }
        }
      }
    }
    BigDecimal[] x = new BigDecimal[s];
    for (int i = 0; i < s; i++) {
      x[i] = m[i][s].divide(m[i][i], DIGITS);
    }
    return x;
  }

  private static BigDecimal dot(Tableau t, BigDecimal[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(x[i].multiply(new BigDecimal(t.b(i)), DIGITS), DIGITS);
    }
    return sum;
  }

  private static BigDecimal[] stages(Tableau t, BigDecimal z) {
    BigDecimal[] ones = new BigDecimal[t.stages()];
    Arrays.fill(ones, BigDecimal.ONE);
    return solve(t, z, ones);
  }

  private static double value(Tableau t, double z) {
    BigDecimal exact = new BigDecimal(z);
    return BigDecimal.ONE.add(exact.multiply(dot(t, stages(t, exact)), DIGITS)).doubleValue();
  }

  private static double slope(Tableau t, double z) {
    BigDecimal exact = new BigDecimal(z);
    return dot(t, solve(t, exact, stages(t, exact))).doubleValue();
  }

  /** Where R' changes its sign on a grid of the negative axis, refined by bisection. */
  private static List<Double> turns(Tableau t, double last) {
    List<Double> turns = new ArrayList<>();
    double ratio = 1.03;
    for (double z = -1e-2; z > -last; z *= ratio) {
      if (slope(t, z) * slope(t, ratio * z) < 0) {
        double right = z;
        double left = ratio * z;
        for (int i = 0; i < 60; i++) {
          double middle = 0.5 * (left + right);
          boolean isRight = slope(t, middle) * slope(t, right) > 0;
          right = isRight ? middle : right;
          left = isRight ? left : middle;
        }
        turns.add(0.5 * (left + right));
      }
    }
    return turns;
  }

  private static void assertAgrees(Tableau t, String what, double last) {
    RationalStability r = t.stability();
    for (double z = -1e-3; z > -1e6; z *= 2.3) {
      double expected = value(t, z);
      assertEquals(expected, r.value(z), 1e-11 * Math.max(1e-3, Math.abs(expected)), what);
      double slope = slope(t, z);
      double scale = Math.max(Math.abs(slope), 1e-4 * Math.abs(expected / z));
      assertEquals(slope, r.derivative(z), 1e-10 * scale, what + ", R' at " + z);
    }
    Decay decay = r.decay().orElseThrow();
    // Far enough for the leading term, near enough that rounded coefficients do not show.
    double z = -1e7;
    double leading = decay.coefficient() * Math.pow(z, -decay.exponent());
    assertEquals(1, slope(t, z) / leading, 1e-3, what + ", leading term");
    List<Double> found = new ArrayList<>();
    for (Interval interval : r.wrongSign()) {
      found.add(0, interval.from());
      found.add(0, interval.to());
    }
    found.removeIf(x -> x < -last || x == 0);
    List<Double> expected = turns(t, last);
    assertEquals(expected.size(), found.size(), what + ": " + expected + " " + found);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(1, found.get(i) / expected.get(i), 1e-9, what);
    }
  }

  @Test
  void randomStifflyAccurateSdirkMethods() {
    SplittableRandom random = new SplittableRandom(20240607);
    for (int trial = 0; trial < 12; trial++) {
      int s = 2 + trial % 4;
      double gamma = random.nextDouble(0.2, 1);
      double[][] a = new double[s][s];
      for (int i = 0; i < s; i++) {
        for (int j = 0; j < i; j++) {
          a[i][j] = random.nextDouble(-1, 1);
        }
        a[i][i] = gamma;
      }
      Tableau t = Tableau.of(a, a[s - 1]);
      String what = "seed 20240607, trial " + trial;
      assertAgrees(t, what, 1e3);
      assertEquals(0, t.stability().atInfinity(), what);
      assertTrue(t.isStifflyAccurate());
    }
  }

  @Test
  void radauIiaWithSixStages() {
    Tableau t = Collocation.radauIia(6);
    assertEquals(11, t.order());
    assertEquals(6, t.stageOrder());
    RationalStability r = t.stability();
    assertEquals(Stability.Kind.L, r.stability().kind());
    // the (5, 6) Pade approximant
    for (int k = 0; k <= 6; k++) {
      double common = factorial(11 - k) / (factorial(11) * factorial(k));
      if (k <= 5) {
        double p = common * factorial(5) / factorial(5 - k);
        assertEquals(1, r.numerator(k) / p, 1e-9);
      }
      double q = common * factorial(6) / factorial(6 - k) * (k % 2 == 0 ? 1 : -1);
      assertEquals(1, r.denominator(k) / q, 1e-9);
    }
    assertEquals(5, r.numeratorDegree());
    assertAgrees(t, "six stages", 1e3);
  }

  private static double factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  /** Norsett and Wanner's mean of Lobatto IIIC and its adjoint. */
  @Test
  void lobattoIiidWithThreeStages() {
    double[][] a = {{1. / 6, 0, -1. / 6}, {1. / 12, 5. / 12, 0}, {1. / 2, 1. / 3, 1. / 6}};
    Tableau t = Tableau.of(a, new double[] {1. / 6, 2. / 3, 1. / 6});
    assertEquals(4, t.order());
    assertAgrees(t, "Lobatto IIID", 1e3);
    assertTrue(t.stability().stability().alpha() == 90);
  }

  @Test
  void anExtraStageThatNothingUsesChangesNothing() {
    double[][] a = {{0.5, 0}, {3, -7}};
    Tableau t = Tableau.of(a, new double[] {1, 0});
    assertEquals(List.of(-2.), t.stability().zeros());
    assertEquals(Stability.Kind.A, t.stability().stability().kind());
  }

  @Test
  void aPoleInTheLeftHalfPlaneIsUnstable() {
    Tableau t = Tableau.of(new double[][] {{-0.5}}, new double[] {1});
    assertEquals(Stability.Kind.NONE, t.stability().stability().kind());
    assertEquals(1, t.stability().realStability(), 1e-15);
    assertEquals(Double.NEGATIVE_INFINITY, -t.stability().derivative(-2));
  }

  /** With sum b = 0 the derivative begins as 2 z b^T c. */
  @Test
  void theSignBesideZeroIsThatOfTheFirstTermThatIsThere() {
    double[][] a = {{0, 0}, {1, 0}};
    RationalStability rising = Tableau.of(a, new double[] {1, -1}).stability();
    assertEquals(List.of(), rising.wrongSign());
    assertEquals(Math.sqrt(2), rising.realStability(), 1e-12);
    RationalStability falling = Tableau.of(a, new double[] {-1, 1}).stability();
    assertEquals(List.of(new Interval(Double.NEGATIVE_INFINITY, 0)), falling.wrongSign());
    assertEquals(0, falling.realStability());
  }

  /** Theta below 1/2 is bounded at infinity by more than 1. */
  @Test
  void thetaBelowOneHalfIsUnstable() {
    StabilityFunction r = MethodCatalogue.find("theta=0.4").orElseThrow().stability();
    assertEquals(Stability.Kind.NONE, r.stability().kind());
    assertEquals(10, r.realStability(), 1e-12);
  }

  /** SDIRK of order 3 with gamma below 1/3: stable in a sector only, found independently. */
  @Test
  void aSectorOfStabilityIsFoundOnItsRays() {
    double g = 0.3;
    double[][] a = {
      {g, 0, 0},
      {(1 - g) / 2, g, 0},
      {(-6 * g * g + 16 * g - 1) / 4, (6 * g * g - 20 * g + 5) / 4, g}
    };
    RationalStability r = Tableau.of(a, a[2]).stability();
    double alpha = r.stability().alpha();
    assertEquals(Stability.Kind.A_ALPHA, r.stability().kind());
    assertTrue(largestOnRay(r, alpha - 1e-3) <= 1, "inside");
    assertTrue(largestOnRay(r, alpha + 1e-3) > 1, "outside");
  }

  /** Largest |R| on a ray, by its own arithmetic of complex numbers. */
  private static double largestOnRay(RationalStability r, double degrees) {
    double angle = Math.toRadians(180 - degrees);
    double largest = 0;
    for (double x = 1e-3; x < 1e4; x *= 1.002) {
      double[] p = new double[2];
      double[] q = new double[2];
      for (int k = 0; k <= 3; k++) {
        double size = Math.pow(x, k);
        p[0] += r.numerator(k) * size * Math.cos(k * angle);
        p[1] += r.numerator(k) * size * Math.sin(k * angle);
        q[0] += r.denominator(k) * size * Math.cos(k * angle);
        q[1] += r.denominator(k) * size * Math.sin(k * angle);
      }
      largest = Math.max(largest, Math.hypot(p[0], p[1]) / Math.hypot(q[0], q[1]));
    }
    return largest;
  }

  /** Coefficients typed with ten digits are as good as their digits. */
  @Test
  void roundedCoefficientsAreJudgedByTheirDigits() {
    double g = 0.2928932188;
    double[][] a = {{g, 0}, {0.7071067812, g}};
    Tableau exact = Tableau.of(a, a[1]);
    assertEquals(1, exact.order());
    assertEquals(2, exact.withRounding(5e-11).order());
    assertEquals(Stability.Kind.L, exact.withRounding(5e-11).stability().stability().kind());
  }

  @Test
  void wrongShapesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Tableau.of(new double[0][0], new double[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Tableau.of(new double[][] {{1, 2}}, new double[] {1}));
  }
}
