package org.stiffgrad.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stiffgrad.method.Method;

/** The derivative of a step with its matrix, by eigenvalues, by stages and in eighty digits. */
class MatrixStepsTest {
  private static final List<String> METHODS =
      List.of(
          "implicit-euler",
          "trapezoid",
          "gauss-4",
          "radau-iia-5",
          "lobatto-iiia-4",
          "lobatto-iiic-4",
          "tr-bdf2",
          "kvaerno5",
          "rosenbrock23",
          "rodas4");

  private static DMatrixRMaj random(int n, long seed) {
    return RandomMatrices_DDRM.rectangle(n, n, -1, 1, new Random(seed));
  }

  /** T D T^-1 with D block diagonal: what is wanted of eigenvalues, in a skewed basis. */
  private static DMatrixRMaj withSpectrum(double[][] d, long seed) {
    DMatrixRMaj t = random(d.length, seed);
    CommonOps_DDRM.addEquals(t, 2, CommonOps_DDRM.identity(d.length));
    DMatrixRMaj inverse = new DMatrixRMaj(d.length, d.length);
    assertTrue(CommonOps_DDRM.invert(t.copy(), inverse));
    return product(product(t, new DMatrixRMaj(d)), inverse);
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.mult(a, b, null);
  }

  private static DMatrixRMaj scaled(double factor, DMatrixRMaj a) {
    DMatrixRMaj copy = a.copy();
    CommonOps_DDRM.scale(factor, copy);
    return copy;
  }

  private static double distance(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj difference = new DMatrixRMaj(a.numRows, a.numCols);
    CommonOps_DDRM.subtract(a, b, difference);
    return NormOps_DDRM.normF(difference);
  }

  static Stream<Arguments> matrices() {
    return Stream.of(
        Arguments.of("random", random(4, 5), 1e-15),
        Arguments.of(
            "oscillating",
            withSpectrum(
                new double[][] {{-1, 3, 0, 0}, {-3, -1, 0, 0}, {0, 0, -2, 40}, {0, 0, -40, -2}}, 6),
            5e-15),
        Arguments.of(
            "equal eigenvalues",
            withSpectrum(
                new double[][] {{-2, 0, 0, 0}, {0, -2, 0, 0}, {0, 0, -2, 0}, {0, 0, 0, -9}}, 7),
            1e-15),
        Arguments.of(
            "a cluster",
            withSpectrum(
                new double[][] {
                  {-2, 0, 0, 0}, {0, -2 - 1e-9, 0, 0}, {0, 0, -2 + 1e-8, 0}, {0, 0, 0, -50}
                },
                8),
            1e-15),
        Arguments.of(
            "stiff",
            withSpectrum(
                new double[][] {{-0.3, 0, 0, 0}, {0, -1, 2, 0}, {0, -2, -1, 0}, {0, 0, 0, -1e5}},
                9),
            2e-12),
        Arguments.of("non-normal", new DMatrixRMaj(new double[][] {{-1, 30}, {0, -1.5}}), 1e-14));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matrices")
  void threeRoutesToTheDerivativeAgree(String name, DMatrixRMaj a, double tolerance) {
    double h = 0.7;
    DMatrixRMaj e = random(a.numRows, 17);
    MatrixSteps steps = new MatrixSteps(Eigenbasis.of(a), h);
    for (String id : METHODS) {
      Method method = OneStepMethods.find(id);
      DMatrixRMaj precise = new PreciseStep(method).derivative(scaled(h, a), scaled(h, e));
      double size = NormOps_DDRM.normF(precise);
      StageEquations stages = StageEquations.of(method, scaled(h, a));
      DMatrixRMaj byStages = stages.derivative(scaled(h, e));
      assertEquals(0, distance(precise, byStages), 10 * tolerance * size, name + " stages " + id);
      DMatrixRMaj byEigenvalues = steps.derivative(Amplification.of(method), e);
      assertEquals(0, distance(precise, byEigenvalues), 10 * tolerance * size, name + " " + id);
      assertEquals(
          0, distance(stages.value(), steps.value(Amplification.of(method))), 10 * tolerance, id);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("matrices")
  void theExactFlowHasTheSameDerivativeByItsBlockMatrix(
      String name, DMatrixRMaj a, double tolerance) {
    DMatrixRMaj e = random(a.numRows, 18);
    MatrixSteps steps = new MatrixSteps(Eigenbasis.of(a), 0.7);
    DMatrixRMaj byBlocks = MatrixExponential.derivative(scaled(0.7, a), scaled(0.7, e));
    DMatrixRMaj byEigenvalues = steps.derivative(new ExactFlow(), e);
    double size = NormOps_DDRM.normF(byBlocks);
    assertEquals(0, distance(byBlocks, byEigenvalues), 10 * tolerance * size, name);
    DMatrixRMaj flow = MatrixExponential.of(scaled(0.7, a));
    double most = 100 * tolerance * NormOps_DDRM.normF(flow);
    assertEquals(0, distance(flow, steps.value(new ExactFlow())), most, name);
  }

  @Test
  void theDerivativeIsABlockOfTheStepOfTheBlockMatrix() {
    DMatrixRMaj x = random(3, 21);
    DMatrixRMaj e = random(3, 22);
    DMatrixRMaj block = new DMatrixRMaj(6, 6);
    CommonOps_DDRM.insert(x, block, 0, 0);
    CommonOps_DDRM.insert(x, block, 3, 3);
    CommonOps_DDRM.insert(e, block, 0, 3);
    for (String id : METHODS) {
      Method method = OneStepMethods.find(id);
      DMatrixRMaj whole = StageEquations.of(method, block).value();
      DMatrixRMaj corner = CommonOps_DDRM.extract(whole, 0, 3, 3, 6);
      DMatrixRMaj derivative = StageEquations.of(method, x).derivative(e);
      assertEquals(0, distance(corner, derivative), 1e-14 * 100, id);
    }
  }

  @Test
  void severalStepsAreOneAmplification() {
    DMatrixRMaj a = random(4, 31);
    DMatrixRMaj e = random(4, 32);
    MatrixSteps steps = new MatrixSteps(Eigenbasis.of(a), 0.3);
    Method method = OneStepMethods.find("sdirk2");
    StageEquations stage = StageEquations.of(method, scaled(0.3, a));
    DMatrixRMaj r = stage.value();
    DMatrixRMaj d = stage.derivative(scaled(0.3, e));
    DMatrixRMaj r2 = product(r, r);
    DMatrixRMaj sum = product(d, r2);
    CommonOps_DDRM.addEquals(sum, product(product(r, d), r));
    CommonOps_DDRM.addEquals(sum, product(r2, d));
    DMatrixRMaj cubed = steps.derivative(Amplification.of(method).power(3), e);
    assertEquals(0, distance(sum, cubed), 1e-13);
  }

  /** A fast rate constant in logarithmic scale reaches the slow mode with O(1), by both alike. */
  @Test
  void aFastRateIsSeenThroughTheSlowMode() {
    double k = 1e6;
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{-k, 2 * k, 0}, {k, -2 * k - 1, 0}, {0, 1, 0}});
    DMatrixRMaj e = new DMatrixRMaj(new double[][] {{-k, 0, 0}, {k, 0, 0}, {0, 0, 0}});
    MatrixSteps steps = new MatrixSteps(Eigenbasis.of(a), 0.1);
    Amplification radau = Amplification.of(OneStepMethods.find("radau-iia-5"));
    Amplification trapezoid = Amplification.of(OneStepMethods.find("trapezoid"));
    SeenByModes exact = steps.seen(new ExactFlow(), e, 10);
    SeenByModes damped = steps.seen(radau, e, 10);
    SeenByModes undamped = steps.seen(trapezoid, e, 10);
    assertTrue(exact.norms()[1] > 0.1, "an O(1) gradient of an infinitely fast reaction");
    assertEquals(exact.norms()[1], damped.norms()[1], 1e-4 * exact.norms()[1]);
    double ratio = undamped.norms()[1] / exact.norms()[1];
    assertEquals(2, ratio, 0.1, "(R(z_s) + 1) / e^z_s");
    assertTrue(exact.norms()[2] < 1e-15, "nothing is left of e^z_f");
    assertTrue(damped.norms()[2] > 1e-6, "nor should there be anything");
    DMatrixRMaj whole = steps.derivative(radau, e);
    assertEquals(0, distance(whole, damped.sum()), 1e-15 * NormOps_DDRM.normF(whole) * 10);
  }

  @Test
  void aMatrixWithoutEigenbasisIsSeenByItsCondition() {
    DMatrixRMaj jordan = new DMatrixRMaj(new double[][] {{-1, 1}, {0, -1}});
    assertTrue(Eigenbasis.of(jordan).condition() > 1e14);
    DMatrixRMaj e = new DMatrixRMaj(new double[][] {{0, 0}, {1, 0}});
    Method method = OneStepMethods.find("radau-iia-5");
    DMatrixRMaj precise = new PreciseStep(method).derivative(jordan, e);
    assertEquals(0, distance(precise, StageEquations.of(method, jordan).derivative(e)), 1e-15 * 10);
    assertThrows(
        IllegalArgumentException.class, () -> StageEquations.of(OneStepMethods.find("bdf2"), e));
    assertThrows(IllegalArgumentException.class, () -> Eigenbasis.of(new DMatrixRMaj(2, 3)));
    DMatrixRMaj notFinite = new DMatrixRMaj(new double[][] {{Double.NaN}});
    assertThrows(IllegalArgumentException.class, () -> MatrixExponential.of(notFinite));
  }

  @Test
  void largeRandomMatricesHaveTheirEigenbasis() {
    for (int n : new int[] {1, 2, 3, 10, 25}) {
      DMatrixRMaj a = random(n, 100 + n);
      Eigenbasis basis = Eigenbasis.of(a);
      MatrixSteps steps = new MatrixSteps(basis, 1);
      DMatrixRMaj flow = MatrixExponential.of(a);
      double allowed = 1e-14 * basis.condition() * NormOps_DDRM.normF(flow);
      assertEquals(0, distance(flow, steps.value(new ExactFlow())), allowed, "n = " + n);
    }
  }
}
