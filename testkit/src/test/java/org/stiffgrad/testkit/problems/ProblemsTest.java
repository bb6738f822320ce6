package org.stiffgrad.testkit.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.testkit.EvaluatorContract;
import org.stiffgrad.testkit.Tolerance;

final class ProblemsTest {
  private static final long SEED = 20261125;

  static Stream<Problem> all() {
    return Stream.concat(Problems.ALL.stream(), Stream.of(PlaneBrusselator.problem(3)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void derivativesAgreeWithDifferences(Problem problem) {
    System.out.println(problem + ": seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int k = 0; k < 5; k++) {
      double[] y = random.doubles(problem.system().states().size(), 0.1, 2).toArray();
      double[] p = problem.parameters().clone();
      for (int j = 0; j < p.length; j++) {
        p[j] *= random.nextDouble(0.5, 2);
      }
      double t = problem.tEnd() * random.nextDouble();
      EvaluatorContract.check(problem.system(), t, y, p, new boolean[0], random);
    }
  }

  /**
   * Where k1 A and k3 B C cancel, the order of summation decides whether f conserves mass: a wrong
   * one costs RADAU5 two digits at rtol 1e-10.
   */
  @Test
  void robertsonConservesMassWhereTermsCancel() {
    double[] y = {0.0049382745209798, 1.9849940879543756e-08, 0.9950617056290793};
    double[] f = new double[3];
    double[] p = Problems.ROBERTSON_4E5.parameters();
    Problems.ROBERTSON_4E5.system().newEvaluator().rhs(0, y, p, new boolean[0], f);
    double fastTerm = p[0] * y[0];
    assertEquals(0, f[0] + f[1] + f[2], Tolerance.rounding(1) * fastTerm * 1e-3);
  }

  @Test
  void namesAreDistinct() {
    Set<String> names = new HashSet<>();
    Problems.ALL.forEach(p -> names.add(p.name()));
    assertEquals(Problems.ALL.size(), names.size());
  }
}
