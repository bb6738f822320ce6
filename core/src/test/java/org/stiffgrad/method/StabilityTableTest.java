package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.method.PrintedDigits.assertPrinted;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published facts of every method, to every digit printed. */
class StabilityTableTest {
  private static Method method(String id) {
    return MethodCatalogue.find(id).orElseThrow();
  }

  /** zeros is the first one of R, turns are the zeros of R', nearest first. */
  @ParameterizedTest
  @CsvSource({
    "implicit-euler,    1, L,  0,         2,  1,         none,      none",
    "theta=0.75,        1, A, -0.333333,  2,  1.7777778, -4,        none",
    "theta=0.5,         2, A, -1,         2,  4,         -2,        none",
    "trapezoid,         2, A, -1,         2,  4,         -2,        none",
    "implicit-midpoint, 2, A, -1,         2,  4,         -2,        none",
    "gauss-4,           4, A,  1,         2, -12,        none,      -3.4641",
    "lobatto-iiia-4,    4, A,  1,         2, -12,        none,      -3.4641",
    "lobatto-iiib-4,    4, A,  1,         2, -12,        none,      -3.4641",
    "gauss-6,           6, A, -1,         2,  24,        -4.6444,   none",
    "radau-ia-3,        3, L,  0,         2, -2,         -3,        -8.1962",
    "radau-iia-3,       3, L,  0,         2, -2,         -3,        -8.1962",
    "radau-ia-5,        5, L,  0,         2,  3,         none,      -4.8084 -17.7285",
    "radau-iia-5,       5, L,  0,         2,  3,         none,      -4.8084 -17.7285",
    "lobatto-iiic-2,    2, L,  0,         3, -4,         none,      none",
    "lobatto-iiic-4,    4, L,  0,         3,  12,        -4,        -7.2345",
    "sdirk2,            2, L,  0,         2, -4.828427,  -2.4142,   -8.2426",
    "tr-bdf2,           2, L,  0,         2, -4.828427,  -2.4142,   -8.2426",
    "ros2,              2, L,  0,         2, -4.828427,  -2.4142,   -8.2426",
    "rosenbrock23,      2, L,  0,         2, -4.828427,  -2.4142,   -8.2426",
    "ros2-plus,         2, L,  0,         2,  0.828427,  none,      none",
    "sdirk3,            3, L,  0,         2, -2.870099,  -2.7981,   -8.3353",
    "kvaerno3,          3, L,  0,         2, -2.870099,  -2.7981,   -8.3353",
    "kvaerno5,          5, L,  0,         2,  6.503689,  none,      -4.2520 -18.958",
    "kencarp4,          4, L,  0,         2,  9.333333,  none,      -3.9403 -19.057",
    "ros3p,             3, A, -0.7321,    2,  2.784610,  -2.2458,   none",
    "rodas3,            3, L,  0,         2, -2.666667,  -2.8473,   -8.3329",
    "rodas4,            4, L,  0,         2,  8.841850,  none,      -3.9839 -19.015",
    "rodas5p,           5, L,  0,         2, -12.520883, -5.1795,   -35.738"
  })
  void oneStepMethods(
      String id,
      int order,
      String kind,
      String atInfinity,
      double exponent,
      String coefficient,
      String zero,
      String turns) {
    Method m = method(id);
    StabilityFunction r = m.stability();
    assertEquals(order, m.order(), "order");
    assertEquals(kind, r.stability().kind().label());
    assertEquals(90, r.stability().alpha());
    assertPrinted(atInfinity, r.atInfinity(), "R at infinity");
    assertEquals(exponent, r.decay().orElseThrow().exponent());
    assertPrinted(coefficient, r.decay().orElseThrow().coefficient(), "decay");
    if (zero.equals("none")) {
      assertEquals(List.of(), r.zeros());
    } else {
      assertPrinted(zero, r.zeros().get(0), "zero of R");
    }
    List<Double> found = turns(r);
    String[] expected = turns.equals("none") ? new String[0] : turns.split(" ", -1);
    assertEquals(expected.length, found.size(), () -> "zeros of R': " + found);
    for (int i = 0; i < expected.length; i++) {
      assertPrinted(expected[i], found.get(i), "zero of R'");
    }
  }

  /** The finite ends of the intervals of wrong sign, nearest to 0 first. */
  private static List<Double> turns(StabilityFunction r) {
    List<Double> turns = new ArrayList<>();
    for (Interval interval : r.wrongSign()) {
      turns.add(0, interval.from());
      turns.add(0, interval.to());
    }
    turns.removeIf(z -> Double.isInfinite(z));
    return turns;
  }

  @Test
  void intervalsOfWrongSignAreInIncreasingOrderAndOpenAtTheirEnds() {
    List<Interval> five = method("radau-iia-5").stability().wrongSign();
    assertEquals(1, five.size());
    assertTrue(five.get(0).from() < five.get(0).to());
    assertEquals(
        Double.NEGATIVE_INFINITY, method("radau-iia-3").stability().wrongSign().get(0).from());
  }

  @ParameterizedTest
  @CsvSource({
    "implicit-euler, 0.25, 8.26446e-3, 9.80296e-5, 9.98003e-7",
    "trapezoid, 0.444444, 2.77778e-2, 3.84468e-4, 3.98405e-6",
    "implicit-midpoint, 0.444444, 2.77778e-2, 3.84468e-4, 3.98405e-6",
    "gauss-4, 0.365651, -3.56950e-2, -1.06430e-3, -1.18569e-5",
    "gauss-6, 0.367902, 2.13924e-2, 1.88686e-3, 2.34307e-5",
    "radau-iia-3, 0.380165, -2.06418e-3, -1.73284e-4, -1.97213e-6",
    "radau-iia-5, 0.367658, -4.01308e-3, 2.09545e-4, 2.89922e-6",
    "lobatto-iiic-2, 0.32, 2.95619e-3, 3.88160e-6, 3.98802e-9",
    "lobatto-iiic-4, 0.369846, -1.51917e-3, -1.02979e-5, -1.18210e-8",
    "sdirk2, 0.406577, -3.51537e-3, -4.00595e-4, -4.73991e-6",
    "tr-bdf2, 0.406577, -3.51537e-3, -4.00595e-4, -4.73991e-6",
    "rosenbrock23, 0.406577, -3.51537e-3, -4.00595e-4, -4.73991e-6",
    "sdirk3, 0.385794, -2.33355e-3, -2.43049e-4, -2.82347e-6",
    "kvaerno3, 0.385794, -2.33355e-3, -2.43049e-4, -2.82347e-6",
    "kvaerno5, 0.367308, -7.72814e-3, 4.25904e-4, 6.24464e-6",
    "kencarp4, 0.366507, -1.04067e-2, 6.00888e-4, 8.94556e-6",
    "ros2-plus, 0.258146, 7.15314e-3, 8.16013e-5, 8.27174e-7",
    "ros3p, 0.413452, 2.08887e-2, 2.70095e-4, 2.77608e-6",
    "rodas3, 0.384088, -2.22908e-3, -2.26599e-4, -2.62427e-6",
    "rodas4, 0.366626, -9.94042e-3, 5.71009e-4, 8.47718e-6",
    "rodas5p, 0.367876, 8.55234e-3, -5.39626e-4, -1.15944e-5"
  })
  void derivatives(String id, String at1, String at10, String at100, String at1000) {
    StabilityFunction r = method(id).stability();
    assertPrinted(at1, r.derivative(-1), "R'(-1)");
    assertPrinted(at10, r.derivative(-10), "R'(-10)");
    assertPrinted(at100, r.derivative(-100), "R'(-100)");
    assertPrinted(at1000, r.derivative(-1000), "R'(-1000)");
  }

  @ParameterizedTest
  @CsvSource({
    "etd1, 0.3679, -1.00",
    "trapezoid, 0.5000, -2.00",
    "implicit-euler, 0.2500, -1.00",
    "radau-iia-3, 0.3818, -1.10",
    "radau-iia-5, 0.3677, -1.00",
    "sdirk2, 0.4160, -1.28",
    "lobatto-iiic-2, 0.3219, -0.89",
    "ros2-plus, 0.2599, -0.85"
  })
  void largestSensitivities(String id, String most, String at) {
    StabilityFunction r = method(id).stability();
    double z = r.mostSensitive().orElseThrow();
    assertPrinted(at, z, "where");
    assertPrinted(most, Math.abs(z * r.derivative(z)), "how large");
  }

  @ParameterizedTest
  @CsvSource({
    "implicit-euler, .667, .167, .0196, .0020",
    "trapezoid, 1, 1, 1, 1",
    "radau-iia-3, .876, .042, .035, .0039",
    "radau-iia-5, .850, .080, .042, .0058",
    "gauss-4, .846, .786, .998, 1.0",
    "lobatto-iiic-2, .762, .059, 7.8e-4, 8.0e-6"
  })
  void efficiencies(String id, String at1, String at10, String at100, String at1000) {
    StabilityFunction r = method(id).stability();
    assertPrinted(at1, r.efficiency(-1), "eta(-1)");
    assertPrinted(at10, r.efficiency(-10), "eta(-10)");
    assertPrinted(at100, r.efficiency(-100), "eta(-100)");
    assertPrinted(at1000, r.efficiency(-1000), "eta(-1000)");
  }

  @ParameterizedTest
  @CsvSource({
    "bdf1, 1, L, 90, -2.000",
    "bdf2, 2, L, 90, -1.500",
    "bdf3, 3, A(alpha), 86.03, -1.335",
    "bdf4, 4, A(alpha), 73.35, -1.256",
    "bdf5, 5, A(alpha), 51.84, -1.212",
    "bdf6, 6, A(alpha), 17.84, -1.185"
  })
  void multistepMethods(String id, int k, String kind, String alpha, String slope) {
    Method m = method(id);
    StabilityFunction r = m.stability();
    assertEquals(k, m.order());
    assertEquals(kind, r.stability().kind().label());
    assertPrinted(alpha, r.stability().alpha(), "alpha");
    assertEquals(1 + 1. / k, r.decay().orElseThrow().exponent(), 1e-15);
    double measured = Math.log10(r.derivative(-1e8) / r.derivative(-1e6)) / 2;
    assertEquals(Double.parseDouble(slope), measured, 1.0001e-3, "measured slope");
    // (k x)^(-1/k) and its derivative, far enough out
    assertEquals(1, r.value(-1e16) * Math.pow(k * 1e16, 1. / k), 1.5e-2);
    Decay decay = r.decay().orElseThrow();
    double leading = decay.coefficient() * Math.pow(1e16, -decay.exponent());
    assertEquals(1, r.derivative(-1e16) / leading, 2e-2);
  }

  @Test
  void theVariableFormulaHasTheFactsOfItsLargestOrder() {
    assertEquals(5, method("bdf").order());
    assertPrinted("51.84", method("bdf").stability().stability().alpha(), "alpha");
  }

  @Test
  void bdf2HasAClosedForm() {
    StabilityFunction r = method("bdf2").stability();
    for (double z : new double[] {-0.7, -3, -50, -1e4}) {
      assertEquals(Math.pow(3 - 2 * z, -0.5), r.value(z), 1e-14);
    }
  }

  @ParameterizedTest
  @CsvSource({"dopri5, 5, 4, 3.3066", "tsit5, 5, 4, 3.5068", "rkc2, 2, , 64.74"})
  void explicitMethods(String id, int order, Integer embedded, String interval) {
    Method m = method(id);
    assertEquals(order, m.order());
    assertEquals(embedded == null ? -1 : embedded, m.embeddedOrder().orElse(-1));
    StabilityFunction r = m.stability();
    assertEquals("none", r.stability().kind().label());
    assertPrinted(interval, r.realStability(), "real stability interval");
    assertTrue(Double.isInfinite(r.atInfinity()));
  }

  @Test
  void aStableMethodsAreStableOnTheWholeAxisAndNeverExceedTheSharpBound() {
    for (Method m : MethodCatalogue.ALL) {
      StabilityFunction r = m.stability();
      if (r.stability().alpha() < 90) {
        continue;
      }
      assertEquals(Double.POSITIVE_INFINITY, r.realStability(), m.id());
      for (double z = -1e-3; z > -1e6; z *= 1.7) {
        boolean isMultistep = m instanceof Bdf;
        assertTrue(isMultistep || r.efficiency(z) < 1 + 1e-9, m.id() + " at " + z);
      }
    }
  }
}
