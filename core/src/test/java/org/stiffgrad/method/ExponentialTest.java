package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  private static final double H = 1e-4;

  @Test
  void ordersFollowFromTheCoefficients() {
    assertEquals(1, ExponentialMethods.ETD1.order());
    assertEquals(2, ExponentialMethods.ETDRK2.order());
    assertEquals(1, ExponentialMethods.IF_EULER.order());
    assertEquals(2, ExponentialMethods.IFRK2.order());
  }

  @Test
  void valuesAreTheClosedForms() {
    for (double zl : new double[] {-0.3, -2, -40}) {
      for (double zn : new double[] {-0.5, 0.2}) {
        double e = Math.exp(zl);
        double phi1 = (e - 1) / zl;
        double phi2 = (e - 1 - zl) / (zl * zl);
        double etd1 = e + phi1 * zn;
        assertEquals(etd1, ExponentialMethods.ETD1.value(zl, zn), 1e-14);
        double etdrk2 = e + phi1 * zn + phi2 * zn * (etd1 - 1);
        assertEquals(etdrk2, ExponentialMethods.ETDRK2.value(zl, zn), 1e-14);
        assertEquals(e * (1 + zn), ExponentialMethods.IF_EULER.value(zl, zn), 1e-14);
        assertEquals(e * (1 + zn + zn * zn / 2), ExponentialMethods.IFRK2.value(zl, zn), 1e-14);
      }
    }
  }

  @Test
  void algebraicPartsOfEtdMethods() {
    // dR/dz_L ~ z_N x^-2 and dR/dz_N ~ x^-1
    assertTerm(ExponentialMethods.ETD1.linearPart(), 2, 0, 1);
    assertTerm(ExponentialMethods.ETD1.nonlinearPart(), 1, 1);
    // z_N (2x (1 + z_N) - 3 z_N) x^-4 and (x (1 + 2 z_N) - 2 z_N) x^-3, leading terms
    assertTerm(ExponentialMethods.ETDRK2.linearPart(), 3, 0, 2, 2);
    assertTerm(ExponentialMethods.ETDRK2.nonlinearPart(), 2, 1, 2);
  }

  @Test
  void integratingFactorsHaveNone() {
    for (Exponential m :
        new Exponential[] {ExponentialMethods.IF_EULER, ExponentialMethods.IFRK2}) {
      assertEquals(0, m.linearPart().coefficients().length, m.id());
      assertEquals(0, m.nonlinearPart().coefficients().length, m.id());
    }
  }

  /** The leading terms against differences of R itself, far out. */
  @Test
  void algebraicPartsAreThoseOfTheMethod() {
    double zn = -0.4;
    for (Exponential m : new Exponential[] {ExponentialMethods.ETD1, ExponentialMethods.ETDRK2}) {
      double x = 1e4;
      double nonlinear = (m.value(-x, zn + H) - m.value(-x, zn - H)) / (2 * H);
      assertEquals(1, nonlinear / at(m.nonlinearPart(), x, zn), 1e-3, m.id());
      double dx = 1;
      double linear = (m.value(-x + dx, zn) - m.value(-x - dx, zn)) / (2 * dx);
      assertEquals(1, linear / at(m.linearPart(), x, zn), 1e-3, m.id());
    }
  }

  private static double at(Exponential.AlgebraicTerm term, double x, double zn) {
    double sum = 0;
    double[] c = term.coefficients();
    for (int i = c.length - 1; i >= 0; i--) {
      sum = sum * zn + c[i];
    }
    return sum * Math.pow(x, -term.exponent());
  }

  private static void assertTerm(Exponential.AlgebraicTerm term, int exponent, double... c) {
    assertEquals(exponent, term.exponent());
    assertArrayEquals(c, term.coefficients(), 1e-14);
  }

  @Test
  void phiFunctionsAgreeOnBothSidesOfTheSeries() {
    for (int k = 0; k <= 3; k++) {
      PhiSum phi = PhiSum.of(1, k);
      double below = phi.at(-1 + 1e-9);
      double above = phi.at(-1 - 1e-9);
      assertEquals(below, above, 1e-8);
      assertTrue(below > 0);
      assertEquals(phi.taylor(0), phi.at(0), 1e-15);
    }
  }
}
