package org.stiffgrad.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.method.Explicit;
import org.stiffgrad.method.Exponential;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.Rosenbrock;
import org.stiffgrad.system.Tolerances;

class SolverTest {
  private static final Method BDF2 = MethodCatalogue.find("bdf2").orElseThrow();

  private static double[] states(
      PlainOde system, SolveOptions options, double[] p, double... times) {
    double[] y = new double[times.length];
    Outcome outcome =
        new Solver(system, options)
            .solve(new Ivp(system, p, 0, times), (index, t, state, s) -> y[index] = state[0]);
    assertInstanceOf(Outcome.Solved.class, outcome);
    return y;
  }

  private static double pulse(double[] p, double t) {
    double on = Math.min(t, p[3]);
    return p[2] * Math.exp(-p[0] * t)
        + p[1] / p[0] * (Math.exp(-p[0] * (t - on)) - Math.exp(-p[0] * t));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.3, 1, 1.5, 2, 40})
  void aSwitchIsHitExactly(double tau) {
    double[] p = {3, 5, 0.25, tau};
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));
    double[] times = {0, 0.5, 1, 2, 3};
    double[] y = states(PlainOde.PULSE, options, p, times);
    for (int i = 0; i < times.length; i++) {
      assertEquals(pulse(p, times[i]), y[i], 1e-9, "time " + times[i]);
    }
  }

  @Test
  void fixedGridsConvergeWithTheMethodsOrder() {
    double[] p = {1, 2, 0.5, 100};
    double exact = pulse(p, 1);
    int tried = 0;
    for (Method method : MethodCatalogue.ALL) {
      boolean needsMore = method instanceof Rosenbrock || method instanceof Exponential;
      if (method.isSolvable() && !needsMore) {
        int order = method.order();
        // The tableaus of explicit methods are chosen for a small leading error.
        int steps = method instanceof Explicit ? 24 : order <= 2 ? 40 : order <= 5 ? 3 : 1;
        double ratio = error(method, steps, p, exact) / error(method, 2 * steps, p, exact);
        // Halving the step divides the error by 2^order, up to the next term of its expansion.
        assertEquals(order, Math.log(ratio) / Math.log(2), 0.35, method.id());
        tried++;
      }
    }
    assertTrue(tried >= 12, "only " + tried);
  }

  @Test
  void aMethodWithoutAStepperIsRefusedByName() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> SolveOptions.DEFAULTS.withFixedGrid(BDF2, 3));
    assertEquals("bdf2 has no stepper", refusal.getMessage());
  }

  private static double error(Method method, int steps, double[] p, double exact) {
    SolveOptions options =
        SolveOptions.DEFAULTS
            .withTolerances(Tolerances.relative(1e-12))
            .withFixedGrid(method, steps);
    return Math.abs(states(PlainOde.PULSE, options, p, 1)[0] - exact);
  }

  @Test
  void aBlowUpIsReportedWithItsTimeAndEquation() {
    Outcome outcome =
        new Solver(PlainOde.BLOW_UP, SolveOptions.DEFAULTS)
            .solve(
                new Ivp(PlainOde.BLOW_UP, new double[] {0}, 0, new double[] {2}),
                (i, t, y, s) -> {});
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertEquals(1, failed.tReached(), 1e-4);
    assertTrue(failed.message().contains("y"), failed.message());
    assertTrue(failed.stats().steps() > 0);
  }

  @Test
  void aNonFiniteRightHandSideNamesItsEquation() {
    Outcome outcome =
        new Solver(PlainOde.BLOW_UP, SolveOptions.DEFAULTS)
            .solve(
                new Ivp(PlainOde.BLOW_UP, new double[] {1}, 0, new double[] {2}),
                (i, t, y, s) -> {});
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertEquals(Outcome.Reason.NON_FINITE_RHS, failed.reason());
    assertTrue(failed.detail().startsWith("dy/dt"), failed.detail());
  }

  @Test
  void tooManyStepsIsAFailureNotAResult() {
    Outcome outcome =
        new Solver(PlainOde.PULSE, SolveOptions.DEFAULTS.withMaxSteps(3))
            .solve(
                new Ivp(PlainOde.PULSE, new double[] {1, 1, 0, 5}, 0, new double[] {10}),
                (i, t, y, s) -> {});
    assertEquals(
        Outcome.Reason.TOO_MANY_STEPS, assertInstanceOf(Outcome.Failed.class, outcome).reason());
  }

  @Test
  void aSolverCanBeUsedAgain() {
    double[] p = {3, 5, 0.25, 1};
    Solver solver = new Solver(PlainOde.PULSE, SolveOptions.DEFAULTS);
    double[] first = new double[2];
    double[] second = new double[2];
    for (double[] out : new double[][] {first, second}) {
      solver.solve(
          new Ivp(PlainOde.PULSE, p, 0, new double[] {0.5, 3}), (i, t, y, s) -> out[i] = y[0]);
    }
    assertEquals(first[0], second[0]);
    assertEquals(first[1], second[1]);
  }

  @Test
  void tinyStatesAreResolvedOnTheirOwnScale() {
    // The same problem in units 10^23 times larger: the default tolerances must not notice.
    double unit = 0x1p-76;
    double[] p = {3, 5, 0.25, 1};
    double[] scaled = {3, 5 * unit, 0.25 * unit, 1};
    double[] y = states(PlainOde.PULSE, SolveOptions.DEFAULTS, p, 0.5, 3);
    double[] z = states(PlainOde.PULSE, SolveOptions.DEFAULTS, scaled, 0.5, 3);
    assertEquals(y[0], z[0] / unit, 1e-12);
    assertEquals(y[1], z[1] / unit, 1e-12);
  }

  @Test
  void aSwitchTimeThatIsNotANumberIsAFailure() {
    double[] p = {3, 5, 0.25, Double.NaN};
    Outcome outcome =
        new Solver(PlainOde.PULSE, SolveOptions.DEFAULTS)
            .solve(new Ivp(PlainOde.PULSE, p, 0, new double[] {1}), (i, t, y, s) -> {});
    assertEquals(
        Outcome.Reason.UNDEFINED_SWITCH_TIME,
        assertInstanceOf(Outcome.Failed.class, outcome).reason());
  }

  @Test
  void anInfiniteSwitchTimeNeverComes() {
    double[] p = {3, 5, 0.25, Double.POSITIVE_INFINITY};
    double[] later = {3, 5, 0.25, 100};
    assertEquals(
        states(PlainOde.PULSE, SolveOptions.DEFAULTS, later, 2)[0],
        states(PlainOde.PULSE, SolveOptions.DEFAULTS, p, 2)[0]);
  }

  @Test
  void aFailedSolveLeavesNothingBehind() {
    Solver used = new Solver(PlainOde.BLOW_UP, SolveOptions.DEFAULTS);
    Ivp failing = new Ivp(PlainOde.BLOW_UP, new double[] {0}, 0, new double[] {2});
    used.solve(failing, (i, t, y, s) -> {});
    Ivp ivp = new Ivp(PlainOde.BLOW_UP, new double[] {-1}, 0, new double[] {2});
    double[] after = new double[1];
    double[] fresh = new double[1];
    used.solve(ivp, (i, t, y, s) -> after[0] = y[0]);
    new Solver(PlainOde.BLOW_UP, SolveOptions.DEFAULTS).solve(ivp, (i, t, y, s) -> fresh[0] = y[0]);
    assertEquals(fresh[0], after[0]);
  }
}
