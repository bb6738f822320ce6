package org.stiffgrad.testkit.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stiffgrad.sensitivity.GradientAudit;
import org.stiffgrad.sensitivity.GradientAudit.Audited;
import org.stiffgrad.sensitivity.SampleLoss;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** Audits where the steps taken are hard to take again, or their linear systems are ill-scaled. */
final class AuditTest {
  private static final long SEED = 3;
  private static final int SAMPLES = 7;

  /** The sum of ln(1 + (y_i / w)^2) over samples and components, w small against y. */
  private record LogLoss(double weight) implements SampleLoss {
    @Override
    public double value(int index, double t, double[] y, double[] p) {
      double sum = 0;
      for (double x : y) {
        sum += Math.log1p(x * x / (weight * weight));
      }
      return sum;
    }

    @Override
    public void addStateGradient(int index, double t, double[] y, double[] p, double[] gradient) {
      for (int i = 0; i < y.length; i++) {
        gradient[i] += 2 * y[i] / (weight * weight + y[i] * y[i]);
      }
    }
  }

  private static Audited audit(Problem problem, double[] times, SampleLoss loss, double rtol) {
    System.out.println(problem + ": seed " + SEED);
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(rtol));
    int[] columns = IntStream.range(0, problem.parameters().length).toArray();
    return assertInstanceOf(
        Audited.class,
        new GradientAudit(problem.system(), options)
            .audit(problem.ivp(times), columns, loss, new SplittableRandom(SEED)));
  }

  /** Steps of a relaxation oscillator that converged only to a loose tolerance. */
  @ParameterizedTest
  @CsvSource({
    "vanderpol-scaled, 1e-3",
    "vanderpol-scaled, 1e-4",
    "vanderpol-1000, 1e-3",
    "vanderpol-1000, 1e-4",
    "vanderpol-1000, 1e-5",
    "oregonator, 1e-3"
  })
  void looselyConvergedStepsCanBeTakenAgain(String name, double rtol) {
    Problem problem = Problems.named(name);
    double[] times =
        IntStream.rangeClosed(1, SAMPLES).mapToDouble(k -> k * problem.tEnd() / SAMPLES).toArray();
    Audited audited = audit(problem, times, new LogLoss(1e-3), rtol);
    assertTrue(audited.forwardVsAdjoint() <= 1e-11, audited::toString);
    assertEquals(2, audited.taylorSlope(), 0.2, audited::toString);
  }

  /** Terms of h J that are 1e14 times the stages' own coefficients, and cancel in an invariant. */
  @ParameterizedTest
  @CsvSource({"e5, 1e-4", "e5, 1e-6", "e5, 1e-8"})
  void forwardAndAdjointAgreeWhereRoundingWouldReachThem(String name, double rtol) {
    double[] times = {10, 1e3, 1e5, 1e7, 1e9, 1e11, 1e13};
    Audited audited = audit(Problems.named(name), times, new LogLoss(1e-12), rtol);
    assertTrue(audited.forwardVsAdjoint() <= 1e-11, audited::toString);
    assertEquals(2, audited.taylorSlope(), 0.2, audited::toString);
  }
}
