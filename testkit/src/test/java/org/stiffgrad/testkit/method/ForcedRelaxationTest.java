package org.stiffgrad.testkit.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.method.ExponentialMethods;
import org.stiffgrad.method.Method;
import org.stiffgrad.sensitivity.ForwardTangent;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.testkit.problems.Problems;

/**
 * What exponential methods leave of the slow signal of lambda in y' = lambda (y - cos t), with
 * lambda in the linear part, from y(0) on the slow solution.
 */
final class ForcedRelaxationTest {
  private static final double LAMBDA = -1e4;
  private static final double STEP = 0.1;

  /** Root mean squares over the grid, and of the errors. */
  private record Rms(
      double sensitivity, double exact, double sensitivityError, double solution, double error) {
    double relative() {
      return sensitivityError / exact;
    }
  }

  private static Rms rms(Method method, boolean isDeclared) {
    OdeSystem plain = Window.at(Problems.FORCED_RELAXATION_MANIFOLD, LAMBDA).system();
    OdeSystem system = isDeclared ? WithLinearPart.of(plain) : plain;
    double[] times = IntStream.rangeClosed(1, 100).mapToDouble(k -> k * STEP).toArray();
    double[] sums = new double[5];
    Outcome outcome =
        new ForwardTangent(system, SolveOptions.DEFAULTS.withFixedGrid(method, 1))
            .solve(
                new Ivp(system, new double[] {LAMBDA}, 0, times),
                new int[] {0},
                (k, t, y, s) -> {
                  double d = 1 + LAMBDA * LAMBDA;
                  // y = (lambda^2 cos t - lambda sin t) / (1 + lambda^2) and its derivative.
                  double exact = (LAMBDA * LAMBDA * Math.cos(t) - LAMBDA * Math.sin(t)) / d;
                  double slope =
                      (2 * LAMBDA * Math.cos(t) + (LAMBDA * LAMBDA - 1) * Math.sin(t)) / (d * d);
                  double[] terms = {s[0], slope, s[0] - slope, exact, y[0] - exact};
                  for (int i = 0; i < sums.length; i++) {
                    sums[i] += terms[i] * terms[i] / times.length;
                  }
                });
    assertInstanceOf(Outcome.Solved.class, outcome);
    return new Rms(
        Math.sqrt(sums[0]),
        Math.sqrt(sums[1]),
        Math.sqrt(sums[2]),
        Math.sqrt(sums[3]),
        Math.sqrt(sums[4]));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exponentialEulerLosesIt(boolean isDeclared) {
    Rms etd1 = rms(ExponentialMethods.ETD1, isDeclared);
    assertEquals(6.9e-9, etd1.exact(), 0.2e-9);
    assertEquals(1, etd1.relative(), 1e-6);
    assertTrue(etd1.sensitivity() < 1e-15, () -> "" + etd1.sensitivity());
    assertTrue(etd1.error() < 0.1 * etd1.solution());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theIntegratingFactorLosesTheSolutionToo(boolean isDeclared) {
    Rms lost = rms(ExponentialMethods.IF_EULER, isDeclared);
    assertEquals(1, lost.relative(), 1e-6);
    assertEquals(1, lost.error() / lost.solution(), 0.02);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSecondOrderKeepsIt(boolean isDeclared) {
    assertEquals(5.2e-2, rms(ExponentialMethods.ETDRK2, isDeclared).relative(), 1e-3);
  }
}
