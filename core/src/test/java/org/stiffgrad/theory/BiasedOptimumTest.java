package org.stiffgrad.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.StabilityFunction;

class BiasedOptimumTest {
  private static StabilityFunction method(String id) {
    return OneStepMethods.find(id).stability();
  }

  @Test
  void closedForms() {
    for (double z : new double[] {-0.1, -1, -3, -10, -30}) {
      double euler = 1 - Math.exp(-z);
      double learned = BiasedOptimum.of(method("implicit-euler"), z).learned().get(0);
      assertEquals(euler, learned, 1e-14 * -euler);
      double capped = 2 * Math.tanh(0.5 * z);
      assertEquals(capped, BiasedOptimum.of(method("trapezoid"), z).learned().get(0), 1e-14);
      assertEquals(z, BiasedOptimum.of(method("etd1"), z).learned().get(0), 1e-14 * -z);
    }
  }

  @Test
  void everyLearnedValueReproducesTheData() {
    for (Method m : MethodCatalogue.ALL) {
      StabilityFunction r = m.stability();
      for (double z : new double[] {-0.3, -1, -2, -5, -12}) {
        List<Double> learned = BiasedOptimum.of(r, z).learned();
        for (double hat : learned) {
          // A rounding of z moves R by z R'(z) of it.
          double allowed = 1e-12 * (Math.exp(z) + Math.abs(hat * r.derivative(hat)));
          assertEquals(Math.exp(z), r.value(hat), allowed, m.id() + ": " + hat);
        }
        for (int i = 1; i < learned.size(); i++) {
          assertEquals(true, learned.get(i) < learned.get(i - 1), m.id());
        }
      }
    }
  }

  @Test
  void aZeroOfTheStabilityFunctionIsACap() {
    for (Method m : OneStepMethods.A_STABLE) {
      StabilityFunction r = m.stability();
      if (!r.zeros().isEmpty()) {
        double cap = r.zeros().get(0);
        double nearest = BiasedOptimum.of(r, -20).learned().get(0);
        assertEquals(true, nearest > cap, m.id() + " learned " + nearest);
      }
    }
  }

  @Test
  void pastTheBranchPointBdfHasNothingToLearn() {
    StabilityFunction bdf2 = method("bdf2");
    // v + v^2 / 2 = z and the branch point is v = -1, zeta = 1/2
    assertEquals(-0.495, BiasedOptimum.of(bdf2, -Math.log(1.9)).learned().get(0), 1e-14);
    assertEquals(List.of(), BiasedOptimum.of(bdf2, -Math.log(2.1)).learned());
    assertThrows(IllegalArgumentException.class, () -> BiasedOptimum.of(bdf2, 0));
  }
}
