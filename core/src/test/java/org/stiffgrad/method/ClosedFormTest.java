package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** R and R' against closed forms, which no coefficient of the catalogue enters. */
class ClosedFormTest {
  private static final double G2 = 1 - 1 / Math.sqrt(2);
  private static final double G3 = gamma3();

  private record Form(DoubleUnaryOperator value, DoubleUnaryOperator slope) {}

  /** The root of x^3 - 3 x^2 + 3 x / 2 - 1/6 near 0.44, by Newton's iteration. */
  private static double gamma3() {
    double x = 0.4358665;
    for (int i = 0; i < 5; i++) {
      x -= (((x - 3) * x + 1.5) * x - 1. / 6) / ((3 * x - 6) * x + 1.5);
    }
    return x;
  }

  private static double p(double z, double... c) {
    double sum = 0;
    for (double coefficient : c) {
      sum = sum * z + coefficient;
    }
    return sum;
  }

  private static double sq(double x) {
    return x * x;
  }

  private static Form sdirk2(double g) {
    return new Form(
        z -> (1 + (1 - 2 * g) * z) / sq(1 - g * z),
        z -> (1 + g * (1 - 2 * g) * z) / Math.pow(1 - g * z, 3));
  }

  private static Form theta(double t) {
    return new Form(z -> (1 + (1 - t) * z) / (1 - t * z), z -> 1 / sq(1 - t * z));
  }

  private static Map<String, Form> forms() {
    Map<String, Form> forms = new TreeMap<>();
    forms.put("implicit-euler", theta(1));
    forms.put("theta", theta(2. / 3));
    forms.put("theta=0.3", theta(0.3));
    forms.put("trapezoid", theta(0.5));
    forms.put("implicit-midpoint", theta(0.5));
    Form gauss4 =
        new Form(
            z -> p(z, 1, 6, 12) / p(z, 1, -6, 12), z -> 12 * (12 - z * z) / sq(p(z, 1, -6, 12)));
    forms.put("gauss-4", gauss4);
    forms.put("lobatto-iiia-4", gauss4);
    forms.put("lobatto-iiib-4", gauss4);
    forms.put(
        "gauss-6",
        new Form(
            z -> p(z, 1, 12, 60, 120) / p(z, -1, 12, -60, 120),
            z -> 24 * p(z, 1, 0, -30, 0, 600) / sq(p(z, 1, -12, 60, -120))));
    Form radau3 =
        new Form(z -> p(z, 2, 6) / p(z, 1, -4, 6), z -> -2 * p(z, 1, 6, -18) / sq(p(z, 1, -4, 6)));
    forms.put("radau-ia-3", radau3);
    forms.put("radau-iia-3", radau3);
    Form radau5 =
        new Form(
            z -> p(z, 3, 24, 60) / p(z, -1, 9, -36, 60),
            z -> 3 * p(z, 1, 16, -48, -240, 1200) / sq(p(z, 1, -9, 36, -60)));
    forms.put("radau-ia-5", radau5);
    forms.put("radau-iia-5", radau5);
    forms.put(
        "lobatto-iiic-2", new Form(z -> 2 / p(z, 1, -2, 2), z -> 4 * (1 - z) / sq(p(z, 1, -2, 2))));
    forms.put(
        "lobatto-iiic-4",
        new Form(
            z -> p(z, 6, 24) / p(z, -1, 6, -18, 24),
            z -> 12 * p(z, 1, 3, -24, 48) / sq(p(z, 1, -6, 18, -24))));
    for (String id : new String[] {"sdirk2", "tr-bdf2", "ros2", "rosenbrock23"}) {
      forms.put(id, sdirk2(G2));
    }
    forms.put("ros2-plus", sdirk2(2 - G2));
    addSinglePoles(forms);
    return forms;
  }

  private static void addSinglePoles(Map<String, Form> forms) {
    double g = G3;
    Form sdirk3 =
        new Form(
            z -> p(z, 0.5 - 3 * g + 3 * g * g, 1 - 3 * g, 1) / Math.pow(1 - g * z, 3),
            z -> p(z, g - 6 * g * g + 6 * g * g * g, 2 - 8 * g, 2) / (2 * Math.pow(1 - g * z, 4)));
    forms.put("sdirk3", sdirk3);
    forms.put("kvaerno3", sdirk3);
    forms.put("kencarp3", sdirk3);
    forms.put(
        "rodas3",
        new Form(
            z -> 8 * p(z, 1, 0, -6, 6) / (3 * Math.pow(z - 2, 4)),
            z -> -8 * p(z, 1, 6, -18, 12) / (3 * Math.pow(z - 2, 5))));
    forms.put(
        "kencarp4",
        new Form(
            z -> -4 * p(z, 7, 8, -96, -192, 768) / (3 * Math.pow(z - 4, 5)),
            z -> 4 * p(z, 7, 128, -192, -1536, 3072) / (3 * Math.pow(z - 4, 6))));
  }

  @Test
  void stabilityFunctionsAreTheirClosedForms() {
    forms()
        .forEach(
            (id, form) -> {
              StabilityFunction r = MethodCatalogue.find(id).orElseThrow().stability();
              for (double z = -1e-2; z > -1e7; z *= 3.7) {
                double value = form.value.applyAsDouble(z);
                double slope = form.slope.applyAsDouble(z);
                assertEquals(value, r.value(z), 1e-12 * Math.max(Math.abs(value), 1e-3), id);
                // Near a zero of R' only its neighborhood's scale can be asked for.
                double scale = Math.max(Math.abs(slope), 1e-2 / (1 + z * z));
                assertEquals(slope, r.derivative(z), 1e-11 * scale, id + " at " + z);
              }
            });
  }
}
