package org.stiffgrad.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoordinatesTest {
  static List<Scale> scales() {
    return List.of(
        Scale.LINEAR, Scale.LOG, Scale.LOG10, Scale.TIME_CONSTANT, new Scale.Asinh(3e-4));
  }

  @ParameterizedTest
  @MethodSource("scales")
  void roundTripAndDerivative(Scale scale) {
    for (double p : new double[] {1e-12, 3e-5, 0.4, 7, 3e9}) {
      double theta = scale.toTheta(p);
      assertEquals(p, scale.toParameter(theta), 1e-13 * p, scale.id());
      double h = 1e-6 * Math.max(Math.abs(theta), scale == Scale.TIME_CONSTANT ? 0 : 1e-6);
      double slope = (scale.toParameter(theta + h) - scale.toParameter(theta - h)) / (2 * h);
      // central differences: h^2/6 relative, and rounding eps |theta| / h
      assertEquals(slope, scale.derivative(p), 1e-8 * Math.abs(slope), scale.id() + " at " + p);
    }
  }

  @Test
  void asinhIsOddAndSurvivesHugeValues() {
    Scale scale = new Scale.Asinh(1);
    assertEquals(-scale.toTheta(5), scale.toTheta(-5));
    assertEquals(Math.log(2) + 400 * Math.log(10) / 2, scale.toTheta(1e200), 1e-10);
    assertEquals(1e-20, scale.toTheta(1e-20), 1e-35);
  }

  @Test
  void pullBackIsTheTransposeOfPushForward() {
    Coordinates c =
        new Coordinates(
            List.of(
                FreeParameter.of("a", 3),
                FreeParameter.of("b", 2).withScale(Scale.LOG10),
                FreeParameter.of("c", -1)));
    double[] theta = c.start();
    double[] v = {0.3, -2, 5};
    double[] w = {7, 0.1, -3};
    double[] jv = c.pushForward(theta, v);
    double[] jw = c.pullBack(theta, w);
    double left = 0;
    double right = 0;
    for (int j = 0; j < 3; j++) {
      left += jv[j] * w[j];
      right += v[j] * jw[j];
    }
    assertEquals(left, right, 1e-13 * Math.abs(left));
  }

  @Test
  void boundsSurviveTheScale() {
    Coordinates c = new Coordinates(List.of(FreeParameter.of("a", 3).withBounds(1e-5, 1e5)));
    assertArrayEquals(new double[] {1e5}, c.toValues(c.box().upper()));
    assertArrayEquals(new double[] {1e-5}, c.toValues(c.box().lower()));
  }

  @Test
  void boundsOfATimeConstant() {
    FreeParameter rate = FreeParameter.of("a", 3).withScale(Scale.TIME_CONSTANT);
    Box open = new Coordinates(List.of(rate)).box();
    assertArrayEquals(new double[] {Double.NEGATIVE_INFINITY}, open.lower());
    assertArrayEquals(new double[] {-0x1p-511}, open.upper());
    Coordinates c = new Coordinates(List.of(rate.withBounds(0.3, 7)));
    assertArrayEquals(new double[] {-1 / 0.3}, c.box().lower());
    assertArrayEquals(new double[] {-1 / 7.}, c.box().upper());
    assertArrayEquals(new double[] {0.3}, c.toValues(c.box().lower()));
    assertArrayEquals(new double[] {7}, c.toValues(c.box().upper()));
    assertArrayEquals(new double[] {0.3}, c.toValues(new double[] {-5}));
    assertArrayEquals(new double[] {2}, c.toValues(new double[] {-0.5}));
    Coordinates none = new Coordinates(List.of(rate.withBounds(-1, 7)));
    assertArrayEquals(new double[] {1e-9}, none.toValues(new double[] {-1e9}), 1e-24);
    assertEquals(0x1p511, Scale.TIME_CONSTANT.toParameter(0.1));
    assertThrows(
        IllegalArgumentException.class,
        () -> FreeParameter.of("a", -1).withScale(Scale.TIME_CONSTANT));
  }

  /** A step may lead to the end of the scale: rate, coordinate and derivative are finite there. */
  @Test
  void aTimeConstantWithoutABoundStaysAboveZero() {
    FreeParameter rate = FreeParameter.of("k", 2).withScale(Scale.TIME_CONSTANT);
    Coordinates c = new Coordinates(List.of(rate.withBounds(0, Double.POSITIVE_INFINITY)));
    Box box = c.box();
    double[] end = box.move(c.start(), new double[] {1});
    assertTrue(end[0] < 0, "theta " + end[0]);
    double p = c.toValues(end)[0];
    assertEquals(-1 / end[0], p);
    assertTrue(p > 1e150, "p " + p);
    assertTrue(Double.isFinite(c.derivatives(new double[] {p})[0]));
    assertArrayEquals(new double[] {0}, c.pullBack(end, new double[] {0}));
    // a bound beyond the end of the scale is none, one before it is exact
    Coordinates far = new Coordinates(List.of(rate.withBounds(0, 1e200)));
    assertEquals(p, far.toValues(far.box().upper())[0]);
    Coordinates near = new Coordinates(List.of(rate.withBounds(0, 3)));
    assertEquals(3, near.toValues(near.box().upper())[0]);
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> FreeParameter.of("a", -1).withScale(Scale.LOG));
    assertThrows(IllegalArgumentException.class, () -> FreeParameter.of("a", 1).withBounds(2, 2));
    assertThrows(
        IllegalArgumentException.class, () -> FreeParameter.of("a", Double.POSITIVE_INFINITY));
  }

  @Test
  void boundsHoldOnEveryMagnitude() {
    for (double p : new double[] {1e-20, 1, 1e14, 6e23}) {
      Coordinates wide =
          new Coordinates(
              List.of(FreeParameter.of("a", p).withScale(Scale.LINEAR).withBounds(0, 1e30)));
      assertEquals(p, wide.toValues(wide.toTheta(new double[] {p}))[0]);
      Coordinates log =
          new Coordinates(
              List.of(FreeParameter.of("a", p).withScale(Scale.LOG).withBounds(p, 3 * p)));
      assertEquals(p, log.toValues(log.toTheta(new double[] {p}))[0], "exactly the bound");
    }
  }

  @Test
  void aUniformPriorBoundsTheSearchLikeBoundsDo() {
    FreeParameter wide = FreeParameter.of("k", 1).withScale(Scale.LOG10).withBounds(1e-3, 1e3);
    Box box =
        new Coordinates(
                List.of(
                    wide.withPrior(new Prior.Uniform(Scale.LOG10, -1, 5)),
                    wide.withPrior(new Prior.Uniform(-2, 50))))
            .box();
    assertArrayEquals(new double[] {-1, -3}, box.lower(), 1e-15);
    assertArrayEquals(new double[] {3, Math.log10(50)}, box.upper(), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> wide.withPrior(new Prior.Uniform(2e3, 3e3)));
  }
}
