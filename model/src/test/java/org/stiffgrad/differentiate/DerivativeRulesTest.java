package org.stiffgrad.differentiate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** Accuracy of single rules where the textbook form loses digits or is undefined. */
class DerivativeRulesTest {
  // a handful of operations
  private static final double ROUNDING = 16 * Math.ulp(1.0);
  private static final MathContext DIGITS = new MathContext(60);

  private final Graph graph = new Graph();
  private final int x = graph.state(0);

  private double derivativeBy(int variable, int root, double y, double... p) {
    int d = new Differentiator(graph).derivative(new int[] {root}, variable)[0];
    GraphInterpreter interpreter = new GraphInterpreter(graph, d);
    interpreter.evaluate(0, new double[] {y}, p, new boolean[0]);
    return interpreter.value(d);
  }

  private double derivative(int root, double y, double... p) {
    return derivativeBy(x, root, y, p);
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.abs(expected));
  }

  @Test
  void saturatingRateKeepsItsDigits() {
    int v = graph.parameter(0);
    int k = graph.parameter(1);
    int rate = graph.divide(graph.multiply(v, x), graph.add(k, x));
    for (double at = 1e-3; at < 1e14; at *= 10) {
      BigDecimal sum = new BigDecimal(0.25).add(new BigDecimal(at));
      double expected =
          new BigDecimal(2.5)
              .multiply(new BigDecimal(0.25))
              .divide(sum.multiply(sum), DIGITS)
              .doubleValue();
      assertClose(expected, derivative(rate, at, 2.5, 0.25));
    }
  }

  @Test
  void saturatingRateKeepsItsDigitsInEveryWriting() {
    int v = graph.parameter(0);
    int k = graph.parameter(1);
    double at = 1e9;
    double expected = 2.5 * 0.25 / ((0.25 + at) * (0.25 + at));
    int ratio = graph.divide(x, k);
    int byRatio =
        graph.divide(graph.divide(graph.multiply(v, x), k), graph.add(graph.one(), ratio));
    assertClose(expected, derivative(byRatio, at, 2.5, 0.25));
    int swapped = graph.divide(graph.multiply(x, v), graph.add(x, k));
    assertClose(expected, derivative(swapped, at, 2.5, 0.25));
    int outside = graph.multiply(v, graph.divide(x, graph.add(k, x)));
    assertClose(expected, derivative(outside, at, 2.5, 0.25));
    int twoSubstrates =
        graph.divide(
            graph.multiply(v, x),
            graph.multiply(graph.add(k, x), graph.add(graph.one(), graph.parameter(2))));
    assertClose(expected / 3, derivative(twoSubstrates, at, 2.5, 0.25, 2));
  }

  @Test
  void hillRateKeepsItsDigits() {
    int k = graph.parameter(0);
    int n = graph.parameter(1);
    double at = 1e6;
    int byInteger =
        graph.divide(
            graph.integerPower(x, 3),
            graph.add(graph.integerPower(k, 3), graph.integerPower(x, 3)));
    double expected = 3 * at * at * 8 / Math.pow(8 + at * at * at, 2);
    assertClose(expected, derivative(byInteger, at, 2, 3));
    int byParameter =
        graph.divide(graph.power(x, n), graph.add(graph.power(k, n), graph.power(x, n)));
    assertClose(expected, derivative(byParameter, at, 2, 3));
  }

  @Test
  void powersAreFiniteAtZero() {
    int n = graph.parameter(0);
    assertEquals(0.0, derivative(graph.power(x, graph.constant(1.5)), 0));
    assertEquals(0.0, derivative(graph.power(x, graph.constant(2)), 0));
    assertEquals(1.0, derivative(graph.power(x, graph.constant(1)), 0));
    assertEquals(0.0, derivative(graph.power(x, n), 0, 2.5));
    assertEquals(1.0, derivative(graph.power(x, n), 0, 1));
    assertEquals(0.0, derivative(graph.power(x, n), 0, 0));
    assertEquals(0.0, derivativeBy(n, graph.power(x, n), 0, 2.5));
    assertEquals(0.0, derivativeBy(n, graph.power(graph.constant(0), n), 0, 2.5));
  }

  @Test
  void exponentDerivativeIsFiniteBelowZeroForIntegers() {
    int n = graph.parameter(0);
    double d = derivativeBy(n, graph.power(x, n), -1e-20, 2);
    assertClose(1e-40 * Math.log(1e-20), d);
  }

  @Test
  void hyperbolicTangentKeepsItsDigits() {
    int tanh = graph.unary(Operation.TANH, x);
    assertClose(4 * Math.exp(-60), derivative(tanh, 30));
    assertEquals(0.0, derivative(tanh, 1000));
  }

  @Test
  void inverseFunctionsKeepTheirDigitsNearTheEnds() {
    double at = 1 - 0x1p-40;
    // (1 - x)(1 + x) is exact here but for one rounding
    double product = 0x1p-40 * (2 - 0x1p-40);
    assertClose(1 / Math.sqrt(product), derivative(graph.unary(Operation.ASIN, x), at));
    assertClose(-1 / Math.sqrt(product), derivative(graph.unary(Operation.ACOS, x), at));
    assertClose(1 / product, derivative(graph.unary(Operation.ATANH, x), at));
    double above = 0x1p-40 * (2 + 0x1p-40);
    assertClose(1 / Math.sqrt(above), derivative(graph.unary(Operation.ACOSH, x), 1 + 0x1p-40));
  }

  @Test
  void kinksHaveOneSidedDerivatives() {
    int absolute = graph.unary(Operation.ABS, x);
    assertEquals(-1.0, derivative(absolute, -2));
    assertEquals(1.0, derivative(absolute, 2));
    int smaller = graph.min(x, graph.parameter(0));
    assertEquals(1.0, derivative(smaller, 1, 2));
    assertEquals(0.0, derivative(smaller, 3, 2));
    int larger = graph.max(graph.parameter(0), x);
    assertEquals(0.0, derivative(larger, 1, 2));
    assertEquals(1.0, derivative(larger, 3, 2));
  }

  @Test
  void stepsHaveNoDerivative() {
    int d = new Differentiator(graph).derivative(new int[] {graph.unary(Operation.FLOOR, x)}, x)[0];
    assertTrue(graph.isZero(d));
  }

  @Test
  void absentVariablesAreStructuralZeros() {
    int k = graph.parameter(0);
    int unused = graph.parameter(1);
    int[] roots = {graph.multiply(k, x), graph.constant(3), x};
    SymbolicJacobian jacobian = new Differentiator(graph).jacobian(roots, new int[] {unused, x, k});
    assertEquals(2, jacobian.columns()[0].length);
    assertEquals(1, jacobian.columns()[0][0]);
    assertEquals(2, jacobian.columns()[0][1]);
    assertEquals(0, jacobian.columns()[1].length);
    assertEquals(1, jacobian.columns()[2].length);
  }
}
