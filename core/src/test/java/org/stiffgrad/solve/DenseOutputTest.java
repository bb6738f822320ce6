package org.stiffgrad.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stiffgrad.system.Tolerances;

class DenseOutputTest {
  private static final double[] P = {3, 5, 0.25, 100};

  private static double exact(double t) {
    return P[2] * Math.exp(-P[0] * t) + P[1] / P[0] * (1 - Math.exp(-P[0] * t));
  }

  private static double largestError(double rtol) {
    DenseOutput dense =
        new DenseOutput(
            PlainOde.PULSE, SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(rtol)));
    dense.solve(new Ivp(PlainOde.PULSE, P, 0, new double[] {2}));
    double[] y = new double[1];
    double error = 0;
    for (int k = 0; k <= 200; k++) {
      dense.at(2 * k / 200., y);
      error = Math.max(error, Math.abs(y[0] - exact(2 * k / 200.)));
    }
    return error;
  }

  @Test
  void interpolatesInsideStepsWithTheToleranceAsked() {
    // The polynomial is of order 3 inside a step whose end has order 5: a digit or two are lost.
    assertEquals(0, largestError(1e-4), 1e-2);
    assertEquals(0, largestError(1e-8), 1e-5);
    assertTrue(largestError(1e-8) < largestError(1e-4) / 100);
  }

  @Test
  void refusesTimesOutside() {
    DenseOutput dense = new DenseOutput(PlainOde.PULSE, SolveOptions.DEFAULTS);
    dense.solve(new Ivp(PlainOde.PULSE, P, 0, new double[] {2}));
    assertThrows(IllegalArgumentException.class, () -> dense.at(2.1, new double[1]));
    assertThrows(IllegalArgumentException.class, () -> dense.at(-0.1, new double[1]));
  }
}
