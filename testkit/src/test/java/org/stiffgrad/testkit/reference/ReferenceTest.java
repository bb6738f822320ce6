package org.stiffgrad.testkit.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.sensitivity.GradientAudit;
import org.stiffgrad.sensitivity.GradientAudit.Audited;
import org.stiffgrad.solve.Ivp;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.Tolerance;

/** The hand-written systems against the quadruple-precision reference solutions. */
final class ReferenceTest {
  private static final long SEED = 3;

  /** Accuracy asked of a solve at rtol 1e-8 (a hundred times rtol). */
  private static final double ERROR_AT_1E_8 = 1e-6;

  /** Forward and adjoint differentiate the same steps: they differ by rounding in those steps. */
  private static final double FORWARD_AGAINST_ADJOINT = 2e-11;

  /**
   * The error estimate is of order 4 in h and is asked to meet rtol^(2/3); a stiff component
   * converges at least with the stage order 3. So from rtol 1e-6 to 1e-10 the error falls at least
   * as rtol^(1/2), or reaches what rounding leaves.
   */
  private static final double FALL = Math.pow(1e-4, 0.5);

  /** E5 cancels down to eight digits in one sensitivity; the others reach 1e-10. */
  private static final double FLOOR = 1e-8;

  static List<String> names() {
    return References.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void systemHasTheParametersAndInitialStateOfTheReference(String name) {
    Reference reference = References.read(name);
    OdeSystem system = References.system(name);
    double[] y0 = new double[system.states().size()];
    system.newEvaluator().initialState(reference.parameters(), y0);
    double[] exact = reference.trajectory().initial();
    for (int i = 0; i < y0.length; i++) {
      assertEquals(exact[i], y0[i], Tolerance.rounding(4) * Math.max(1, exact[i]));
    }
    assertEquals(reference.stateNames().asList(), system.states().asList());
    assertEquals(reference.parameterNames().asList(), system.parameters().asList());
  }

  @ParameterizedTest
  @MethodSource("names")
  void statesAndSensitivitiesAreReproducedAndImproveWithTolerance(String name) {
    Reference reference = References.read(name);
    OdeSystem system = References.system(name);
    TrajectoryScales scales = TrajectoryScales.of(reference, system);
    ReferenceErrors coarse = ReferenceErrors.of(reference, scales, system, at(1e-6));
    ReferenceErrors fine = ReferenceErrors.of(reference, scales, system, at(1e-8));
    ReferenceErrors finest = ReferenceErrors.of(reference, scales, system, at(1e-10));
    assertTrue(fine.state().error() <= ERROR_AT_1E_8, fine.state()::toString);
    assertTrue(fine.sensitivity().error() <= ERROR_AT_1E_8, fine.sensitivity()::toString);
    assertFalls(coarse.state(), finest.state());
    assertFalls(coarse.sensitivity(), finest.sensitivity());
  }

  private static void assertFalls(ReferenceErrors.Largest coarse, ReferenceErrors.Largest finest) {
    assertTrue(
        finest.error() <= Math.max(FLOOR, FALL * coarse.error()),
        () -> "from " + coarse + " to " + finest);
  }

  static List<Arguments> namesAndTolerances() {
    return References.NAMES.stream()
        .flatMap(name -> Stream.of(1e-4, 1e-6, 1e-8).map(rtol -> Arguments.of(name, rtol)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("namesAndTolerances")
  void gradientPassesItsAudit(String name, double rtol) {
    System.out.println(name + ": seed " + SEED);
    Reference reference = References.read(name);
    OdeSystem system = References.system(name);
    Ivp ivp = new Ivp(system, reference.parameters(), 0, reference.trajectory().times());
    int[] columns = IntStream.range(0, system.parameters().size()).toArray();
    GradientAudit.Result result =
        new GradientAudit(system, at(rtol))
            .audit(ivp, columns, new ReferenceLoss(reference), new SplittableRandom(SEED));
    Audited audited = assertInstanceOf(Audited.class, result);
    System.out.println(
        name
            + " at "
            + rtol
            + ": forward against adjoint "
            + audited.forwardVsAdjoint()
            + ", difference "
            + audited.finiteDifference()
            + ", slope "
            + audited.taylorSlope());
    assertTrue(audited.forwardVsAdjoint() <= FORWARD_AGAINST_ADJOINT, audited::toString);
    assertEquals(2, audited.taylorSlope(), 0.2, audited::toString);
  }

  private static SolveOptions at(double rtol) {
    return SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(rtol));
  }
}
