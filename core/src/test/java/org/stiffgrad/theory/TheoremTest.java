package org.stiffgrad.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.method.Bdf;
import org.stiffgrad.method.Decay;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.StabilityFunction;

/**
 * The bounds on R' that hold for whole classes of methods, on random z and where they are sharp.
 */
class TheoremTest {
  private static final long SEED = 314159;

  /** 1 - |R|^2 is the difference of numbers of size 1. */
  private static final double ROUNDING = 64 * Math.ulp(1.);

  private static Complex left(SplittableRandom random) {
    double size = Math.pow(10, random.nextDouble(-2, 5));
    double angle = random.nextDouble(-0.5 * Math.PI, 0.5 * Math.PI);
    return new Complex(-size * Math.cos(angle), size * Math.sin(angle));
  }

  @Test
  void noStableMethodExceedsSchwarzPickOnRandomPoints() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Method m : OneStepMethods.A_STABLE) {
      Amplification r = Amplification.of(m);
      for (int i = 0; i < 4000; i++) {
        Complex z = left(random);
        double slope = r.slope(z).abs();
        double bound = GradientBounds.schwarzPick(z, r.value(z));
        assertTrue(slope <= bound * (1 + ROUNDING) - ROUNDING / z.re(), m.id() + " at " + z);
        assertTrue(slope <= GradientBounds.cauchy(z), m.id() + " at " + z);
      }
    }
  }

  @Test
  void theExactFlowObeysTheBoundsToo() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 10_000; i++) {
      Complex z = left(random);
      double efficiency = GradientBounds.efficiency(new ExactFlow(), z);
      assertTrue(efficiency <= 1 + 4e-16 - ROUNDING / z.re(), "at " + z);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trapezoid", "implicit-midpoint"})
  void moebiusMapsAttainItEverywhere(String id) {
    SplittableRandom random = new SplittableRandom(SEED);
    Amplification r = Amplification.of(OneStepMethods.find(id));
    for (int i = 0; i < 20_000; i++) {
      Complex z = left(random);
      double slack = ROUNDING * (1 + z.abs()) * (1 + 1 / z.abs()) * z.abs() / -z.re();
      assertEquals(1, GradientBounds.efficiency(r, z), slack, "at " + z);
    }
  }

  @Test
  void inASectorOfLessThanAStabilityTheBoundIsWeakerButHolds() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (Method m : OneStepMethods.A_STABLE) {
      Amplification r = Amplification.of(m);
      for (int i = 0; i < 200; i++) {
        Complex z = left(random);
        if (Math.abs(z.im()) < -z.re()) {
          double bound = GradientBounds.cauchy(z, 60);
          assertTrue(r.slope(z).abs() <= bound, m.id() + " at " + z);
          assertTrue(bound >= GradientBounds.cauchy(z, 90) * (1 - 1e-15));
        }
      }
    }
    Complex outside = new Complex(-1, 2);
    assertThrows(IllegalArgumentException.class, () -> GradientBounds.cauchy(outside, 60));
    assertThrows(IllegalArgumentException.class, () -> GradientBounds.cauchy(new Complex(1, 0)));
  }

  @Test
  void noRationalMethodDecaysAsSlowlyAsTheBound() {
    for (Method m : OneStepMethods.RATIONAL) {
      StabilityFunction r = m.stability();
      if (Double.isFinite(r.atInfinity())) {
        Decay decay = r.decay().orElseThrow();
        assertTrue(decay.exponent() >= 2, m.id());
        double measured = r.derivative(-1e9) * Math.pow(-1e9, decay.exponent());
        assertEquals(decay.coefficient(), measured, 1e-6 * Math.abs(measured), m.id());
      }
    }
  }

  @Test
  void perStepTheLogarithmicSensitivityIsAtMostOneHalf() {
    for (Method m : OneStepMethods.A_STABLE) {
      StabilityFunction r = m.stability();
      double z = r.mostSensitive().orElseThrow();
      assertTrue(Math.abs(z * r.derivative(z)) <= 0.5 + ROUNDING, m.id());
    }
  }

  @ParameterizedTest
  @CsvSource({"10, .600, 1e-15", "100, .960, 5e-4", "1e3, .996, 5e-4", "1e4, .9996, 5e-5"})
  void aShortSubStepAttainsTheEnvelope(double x0, double stated, double digits) {
    SharpFamily family = new SharpFamily(x0);
    Composition step = family.step();
    assertEquals(family.attained(), 2 * x0 * Math.abs(step.slope(-x0)), 1e-13);
    assertEquals(stated, family.attained(), digits);
    assertEquals(0, step.value(-x0), 1e-16);
    // (x0 + z) / (x0 - z) (a + z) / (a - z), by its own formula
    double a = family.a();
    for (double z : new double[] {-0.3, -7, -400}) {
      double product = (x0 + z) / (x0 - z) * (a + z) / (a - z);
      assertEquals(product, step.value(z), 1e-14 * (1 + Math.abs(product)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 10, 1e4})
  void itsMembersAreAStableAndOfOrderTwo(double x0) {
    Composition step = new SharpFamily(x0).step();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 1000; i++) {
      Complex z = left(random);
      assertTrue(step.value(z).abs() <= 1, "at " + z);
      assertEquals(1, step.value(new Complex(0, z.im())).abs(), 1e-14);
    }
    double coarse = step.value(-2e-3) - Math.exp(-2e-3);
    double fine = step.value(-1e-3) - Math.exp(-1e-3);
    assertEquals(3, Math.log(coarse / fine) / Math.log(2), 0.01, "order of the error of a step");
    assertThrows(IllegalArgumentException.class, () -> new SharpFamily(2));
  }

  @Test
  void subStepsOfOneMethodMultiply() {
    Amplification euler = Amplification.of(OneStepMethods.find("implicit-euler"));
    Composition halves = new Composition(euler, List.of(0.5, 0.5));
    for (double z : new double[] {-1, -50}) {
      double r = 1 / (1 - 0.5 * z);
      assertEquals(r * r, halves.value(z), 1e-15);
      assertEquals(r * r * r, halves.slope(z), 1e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void rootsOfBdfLieBetweenTheirBounds(int k) {
    Method method = new Bdf("bdf" + k, "BDF", k, false);
    StabilityFunction r = method.stability();
    for (double z = -8; z > -1e12; z *= 2.7) {
      BdfBounds bounds = new BdfBounds(k, Complex.real(z));
      String where = "at " + z;
      assertTrue(r.value(z) >= bounds.rootFrom() * (1 - 1e-12), where);
      assertTrue(r.value(z) <= bounds.rootTo() * (1 + 1e-12), where);
      assertTrue(r.derivative(z) >= bounds.slopeFrom() * (1 - 1e-12), where);
      assertTrue(r.derivative(z) <= bounds.slopeTo() * (1 + 1e-12), where);
    }
    BdfBounds far = new BdfBounds(k, Complex.real(-1e30));
    Decay decay = r.decay().orElseThrow();
    double leading = decay.coefficient() * Math.pow(1e30, -decay.exponent());
    double correction = 6 * Math.pow(k * 1e30, -1. / k) + 1e-14;
    assertEquals(1, far.slopeFrom() / leading, correction);
    assertEquals(1, far.slopeTo() / leading, correction);
    assertThrows(IllegalArgumentException.class, () -> new BdfBounds(k, Complex.real(-0.5)));
  }
}
