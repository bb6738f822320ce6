package org.stiffgrad.testkit.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.method.DirkMethods;
import org.stiffgrad.method.Methods;
import org.stiffgrad.sensitivity.DiscreteAdjoint;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.Outcome;
import org.stiffgrad.solve.SampleCotangent;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.problems.Problem;
import org.stiffgrad.testkit.problems.Problems;

/** A gradient whose steps do not fit into memory is that of all steps kept. */
final class CheckpointTest {
  private static final SolveOptions FINE =
      SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-11));

  /** Steps that the least memory holds, or more. */
  private static final int MOST_IN_LEAST = 100;

  /** Sums of all states at all samples, weighted differently. */
  private static final SampleCotangent LOSS =
      (k, t, y, lambda) -> {
        for (int i = 0; i < y.length; i++) {
          lambda[i] += (1 + k + 0.1 * i) / (1e-12 + Math.abs(y[i]));
        }
      };

  /** How much of the least memory there is. */
  private enum Room {
    LEAST(1),
    MORE(4);

    private final int factor;

    Room(int factor) {
      this.factor = factor;
    }
  }

  private static double[] gradient(Ivp ivp, SolveOptions options) {
    DiscreteAdjoint adjoint = new DiscreteAdjoint(ivp.system(), options);
    Outcome outcome = adjoint.solve(ivp, (k, t, y, s) -> {});
    assertInstanceOf(Outcome.Solved.class, outcome);
    assertTrue(outcome.stats().steps() > MOST_IN_LEAST, "all steps fit into the least memory");
    return gradient(ivp, adjoint);
  }

  private static double[] gradient(Ivp ivp, DiscreteAdjoint adjoint) {
    double[] gradient = new double[ivp.p().length];
    assertInstanceOf(Outcome.Solved.class, adjoint.gradient(LOSS, gradient));
    return gradient;
  }

  static Stream<Problem> problems() {
    return Problems.ALL.stream();
  }

  private static Ivp ivp(Problem problem) {
    return problem.ivp(
        IntStream.rangeClosed(0, 20).mapToDouble(k -> k * problem.tEnd() / 20).toArray());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void stepsSolvedAgainGiveTheSameGradientDigitByDigit(Problem problem) {
    Ivp ivp = ivp(problem);
    double[] whole = gradient(ivp, FINE);
    long least = DiscreteAdjoint.leastBytes(problem.system(), FINE);
    for (Room room : Room.values()) {
      double[] windows = gradient(ivp, FINE.withTapeBytes(room.factor * least));
      assertArrayEquals(whole, windows, problem + " with " + room);
    }
  }

  @ParameterizedTest
  @EnumSource(Room.class)
  void onAFixedGridTheyGiveItToRounding(Room room) {
    Problem problem = Problems.ROBERTSON_4E5;
    Ivp ivp = problem.ivp(0.1, 1, 10, 100);
    for (SolveOptions options :
        List.of(
            FINE.withFixedGrid(Methods.RADAU_IIA_5, 100),
            FINE.withFixedGrid(DirkMethods.SDIRK3, 100))) {
      double[] whole = gradient(ivp, options);
      long bytes = room.factor * DiscreteAdjoint.leastBytes(problem.system(), options);
      double[] windows = gradient(ivp, options.withTapeBytes(bytes));
      double largest = Arrays.stream(whole).map(Math::abs).max().orElseThrow();
      assertArrayEquals(whole, windows, 1e-12 * largest, options.method().id());
    }
  }

  @Test
  void oneSolveServesManyGradients() {
    Problem problem = Problems.VANDERPOL;
    Ivp ivp = ivp(problem);
    SolveOptions options = FINE.withTapeBytes(DiscreteAdjoint.leastBytes(problem.system(), FINE));
    DiscreteAdjoint adjoint = new DiscreteAdjoint(problem.system(), options);
    adjoint.solve(ivp, (k, t, y, s) -> {});
    double[] once = gradient(ivp, adjoint);
    assertArrayEquals(once, gradient(ivp, adjoint));
    int[] samples = new int[1];
    adjoint.solve(ivp, (k, t, y, s) -> samples[0]++);
    assertArrayEquals(once, gradient(ivp, adjoint));
    assertEquals(21, samples[0], "samples are told once");
  }

  @Test
  void lessThanTheLeastIsRefused() {
    OdeSystem system = Problems.HIRES.system();
    long least = DiscreteAdjoint.leastBytes(system, FINE);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new DiscreteAdjoint(system, FINE.withTapeBytes(least - 1)))
            .getMessage();
    assertTrue(String.valueOf(message).contains("expected " + least + " or more"), message);
  }
}
