package org.stiffgrad.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stiffgrad.method.ActiveColumns;
import org.stiffgrad.method.FixedGrid;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.StepResult;
import org.stiffgrad.method.StepState;
import org.stiffgrad.method.Stepper;

/** Depth and stiffness as two numbers, against the derivative of a step of the real stepper. */
class LayerSplitTest {
  private static final int N = 3;
  private static final double H = 0.1;

  /** The end of one step, and its derivative with respect to all parameters, [n x m]. */
  private record Step(double[] end, DMatrixRMaj derivative) {}

  private static double[] parameters(LayerChain chain) {
    SplittableRandom random = new SplittableRandom(7);
    return random.doubles((long) N * chain.depth(), -0.3, 0.3).toArray();
  }

  private static <W> Step step(Stepper<W> stepper, LayerChain chain, double[] p) {
    final int m = p.length;
    W work = stepper.newWork();
    StepState s = new StepState(chain);
    s.p = p;
    s.h = H;
    s.rtol = 1e-12;
    s.isFirst = true;
    Arrays.fill(s.y, 0.4);
    Arrays.fill(s.inverseWeight, 1e12);
    s.evaluator.rhs(0, s.y, p, s.regime, s.f);
    stepper.restart(work);
    assertEquals(StepResult.CONVERGED, stepper.attempt(work, s));
    double[] record = new double[stepper.recordSize()];
    stepper.record(work, record, 0);
    assertTrue(stepper.linearize(work, s, record, 0));
    int[] columns = IntStream.range(0, m).toArray();
    DMatrixRMaj derivative = new DMatrixRMaj(N, m);
    ActiveColumns active = new ActiveColumns(chain.parameterJacobian(), columns);
    stepper.tangent(work, derivative.data, active, new double[m], new double[N]);
    return new Step(s.yNew.clone(), derivative);
  }

  private static void assertMeasured(LayerChain chain, Method method, double tolerance) {
    double[] p = parameters(chain);
    Step step = step(FixedGrid.stepper(method, chain), chain, p);
    LayerSplit split = new LayerSplit(method, H, chain.layers(step.end, p));
    for (int l = 1; l <= chain.depth(); l++) {
      DMatrixRMaj expected = split.stepDerivative(l);
      double size = NormOps_DDRM.normP2(expected);
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          double measured = step.derivative.get(i, (l - 1) * N + j);
          assertEquals(expected.get(i, j), measured, tolerance * size, method.id() + " " + l);
        }
      }
      assertEquals(size, H * split.damping(l) * split.depth(l), 1e-13 * size);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e3, 1e6})
  void theStepOfImplicitEulerHasTheProductOfDepthAndDamping(double stiffness) {
    LayerChain chain = new LayerChain(N, 6, 0.9, stiffness, false);
    assertMeasured(chain, OneStepMethods.find("implicit-euler"), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"radau-iia-5", "sdirk2", "gauss-4", "trapezoid", "lobatto-iiic-4", "kvaerno5"})
  void withConstantJacobiansSoHaveTheOthers(String id) {
    for (double stiffness : new double[] {1, 1e4}) {
      LayerChain chain = new LayerChain(N, 6, 0.9, stiffness, true);
      assertMeasured(chain, OneStepMethods.find(id), 1e-9);
    }
  }

  @Test
  void deeperIsSmallerByDepthAndStifferByDamping() {
    Method euler = OneStepMethods.find("implicit-euler");
    double[] y = {0.1, -0.2, 0.3};
    LayerSplit[] splits = new LayerSplit[4];
    double[][] settings = {{3, 1}, {12, 1}, {3, 1e5}, {12, 1e5}};
    for (int k = 0; k < 4; k++) {
      LayerChain chain = new LayerChain(N, (int) settings[k][0], 0.5, settings[k][1], false);
      splits[k] = new LayerSplit(euler, H, chain.layers(y, parameters(chain)));
    }
    // Depth: nine more contracting layers, at either stiffness.
    assertTrue(splits[1].depth(1) < 1e-2 * splits[0].depth(1));
    assertEquals(splits[1].depth(1) * 1e5, splits[3].depth(1), 1e-9 * splits[3].depth(1));
    // Stiffness: the last layer's size is in the path, and the step divides by it again.
    assertTrue(splits[0].damping(1) > 0.8);
    assertTrue(splits[2].damping(1) < 1e-2);
    double slow = splits[0].damping(1) * splits[0].depth(1);
    double stiff = splits[2].damping(1) * splits[2].depth(1);
    assertTrue(stiff > slow, "an inner layer of a stiff chain keeps its gradient");
    assertTrue(splits[2].damping(3) < 1e-2, "the output layer's parameter does not");
  }

  @Test
  void normsOfProductsAreBelowProductsOfNorms() {
    LayerChain chain = new LayerChain(N, 8, 0.8, 1e4, false);
    Method radau = OneStepMethods.find("radau-iia-5");
    double[] p = parameters(chain);
    LayerSplit split = new LayerSplit(radau, H, chain.layers(new double[] {1, -1, 0.5}, p));
    for (int l = 1; l <= 8; l++) {
      assertTrue(split.depth(l) <= split.normProduct(l) * (1 + 1e-14));
      assertTrue(split.slopeDamping(l) < split.damping(l), "R' decays faster than phi");
    }
    assertEquals(1, split.depth(8));
    assertEquals(split.layerNorm(8), split.depth(7), 1e-9);
    assertTrue(split.jacobianNorm() <= split.layerNorm(1) * split.normProduct(1) * (1 + 1e-14));
    assertTrue(split.propagation() < 0.1, "an L-stable step forgets");
    List<DMatrixRMaj> open = List.of(new DMatrixRMaj(2, 3), new DMatrixRMaj(4, 2));
    assertThrows(IllegalArgumentException.class, () -> new LayerSplit(radau, H, open));
  }

  @Test
  void theExactFlowDampsToo() {
    Method radau = OneStepMethods.find("radau-iia-5");
    for (double stiffness : new double[] {1, 1e3, 1e6}) {
      LayerChain chain = new LayerChain(N, 3, 0.9, stiffness, true);
      LayerSplit split = new LayerSplit(radau, H, chain.layers(new double[N], parameters(chain)));
      for (int l = 1; l <= 3; l++) {
        // hJ is near -stiffness/10 I: (e^z - 1)/z against (R(z) - 1)/z with R = 3/z at most
        assertEquals(split.exactDamping(l), split.damping(l), 0.04 * split.exactDamping(l));
      }
    }
    LayerChain chain = new LayerChain(N, 3, 0.9, 1e4, true);
    Method trapezoid = OneStepMethods.find("trapezoid");
    LayerSplit split = new LayerSplit(trapezoid, H, chain.layers(new double[N], parameters(chain)));
    assertEquals(2, split.damping(3) / split.exactDamping(3), 0.1, "R(infinity) = -1");
  }

  @Test
  void whatGoesBesideTheLayersIsPartOfTheJacobian() {
    Method euler = OneStepMethods.find("implicit-euler");
    LayerChain chain = new LayerChain(N, 3, 0.9, 10, true);
    List<DMatrixRMaj> layers = chain.layers(new double[N], parameters(chain));
    DMatrixRMaj direct = CommonOps_DDRM.identity(N);
    CommonOps_DDRM.scale(-1e5, direct);
    LayerSplit split = new LayerSplit(euler, H, layers, direct);
    assertEquals(1e5, split.jacobianNorm(), 100);
    assertEquals(new LayerSplit(euler, H, layers).depth(1), split.depth(1));
    assertEquals(1 / (H * 1e5), split.damping(1), 2e-3 / (H * 1e5));
  }
}
