package org.stiffgrad.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.PlainOde;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;

/** Sensitivities through a switch whose time is a parameter, against the closed form. */
class SwitchSensitivityTest {
  private static final int[] ALL = {0, 1, 2, 3};

  /** Derivatives of the pulse's solution after the switch with respect to k, a, y0, tau. */
  private static double[] exact(double[] p, double t) {
    double k = p[0];
    double decay = Math.exp(-k * t);
    double since = Math.exp(-k * (t - p[3]));
    double difference = since - decay;
    return new double[] {
      -t * p[2] * decay
          - p[1] / (k * k) * difference
          + p[1] / k * (-(t - p[3]) * since + t * decay),
      difference / k,
      decay,
      p[1] * since
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.7, 1})
  void sensitivitiesJumpWithTheSwitch(double tau) {
    double[] p = {3, 5, 0.25, tau};
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-10));
    double[] after = new double[4];
    Outcome outcome =
        new ForwardTangent(PlainOde.PULSE, options)
            .solve(
                new Ivp(PlainOde.PULSE, p, 0, new double[] {0.5, 1, 1.3}),
                ALL,
                (index, t, y, s) -> {
                  if (index == 2) {
                    System.arraycopy(s, 0, after, 0, 4);
                  }
                });
    assertInstanceOf(Outcome.Solved.class, outcome);
    assertArrayEquals(exact(p, 1.3), after, 1e-8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.7})
  void theGradientIsExactForTheStepsTaken(double tau) {
    double[] p = {3, 5, 0.25, tau};
    SampleLoss loss =
        new SampleLoss() {
          @Override
          public double value(int index, double t, double[] y, double[] q) {
            return y[0] * y[0] * (index + 1);
          }

          @Override
          public void addStateGradient(
              int index, double t, double[] y, double[] q, double[] gradient) {
            gradient[0] += 2 * y[0] * (index + 1);
          }
        };
    GradientAudit.Result result =
        new GradientAudit(PlainOde.PULSE, SolveOptions.DEFAULTS)
            .audit(
                new Ivp(PlainOde.PULSE, p, 0, new double[] {0.5, 1, 1.3}),
                ALL,
                loss,
                new Random(7));
    GradientAudit.Audited audited = assertInstanceOf(GradientAudit.Audited.class, result);
    assertEquals(0, audited.forwardVsAdjoint(), 1e-13);
    assertEquals(0, audited.finiteDifference(), 1e-8);
    assertEquals(2, audited.taylorSlope(), 0.02);
  }

  @Test
  void aSampleOnTheSwitchTimeSeesTheStateBeforeIt() {
    double[] p = {3, 5, 0.25, 1};
    double[] onSwitch = new double[4];
    new ForwardTangent(PlainOde.PULSE, SolveOptions.DEFAULTS)
        .solve(
            new Ivp(PlainOde.PULSE, p, 0, new double[] {1, 2}),
            ALL,
            (index, t, y, s) -> {
              if (index == 0) {
                System.arraycopy(s, 0, onSwitch, 0, 4);
              }
            });
    assertEquals(0, onSwitch[3], "moving the switch later leaves the state at t unchanged");
  }

  @Test
  void aParameterWithoutEffectIsReported() {
    double[] p = {3, 0, 0, 5};
    ForwardTangent tangent = new ForwardTangent(PlainOde.PULSE, SolveOptions.DEFAULTS);
    tangent.solve(new Ivp(PlainOde.PULSE, p, 0, new double[] {1, 2}), ALL, (index, t, y, s) -> {});
    // y stays 0, so k has no effect; tau lies behind the last sample; a and y0 act.
    assertArrayEquals(new int[] {0, 3}, tangent.unexpectedZeroColumns());
  }
}
