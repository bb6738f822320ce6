package org.stiffgrad.testkit.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.compile.CompiledModel;
import org.stiffgrad.compile.ModelCompiler;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.solve.Solver;
import org.stiffgrad.system.Tolerances;

/**
 * A repressor rises from almost nothing while another component decays at once: Newton's iteration
 * converges at the first try, J is kept, and its huge entry of the repressed component is soon far
 * from the truth. That must not spoil the repressed component. (radau.11)
 */
final class KeptJacobianTest {
  private static final String REPRESSION =
      """
      message' = -0.055 * message; message = 1000;
      repressor' = 0.0024 * message - 0.13 * repressor; repressor = 1e-3;
      repressed' = 60 / (1 + (repressor / 1e-5)^1.5) - 0.05 * repressed; repressed = 20;
      fast' = -1700 * fast; fast = 100;
      """;

  private static final double[] TIMES = {0.1, 0.2, 0.3, 0.5, 1, 2, 5};

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-7, 1e-8, 1e-9, 1e-10})
  void anOldJacobianSpoilsNothing(double rtol) {
    double[] exact = repressed(1e-13);
    double[] found = repressed(rtol);
    for (int k = 0; k < TIMES.length; k++) {
      assertEquals(exact[k], found[k], 10 * rtol * exact[k], "time " + TIMES[k]);
    }
  }

  private static double[] repressed(double rtol) {
    CompiledModel system =
        ModelCompiler.compile(Antimony.parse(REPRESSION, "repression.ant").model());
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(rtol));
    double[] values = new double[TIMES.length];
    int at = system.states().indexOf("repressed");
    Ivp ivp = new Ivp(system, system.parameterValues(), 0, TIMES);
    Outcome outcome = new Solver(system, options).solve(ivp, (k, t, y, s) -> values[k] = y[at]);
    assertInstanceOf(Outcome.Solved.class, outcome);
    return values;
  }
}
