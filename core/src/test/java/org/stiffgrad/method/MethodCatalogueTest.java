package org.stiffgrad.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MethodCatalogueTest {
  @Test
  void methodsAreFoundByTheirIds() {
    for (Method method : MethodCatalogue.ALL) {
      assertEquals(Optional.of(method), MethodCatalogue.find(method.id()));
    }
    assertTrue(MethodCatalogue.find("radau-iia-6").isEmpty());
  }

  @Test
  void idsAndNamesAreUnique() {
    HashSet<String> seen = new HashSet<>();
    for (Method method : MethodCatalogue.ALL) {
      assertTrue(seen.add(method.id()), method.id());
      assertTrue(seen.add(method.name()), method.name());
    }
  }

  /** Every method of the literature that the project promises. */
  @Test
  void theCatalogueIsComplete() {
    String promised =
        "implicit-euler theta trapezoid implicit-midpoint gauss-4 gauss-6 radau-ia-3 radau-ia-5"
            + " radau-iia-3 radau-iia-5 radau-iia-7 radau-iia-9 lobatto-iiia-4 lobatto-iiib-4"
            + " lobatto-iiic-2 lobatto-iiic-4 sdirk2 sdirk3 tr-bdf2 kvaerno3 kvaerno5 kencarp3"
            + " kencarp4 kencarp5 ros2 ros2-plus ros3p rosenbrock23 rodas3 rodas4 rodas5p"
            + " bdf1 bdf2 bdf3 bdf4 bdf5 bdf6 bdf etd1 etdrk2 if-euler ifrk2"
            + " dopri5 tsit5 rkc2";
    String found = String.join(" ", MethodCatalogue.ALL.stream().map(Method::id).toList());
    assertEquals(promised, found);
  }

  @Test
  void parametersAreChosenInTheId() {
    Method theta = MethodCatalogue.find("theta=0.7").orElseThrow();
    assertEquals(-0.3 / 0.7, theta.stability().atInfinity(), 1e-15);
    assertEquals("theta=0.7", theta.id());
    Method rkc2 = MethodCatalogue.find("rkc2=20").orElseThrow();
    assertEquals(20, rkc2.stages());
    for (String wrong : List.of("theta=2", "theta=-1", "theta=x", "rkc2=1", "rkc2=31", "rkc2=")) {
      assertTrue(MethodCatalogue.find(wrong).isEmpty(), wrong);
    }
  }

  @Test
  void onlyMethodsWithAStepperCanSolve() {
    assertTrue(Methods.RADAU_IIA_5.isAdaptive());
    assertTrue(Methods.GAUSS_4.isSolvable());
    assertTrue(DirkMethods.SDIRK2.isSolvable());
    assertFalse(MethodCatalogue.find("bdf2").orElseThrow().isSolvable());
    for (Method method : MethodCatalogue.ALL) {
      assertTrue(method.isSolvable() || !method.isAdaptive(), method.id());
    }
  }

  @Test
  void aTableauIsPlacedInTheFamilyThatItsZerosTell() {
    double[][] explicit = {{0, 0}, {1, 0}};
    double[][] dirk = {{0, 0}, {0.5, 0.5}};
    double[][] singular = {{0.25, 0.25}, {0.25, 0.25}};
    double[] b = {0.5, 0.5};
    assertTrue(family(explicit, b) instanceof Explicit);
    assertTrue(family(dirk, b) instanceof Dirk);
    assertTrue(family(singular, b) instanceof SingularFirk);
    assertTrue(family(new double[][] {{0.5}}, new double[] {1}) instanceof Firk);
  }

  private static RungeKutta family(double[][] a, double[] b) {
    return RungeKutta.of("x", "x", Tableau.of(a, b));
  }
}
