package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.compile.Formulas.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.Noise;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Sparsity;

class CompiledModelTest {
  private static final boolean[] NO_SWITCH = {};

  /** Robertson's kinetics; C's start is what the others leave, k2 is computed. */
  private static Model robertson() {
    Expression v1 = mul(ref("k1"), ref("A"));
    Expression v2 = mul(ref("k2"), pow(ref("B"), number(2)));
    Expression v3 = mul(mul(ref("k3"), ref("B")), ref("C"));
    return new Model(
        "robertson",
        List.of(
            new Model.State("A", number(1), add(neg(ref("v1")), ref("v3"))),
            new Model.State("B", number(0), sub(sub(ref("v1"), ref("v2")), ref("v3"))),
            new Model.State("C", sub(number(1), add(ref("A"), ref("B"))), ref("v2"))),
        List.of(
            new Model.Parameter("k1", number(0.04), false),
            new Model.Parameter("k2", mul(number(3e3), ref("k3")), false),
            new Model.Parameter("k3", number(1e4), false)),
        List.of(
            new Model.Assignment("v1", v1),
            new Model.Assignment("v2", v2),
            new Model.Assignment("v3", v3)));
  }

  @Test
  void namesAndStructureAreThoseOfTheModel() {
    CompiledModel model = ModelCompiler.compile(robertson());
    assertEquals(List.of("A", "B", "C"), model.states().asList());
    assertEquals(List.of("k1", "k3", "A", "B"), model.parameters().asList());
    assertArrayEquals(new double[] {0.04, 1e4, 1, 0}, model.parameterValues());
    assertTrue(model.isAutonomous());
    assertEquals(Sparsity.ofRows(3, new int[][] {{0, 1, 2}, {0, 1, 2}, {1}}), model.jacobian());
    assertEquals(Sparsity.ofRows(4, new int[][] {{0, 1}, {0, 1}, {1}}), model.parameterJacobian());
    assertEquals(Sparsity.ofRows(4, new int[][] {{2}, {3}, {2, 3}}), model.initialStateJacobian());
    assertEquals(0, model.switchTimeJacobian().rows());
    assertEquals("robertson", model.name());
  }

  @Test
  void valuesAreThoseByHand() {
    Evaluator evaluator = ModelCompiler.compile(robertson()).newEvaluator();
    double[] y = {0.5, 2e-5, 0.25};
    double[] p = {0.04, 1e4, 1, 0};
    double[] f = new double[3];
    evaluator.rhs(0, y, p, NO_SWITCH, f);
    double v1 = 0.04 * 0.5;
    double v2 = 3e7 * (2e-5 * 2e-5);
    double v3 = 1e4 * 2e-5 * 0.25;
    assertArrayEquals(new double[] {-v1 + v3, v1 - v2 - v3, v2}, f);
    double[] j = new double[7];
    evaluator.jacobian(0, y, p, NO_SWITCH, j);
    double b3 = 1e4 * 2e-5;
    double[] expected = {
      -0.04, 1e4 * 0.25, b3, 0.04, -(3e7 * (2 * 2e-5)) - 1e4 * 0.25, -b3, 3e7 * (2 * 2e-5)
    };
    assertArrayEquals(expected, j);
    double[] fp = new double[5];
    evaluator.parameterJacobian(0, y, p, NO_SWITCH, fp);
    double k3 = 2e-5 * 0.25;
    double viaK2 = 3e3 * (2e-5 * 2e-5);
    assertArrayEquals(new double[] {-0.5, k3, 0.5, -viaK2 - k3, viaK2}, fp);
    double[] y0 = new double[3];
    evaluator.initialState(new double[] {0.04, 1e4, 0.75, 0.125}, y0);
    assertArrayEquals(new double[] {0.75, 0.125, 0.125}, y0);
    double[] dy0 = new double[4];
    evaluator.initialStateJacobian(p, dy0);
    assertArrayEquals(new double[] {1, 1, -1, -1}, dy0);
    double[] ft = {1, 2, 3};
    evaluator.timeDerivative(0, y, p, NO_SWITCH, ft);
    assertArrayEquals(new double[3], ft);
  }

  @Test
  void settingAComputedQuantityMakesItAnEntryOfP() {
    Model set = robertson().withValue("k2", number(5)).withValue("C", number(0.1));
    CompiledModel model = ModelCompiler.compile(set);
    assertEquals(List.of("k1", "k2", "k3", "A", "B", "C"), model.parameters().asList());
    double[] y0 = new double[3];
    model.newEvaluator().initialState(model.parameterValues(), y0);
    assertArrayEquals(new double[] {1, 0, 0.1}, y0);
  }

  @Test
  void observablesHaveValuesNoiseAndGradients() {
    Model model = robertson().withParameter(new Model.Parameter("s", number(0.1), false));
    Expression percent = mul(ref("s"), ref("total"));
    CompiledModel compiled =
        ModelCompiler.compile(
            model,
            List.of(
                new ObservableFormula("total", add(ref("A"), ref("C")), percent),
                new ObservableFormula("v3", ref("v3"), number(1), Noise.LOG_LAPLACE)));
    ObservationModel observation = compiled.observation();
    assertEquals(List.of("total", "v3"), observation.observables().asList());
    assertEquals(Noise.NORMAL, observation.distribution(0));
    assertEquals(Noise.LOG_LAPLACE, observation.distribution(1));
    assertEquals(Sparsity.ofRows(3, new int[][] {{0, 2}, {1, 2}}), observation.stateJacobian());
    assertEquals(Sparsity.ofRows(5, new int[][] {{}, {1}}), observation.parameterJacobian());
    assertEquals(Sparsity.ofRows(3, new int[][] {{0, 2}, {}}), observation.noiseStateJacobian());
    assertEquals(Sparsity.ofRows(5, new int[][] {{2}, {}}), observation.noiseParameterJacobian());
    ObservationEvaluator evaluator = observation.newEvaluator();
    double[] y = {0.5, 2e-5, 0.25};
    double[] p = compiled.parameterValues();
    assertEquals(0.75, evaluator.value(0, 3, y, p, NO_SWITCH));
    assertEquals(0.1 * 0.75, evaluator.noise(0, 3, y, p, NO_SWITCH));
    assertEquals(1.0, evaluator.noise(1, 3, y, p, NO_SWITCH));
    double[] values = new double[2];
    evaluator.stateGradient(1, 3, y, p, NO_SWITCH, values);
    assertArrayEquals(new double[] {1e4 * 0.25, 1e4 * 2e-5}, values);
    evaluator.noiseStateGradient(0, 3, y, p, NO_SWITCH, values);
    assertArrayEquals(new double[] {0.1, 0.1}, values);
    evaluator.noiseParameterGradient(0, 3, y, p, NO_SWITCH, values);
    assertEquals(0.75, values[0]);
    evaluator.parameterGradient(1, 3, y, p, NO_SWITCH, values);
    assertEquals(2e-5 * 0.25, values[0]);
  }

  @Test
  void explicitTimeIsSeen() {
    Expression forcing = apply(Expression.UnaryOperator.SIN, mul(ref("w"), TIME));
    Model model =
        new Model(
            "forced",
            List.of(new Model.State("x", number(0), sub(forcing, ref("x")))),
            List.of(new Model.Parameter("w", number(2), false)),
            List.of());
    CompiledModel compiled = ModelCompiler.compile(model);
    assertFalse(compiled.isAutonomous());
    double[] ft = new double[1];
    compiled.newEvaluator().timeDerivative(3, new double[1], new double[] {2, 0}, NO_SWITCH, ft);
    assertEquals(Math.cos(6.0) * 2, ft[0]);
  }

  @Test
  void cyclesAndUnknownNamesAreNamed() {
    Model cyclic = robertson().withValue("k1", div(ref("k2"), number(2)));
    Model closed = cyclic.withValue("k3", ref("k1"));
    UnsupportedModelException cycle =
        assertThrows(UnsupportedModelException.class, () -> ModelCompiler.compile(closed));
    assertEquals("the value of k1 depends on itself: k1 -> k2 -> k3 -> k1", cycle.what());
    assertEquals("k1", cycle.quantity());
    Model unknown = robertson().withValue("k2", ref("nowhere"));
    UnsupportedModelException missing =
        assertThrows(UnsupportedModelException.class, () -> ModelCompiler.compile(unknown));
    assertEquals("the formula of k2 refers to nowhere, which is not defined", missing.what());
    assertEquals("k2", missing.quantity());
  }

  @Test
  void evaluatorsOfOneModelAreIndependent() {
    CompiledModel model = ModelCompiler.compile(SyntheticModels.chain(40));
    double[] p = model.parameterValues();
    double[] y = new double[40];
    model.newEvaluator().initialState(p, y);
    double[] first = new double[40];
    model.newEvaluator().rhs(0, y, p, NO_SWITCH, first);
    Evaluator other = model.newEvaluator();
    other.rhs(0, new double[40], p, NO_SWITCH, new double[40]);
    double[] second = new double[40];
    other.rhs(0, y, p, NO_SWITCH, second);
    assertArrayEquals(first, second);
  }

  @Test
  void sumsOfManyReactionsCompile() throws InterruptedException {
    Expression sum = number(0.5);
    Expression product = ref("x");
    for (int k = 0; k < 20_000; k++) {
      sum = sub(sum, mul(number(k), ref("x")));
    }
    for (int k = 0; k < 2_000; k++) {
      product = mul(product, ref("k"));
    }
    Expression derivative = div(add(product, ref("x")), sum);
    Model model =
        new Model(
            "long",
            List.of(new Model.State("x", number(2), derivative)),
            List.of(new Model.Parameter("k", number(1), false)),
            List.of());
    double[] f = new double[1];
    Thread small =
        new Thread(
            null,
            () -> {
              CompiledModel compiled = ModelCompiler.compile(model);
              compiled.newEvaluator().rhs(0, new double[] {2}, new double[] {1, 2}, NO_SWITCH, f);
            },
            "small stack",
            256 << 10);
    small.start();
    small.join();
    // 0.5 - 2 (0 + 1 + ... + 19999), all partial sums exact
    assertEquals(4 / (0.5 - 2 * (19_999 * 20_000 / 2.0)), f[0]);
  }
}
