package org.stiffgrad.testkit.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.antimony.Antimony;
import org.stiffgrad.compile.ModelCompiler;
import org.stiffgrad.solve.SolveOptions;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Tolerances;
import org.stiffgrad.testkit.EvaluatorContract;
import org.stiffgrad.testkit.Tolerance;

/** The reference problems read from Antimony text: a second implementation of each. */
final class AntimonyReferenceTest {
  private static final long SEED = 11;

  /** Accuracy asked of a solve at rtol 1e-8 (a hundred times rtol). */
  private static final double ERROR_AT_1E_8 = 1e-6;

  /** Rounded operations in one evaluation of f, generously. */
  private static final double OPERATIONS = 400;

  static List<String> names() {
    return References.NAMES;
  }

  private static OdeSystem compiled(Reference reference) {
    return ModelCompiler.compile(
        Antimony.parse(reference.antimony(), reference.problem() + ".ant").model());
  }

  @ParameterizedTest
  @MethodSource("names")
  void compiledModelKeepsTheContract(String name) {
    System.out.println(name + ": seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    Reference reference = References.read(name);
    OdeSystem system = compiled(reference);
    double[] p = reference.parametersOf(system);
    double[] y = random.doubles(system.states().size(), 0.1, 2).toArray();
    EvaluatorContract.check(system, 0.7, y, p, new boolean[0], random);
  }

  @ParameterizedTest
  @MethodSource("names")
  void textAndHandWrittenSystemAgree(String name) {
    Reference reference = References.read(name);
    OdeSystem hand = References.system(name);
    OdeSystem text = compiled(reference);
    int[] rows = reference.rowsIn(text);
    double[] p = reference.parametersOf(text);
    int n = hand.states().size();
    double[] f = new double[n];
    double[] g = new double[n];
    Evaluator first = hand.newEvaluator();
    Evaluator second = text.newEvaluator();
    boolean[] none = {};
    for (int k = 0; k < reference.trajectory().times().length; k++) {
      double t = reference.trajectory().times()[k];
      double[] y = reference.trajectory().states()[k];
      first.rhs(t, y, reference.parameters(), none, f);
      double[] same = new double[n];
      for (int i = 0; i < n; i++) {
        same[rows[i]] = y[i];
      }
      second.rhs(t, same, p, none, g);
      double[] size = termSizes(hand, first, t, y, reference.parameters());
      for (int i = 0; i < n; i++) {
        assertEquals(
            f[i], g[rows[i]], Tolerance.rounding(OPERATIONS) * size[i], name + " row " + i);
      }
    }
  }

  /** Sum over the terms of each f_i, by |J_ij y_j|. */
  private static double[] termSizes(
      OdeSystem system, Evaluator evaluator, double t, double[] y, double[] p) {
    double[] values = new double[system.jacobian().size()];
    evaluator.jacobian(t, y, p, new boolean[0], values);
    double[] size = new double[y.length];
    evaluator.rhs(t, y, p, new boolean[0], size);
    for (int i = 0; i < y.length; i++) {
      size[i] = Math.abs(size[i]);
      for (int q = system.jacobian().rowStart(i); q < system.jacobian().rowStart(i + 1); q++) {
        size[i] += Math.abs(values[q] * y[system.jacobian().column(q)]);
      }
    }
    return size;
  }

  @ParameterizedTest
  @MethodSource("names")
  void statesAndSensitivitiesAreReproduced(String name) {
    Reference reference = References.read(name);
    OdeSystem system = compiled(reference);
    TrajectoryScales scales = TrajectoryScales.of(reference, system);
    SolveOptions options = SolveOptions.DEFAULTS.withTolerances(Tolerances.relative(1e-8));
    ReferenceErrors errors = ReferenceErrors.of(reference, scales, system, options);
    System.out.println(name + ": " + errors);
    assertTrue(errors.state().error() <= ERROR_AT_1E_8, errors.state()::toString);
    assertTrue(errors.sensitivity().error() <= ERROR_AT_1E_8, errors.sensitivity()::toString);
  }
}
