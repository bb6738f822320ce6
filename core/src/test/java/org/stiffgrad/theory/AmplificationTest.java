package org.stiffgrad.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.StabilityFunction;

class AmplificationTest {
  private static final long SEED = 20260101;

  private static void assertClose(double expected, double actual, double relative, String what) {
    assertEquals(expected, actual, relative * Math.abs(expected), what);
  }

  @Test
  void onTheAxisItIsTheStabilityFunction() {
    for (Method m : OneStepMethods.A_STABLE) {
      StabilityFunction precise = m.stability();
      Amplification r = Amplification.of(m);
      for (double z = -1e-3; z > -1e8; z *= 3.3) {
        assertEquals(precise.value(z), r.value(z), 1e-13, m.id() + " at " + z);
        double slope = precise.derivative(z);
        double size = 1e-12 * Math.abs(slope) + 1e-14 / (1 + z * z);
        assertEquals(slope, r.slope(z), size, m.id() + " at " + z);
      }
    }
  }

  /** Also where powers of z overflow: only what is too small or too large itself may be lost. */
  @Test
  void hugeArgumentsDoNotOverflow() {
    for (Method m : OneStepMethods.RATIONAL) {
      StabilityFunction precise = m.stability();
      Amplification r = Amplification.of(m);
      for (double z : new double[] {-1e30, -1e50, -1e70, -1e100, -1e150}) {
        if (Double.isInfinite(precise.value(z))) {
          continue;
        }
        assertClose(precise.value(z), r.value(z), 1e-10, m.id() + " at " + z);
        double slope = precise.derivative(z);
        // a difference of products of rounded coefficients may be all that is left of the slope
        double size = 1e-8 * Math.abs(slope) + Double.MIN_NORMAL;
        assertEquals(slope, r.slope(z), size, m.id() + " slope at " + z);
      }
    }
  }

  @Test
  void dividedDifferencesOfClosePointsAgreeWithEightyDigits() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Method m : OneStepMethods.A_STABLE) {
      PreciseStep precise = new PreciseStep(m);
      Amplification r = Amplification.of(m);
      for (double gap : new double[] {1e-13, 1e-9, 1e-4, 0.7, 1e3}) {
        double z = -Math.pow(10, random.nextDouble(-2, 4));
        double w = z * (1 - gap / (1 + gap));
        double expected = precise.divided(z, w);
        double actual = r.divided(Complex.real(z), Complex.real(w)).re();
        double size = 1e-11 * Math.abs(expected) + 1e-14 / ((1 - z) * (1 - w));
        assertEquals(expected, actual, size, m.id() + " at " + z + ", " + w);
      }
    }
  }

  @Test
  void dividedDifferencesAreSymmetricAndComplexOnesDivideConjugates() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Method m : OneStepMethods.A_STABLE) {
      Amplification r = Amplification.of(m).power(3);
      Complex z = new Complex(-random.nextDouble(5), random.nextDouble(1, 5));
      Complex w = new Complex(-random.nextDouble(5), random.nextDouble(-5, 5));
      Complex one = r.divided(z, w);
      Complex two = r.divided(w, z);
      assertEquals(0, one.minus(two).abs(), 1e-13, m.id());
      Complex plain = r.value(z).minus(r.value(w)).over(z.minus(w));
      assertEquals(0, one.minus(plain).abs(), 1e-12 / z.minus(w).abs(), m.id());
      double conjugates = r.value(z).im() / z.im();
      assertEquals(conjugates, r.divided(z, z.conjugate()).re(), 1e-13, m.id());
    }
  }

  @Test
  void theExactFlowHasItsDividedDifference() {
    Complex z = new Complex(-3, 2);
    for (double gap : new double[] {0, 1e-12, 1e-3, 0.9, 1.1, 700}) {
      Complex w = z.minus(Complex.real(gap));
      double phi = gap == 0 ? 1 : Math.expm1(-gap) / -gap;
      Complex expected = z.exp().times(phi);
      assertEquals(0, new ExactFlow().divided(z, w).minus(expected).abs(), 1e-15, "" + gap);
      assertEquals(0, new ExactFlow().divided(w, z).minus(expected).abs(), 1e-15, "" + gap);
    }
    assertClose(Math.exp(-2), new ExactFlow().slope(-2), 1e-15, "e^z");
  }

  @Test
  void stepsAndTheirSensitivityAreThoseOfTheRepeatedStep() {
    for (Method m : OneStepMethods.A_STABLE) {
      LinearSteps steps = new LinearSteps(m.stability(), 0.1, 7);
      Amplification repeated = Amplification.of(m).power(7);
      for (double lambda : new double[] {-1, -30, -1e3}) {
        double value = repeated.value(0.1 * lambda);
        double slope = repeated.slope(0.1 * lambda);
        assertEquals(value, steps.value(lambda), 1e-12 * Math.abs(value) + 1e-60, m.id());
        double size = 1e-10 * Math.abs(slope) + 1e-30;
        assertEquals(0.1 * slope, steps.sensitivity(lambda), size, m.id());
        assertClose(lambda * steps.sensitivity(lambda), steps.logSensitivity(lambda), 1e-15, "");
      }
      assertClose(0.7 * Math.exp(-0.7), steps.exactSensitivity(-1), 1e-14, "exact");
      assertClose(-0.7 * Math.exp(-0.7), steps.exactLogSensitivity(-1), 1e-14, "exact");
    }
  }

  @Test
  void whatIsNoStepIsRefused() {
    Method bdf = OneStepMethods.find("bdf2");
    assertThrows(IllegalArgumentException.class, () -> Amplification.of(bdf));
    assertThrows(IllegalArgumentException.class, () -> new ExactFlow().power(0));
    assertThrows(
        IllegalArgumentException.class, () -> new Composition(new ExactFlow(), List.of(0.5, 0.4)));
    StabilityFunction r = OneStepMethods.find("sdirk2").stability();
    assertThrows(IllegalArgumentException.class, () -> new LinearSteps(r, -1, 3));
    assertEquals(new ExactFlow(), Amplification.of(OneStepMethods.find("etd1")));
  }
}
