package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.method.PrintedDigits.assertPrinted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTest {
  /** A wrong tenth decimal. */
  private static final double WRONG = 3e-10;

  @Test
  void treesAreAsManyAsThereShouldBe() {
    int[] expected = {1, 1, 2, 4, 9, 20, 48, 115, 286, 719};
    RootedTrees trees = new RootedTrees(false);
    for (int order = 1; order <= expected.length; order++) {
      assertEquals(expected[order - 1], trees.ofOrder(order).size());
    }
    // the sum of alpha(t) = p! / (gamma sigma) is (p - 1)!; bushy trees have density p
    assertEquals(6, trees.ofOrder(6).stream().mapToDouble(t -> t.density()).min().orElseThrow());
    assertEquals(720, trees.ofOrder(6).stream().mapToDouble(t -> t.density()).max().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "radau-iia-7, 7, , 4",
    "radau-iia-9, 9, , 5",
    "kencarp3, 3, 2, 2",
    "kencarp4, 4, 3, 2",
    "kencarp5, 5, 4, 2",
    "kvaerno3, 3, 2, 2",
    "kvaerno5, 5, 4, 2",
    "tr-bdf2, 2, 3, 2",
    "sdirk2, 2, , 1",
    "sdirk3, 3, , 1",
    "trapezoid, 2, , 2",
    "implicit-midpoint, 2, , 1",
    "gauss-4, 4, , 2",
    "gauss-6, 6, , 3",
    "radau-ia-3, 3, , 1",
    "radau-ia-5, 5, , 2",
    "radau-iia-3, 3, , 2",
    "radau-iia-5, 5, , 3",
    "lobatto-iiia-4, 4, , 3",
    "lobatto-iiib-4, 4, , 1",
    "lobatto-iiic-2, 2, , 1",
    "lobatto-iiic-4, 4, , 2",
    "ros2, 2, 1, 1",
    "ros3p, 3, 2, 1",
    "rosenbrock23, 2, 3, 1",
    "rodas3, 3, 2, 2",
    "rodas4, 4, 3, 1",
    "rodas5p, 5, 4, 1"
  })
  void ordersFollowFromTheCoefficients(String id, int order, Integer embedded, int stageOrder) {
    Method m = MethodCatalogue.find(id).orElseThrow();
    assertEquals(order, m.order());
    assertEquals(embedded == null ? -1 : embedded, m.embeddedOrder().orElse(-1));
    assertEquals(stageOrder, m.stageOrder().orElseThrow());
  }

  /** The sums that codes print beside their coefficients, which nothing here is made from. */
  @Test
  void nodesOfRosenbrockMethodsAreThePublishedOnes() {
    assertNodes(RosenbrockMethods.RODAS4, "0 .386 .21 .63 1 1", ".25 -.1043 .1035 -.0362 0 0");
    assertNodes(
        RosenbrockMethods.RODAS5P,
        "0 0.63581268958287 0.40957983933975 0.97693067250607 0.42884036095587 1 1 1",
        "0.21193756319429 -0.42387512638858 -0.33846271262359 1.8046452872883 2.3258256397651"
            + " 0 0 0");
  }

  private static void assertNodes(Rosenbrock m, String alphas, String gammas) {
    for (int i = 0; i < m.stages(); i++) {
      double alpha = 0;
      double gamma = 0;
      for (int j = 0; j < m.stages(); j++) {
        alpha += m.alpha(i, j);
        gamma += m.gamma(i, j);
      }
      assertEquals(Double.parseDouble(alphas.split(" ", -1)[i]), alpha, 2e-13);
      assertEquals(Double.parseDouble(gammas.split(" ", -1)[i]), gamma, 2e-13);
    }
  }

  @Test
  void nodesOfTableausAreThePublishedOnes() {
    Tableau five = DirkMethods.KENCARP5.tableau();
    assertEquals(2935347310677. / 11292855782101., five.c(2), 1e-15);
    assertEquals(1426016391358. / 7196633302097., five.c(3), 1e-15);
    assertEquals(0.92, five.c(4), 1e-15);
    assertEquals(0.24, five.c(5), 1e-15);
    assertEquals(0.6, five.c(6), 1e-15);
    assertEquals(1, five.c(7), 1e-15);
    assertEquals(0.6, DirkMethods.KENCARP3.tableau().c(2), 1e-15);
    Tableau four = DirkMethods.KENCARP4.tableau();
    assertEquals(0.332, four.c(2), 1e-15);
    assertEquals(0.62, four.c(3), 1e-15);
    assertEquals(0.85, four.c(4), 1e-15);
    Tableau kvaerno = DirkMethods.KVAERNO5.tableau();
    assertEquals(1.230333209967908, kvaerno.c(2), 1e-15);
    assertEquals(0.8957659843500759, kvaerno.c(3), 1e-15);
    assertEquals(0.43639360985864756, kvaerno.c(4), 1e-15);
    assertEquals(0.9800255409045097, ExplicitMethods.TSIT5.tableau().c(4), 1e-15);
    assertPrinted("0.4358665215", DirkMethods.SDIRK3.gamma(0), "gamma");
  }

  /** Whatever coefficient of a tableau has a wrong digit, some fact tells. */
  @Test
  void aWrongDigitInATableauIsNoticed() {
    int tried = 0;
    for (Method m : MethodCatalogue.ALL) {
      // A theta method is one for every theta; the recursion of rkc2 is tested by its closed form.
      if (!(m instanceof RungeKutta rk) || m.id().equals("theta") || m instanceof Chebyshev) {
        continue;
      }
      Tableau t = rk.tableau();
      String right = signature(t);
      int rows = t.stages() + (t.hasEmbedded() ? 2 : 1);
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < t.stages(); j++) {
          Optional<Tableau> wrong = perturbed(t, row, j);
          if (wrong.isPresent()) {
            tried++;
            assertNotEquals(
                right, signature(wrong.get()), m.id() + ", row " + row + ", column " + j);
          }
        }
      }
    }
    assertTrue(tried > 250, "only " + tried);
  }

  /** A copy with one coefficient off by 1e-10 of itself; empty where that coefficient is zero. */
  private static Optional<Tableau> perturbed(Tableau t, int row, int column) {
    int s = t.stages();
    double[][] rows = new double[s + 2][s];
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        rows[i][j] = t.a(i, j);
      }
      rows[s][i] = t.b(i);
      rows[s + 1][i] = t.hasEmbedded() ? t.embedded(i) : 0;
    }
    if (rows[row][column] == 0) {
      return Optional.empty();
    }
    rows[row][column] *= 1 + 1e-10;
    double[][] a = List.of(rows).subList(0, s).toArray(new double[0][]);
    return Optional.of(
        t.hasEmbedded() ? Tableau.of(a, rows[s], rows[s + 1]) : Tableau.of(a, rows[s]));
  }

  private static String signature(Tableau t) {
    RationalStability r = t.stability();
    List<Object> facts = new ArrayList<>();
    facts.add(t.order());
    facts.add(t.embeddedOrder());
    facts.add(t.stageOrder());
    facts.add(t.isStifflyAccurate());
    facts.add(r.numeratorDegree());
    facts.add(r.denominatorDegree());
    return facts.toString();
  }

  @Test
  void aWrongDigitInARosenbrockMethodIsNoticed() {
    int tried = 0;
    for (Method m : MethodCatalogue.ALL) {
      if (!(m instanceof Rosenbrock r)) {
        continue;
      }
      int s = r.stages();
      double[][] right = {{r.order(), r.embeddedOrder().orElseThrow(), r.stability().atInfinity()}};
      for (int kind = 0; kind < 4; kind++) {
        for (int i = 0; i < (kind < 2 ? s : 1); i++) {
          for (int j = 0; j < s; j++) {
            double[] wrong = perturbedFacts(r, kind, i, j);
            if (wrong.length > 0) {
              tried++;
              String what = m.id() + ", kind " + kind + ", entry " + i + ", " + j;
              boolean isSame =
                  wrong[0] == right[0][0]
                      && wrong[1] == right[0][1]
                      && Math.abs(wrong[2] - right[0][2]) < 1e-12;
              assertTrue(!isSame, what);
            }
          }
        }
      }
    }
    assertTrue(tried > 150, "only " + tried);
  }

  /**
   * Order, embedded order and R at infinity with one coefficient off by WRONG, empty where that
   * coefficient is zero. Kinds are alpha, gamma, b and the embedded weights.
   */
  private static double[] perturbedFacts(Rosenbrock r, int kind, int row, int column) {
    int s = r.stages();
    double[][] alpha = new double[s][s];
    double[][] beta = new double[s][s];
    double[] b = new double[s];
    double[] embedded = new double[s];
    double changed = 0;
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        boolean isHere = i == row && j == column;
        double a = r.alpha(i, j);
        double g = r.gamma(i, j);
        changed += isHere && kind == 0 ? a : isHere && kind == 1 ? g : 0;
        alpha[i][j] = isHere && kind == 0 ? a + WRONG : a;
        beta[i][j] = alpha[i][j] + (isHere && kind == 1 ? g + WRONG : g);
      }
      changed += i == column ? (kind == 2 ? r.b(i) : kind == 3 ? r.embedded(i) : 0) : 0;
      b[i] = r.b(i) + (i == column && kind == 2 ? WRONG : 0);
      embedded[i] = r.embedded(i) + (i == column && kind == 3 ? WRONG : 0);
    }
    // Differences of rounded numbers stand for zeros.
    if (Math.abs(changed) < 1e-12) {
      return new double[0];
    }
    double rounding = 8 * Tableau.ROUNDING;
    OrderConditions conditions = new OrderConditions(alpha, beta, rounding);
    double atInfinity = new RationalStability(beta, b, rounding).atInfinity();
    return new double[] {conditions.order(b), conditions.order(embedded), atInfinity};
  }

  @Test
  void collocationReproducesTheFormulas() {
    Firk[] known = {Methods.IMPLICIT_EULER, Methods.RADAU_IIA_3, Methods.RADAU_IIA_5};
    for (Firk firk : known) {
      Tableau made = Collocation.radauIia(firk.stages());
      for (int i = 0; i < firk.stages(); i++) {
        assertEquals(firk.b(i), made.b(i), 1e-16);
        for (int j = 0; j < firk.stages(); j++) {
          assertEquals(firk.a(i, j), made.a(i, j), 1e-16, firk.id());
        }
      }
    }
  }

  @Test
  void theRecursionOfRkc2IsItsClosedForm() {
    for (int s : new int[] {2, 5, 10, 30}) {
      RationalStability r = new Chebyshev("rkc2", s).stability();
      double w0 = 1 + 2. / 13 / (s * s);
      double w1 = slope(w0, s) / curvature(w0, s);
      double b = curvature(w0, s) / Math.pow(slope(w0, s), 2);
      for (double z = 0; z > -0.6 * s * s; z -= 0.37) {
        double x = w0 + w1 * z;
        double expected = 1 - b * chebyshev(w0, s) + b * chebyshev(x, s);
        assertEquals(expected, r.value(z), 1e-10);
        assertEquals(b * w1 * slope(x, s), r.derivative(z), 1e-8);
      }
      assertEquals(2, new Chebyshev("rkc2", s).order());
    }
  }

  private static double chebyshev(double x, int s) {
    return Math.abs(x) <= 1
        ? Math.cos(s * Math.acos(x))
        : Math.pow(Math.signum(x), s) * Math.cosh(s * acosh(Math.abs(x)));
  }

  private static double acosh(double x) {
    return Math.log(x + Math.sqrt(x * x - 1));
  }

  /** T_s' = s U_(s-1). */
  private static double slope(double x, int s) {
    if (Math.abs(x) <= 1) {
      double angle = Math.acos(x);
      return s * Math.sin(s * angle) / Math.sin(angle);
    }
    double y = acosh(Math.abs(x));
    return Math.pow(Math.signum(x), s - 1) * s * Math.sinh(s * y) / Math.sinh(y);
  }

  /** From (1 - x^2) T'' - x T' + s^2 T = 0. */
  private static double curvature(double x, int s) {
    return (x * slope(x, s) - s * s * chebyshev(x, s)) / (1 - x * x);
  }
}
