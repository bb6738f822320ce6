package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.stiffgrad.compile.Formulas.*;

import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.SecondDerivatives;
import org.stiffgrad.system.Sparsity;

/** Second derivatives against differences of the compiled first ones. */
class SecondDerivativesTest {
  private static final boolean[] NO_SWITCH = {};
  private static final double STEP = 1e-4;
  private static final double T = 0.7;
  private static final double[] Y = {0.5, 1.5};
  private static final double[] P = {2, 0.75, 0.5, 1.5};
  private static final double[] DIRECTION = {0.25, -1.5, 0.4};

  /** A' = -k A^3 B t, B' = A^2 / (k + t) - m B^2 with the starts of A and B as parameters too. */
  private static CompiledModel model() {
    Expression cubic = mul(mul(ref("k"), pow(ref("A"), number(3))), mul(ref("B"), TIME));
    Expression ratio = div(pow(ref("A"), number(2)), add(ref("k"), TIME));
    return ModelCompiler.compile(
        new Model(
            "mixed",
            List.of(
                new Model.State("A", number(0.5), neg(cubic)),
                new Model.State(
                    "B", number(1.5), sub(ratio, mul(ref("m"), pow(ref("B"), number(2)))))),
            List.of(
                new Model.Parameter("k", number(2), false),
                new Model.Parameter("m", number(0.75), false)),
            List.of()));
  }

  /** J u + f_t tau. */
  private static double[] product(Evaluator evaluator, double t, double[] y, double[] p) {
    double[] ju = new double[2];
    double[] ft = new double[2];
    evaluator.jacobianTimes(t, y, p, NO_SWITCH, DIRECTION, ju);
    evaluator.timeDerivative(t, y, p, NO_SWITCH, ft);
    return new double[] {ju[0] + DIRECTION[2] * ft[0], ju[1] + DIRECTION[2] * ft[1]};
  }

  /** Central difference of order 4. */
  private static double[] derivative(DoubleFunction<double[]> g) {
    double[] a = g.apply(-2 * STEP);
    double[] b = g.apply(-STEP);
    double[] c = g.apply(STEP);
    double[] d = g.apply(2 * STEP);
    double[] result = new double[2];
    for (int i = 0; i < 2; i++) {
      result[i] = (8 * (c[i] - b[i]) - (d[i] - a[i])) / (12 * STEP);
    }
    return result;
  }

  private static double[] moved(double[] x, int k, double by) {
    double[] copy = x.clone();
    copy[k] += by;
    return copy;
  }

  private static double[] column(Sparsity structure, double[] values, int k) {
    double[] column = new double[2];
    for (int i = 0; i < 2; i++) {
      int q = structure.position(i, k);
      column[i] = q >= 0 ? values[q] : 0;
    }
    return column;
  }

  @Test
  void compiledSecondDerivativesAreThoseOfTheFirst() {
    CompiledModel model = model();
    Evaluator evaluator = model.newEvaluator();
    SecondDerivatives second = model.secondDerivatives().orElseThrow().get();
    double[] byState = new double[model.jacobian().size()];
    second.stateDerivative(T, Y, P, NO_SWITCH, DIRECTION, byState);
    for (int k = 0; k < 2; k++) {
      int state = k;
      assertArrayEquals(
          derivative(e -> product(evaluator, T, moved(Y, state, e), P)),
          column(model.jacobian(), byState, k),
          1e-9);
    }
    double[] byParameter = new double[model.parameterJacobian().size()];
    second.parameterDerivative(T, Y, P, NO_SWITCH, DIRECTION, byParameter);
    for (int k = 0; k < P.length; k++) {
      int parameter = k;
      assertArrayEquals(
          derivative(e -> product(evaluator, T, Y, moved(P, parameter, e))),
          column(model.parameterJacobian(), byParameter, k),
          1e-9);
    }
    double[] byTime = new double[2];
    second.timeDerivative(T, Y, P, NO_SWITCH, DIRECTION, byTime);
    assertArrayEquals(derivative(e -> product(evaluator, T + e, Y, P)), byTime, 1e-9);
  }
}
