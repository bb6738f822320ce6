package org.stiffgrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.OdeSystem;
import org.stiffgrad.system.Sparsity;

/**
 * What every {@link Evaluator} must satisfy at a point: derivatives agree with differences of
 * values, products with matrices, structural zeros are zeros, outputs are overwritten entirely and
 * inputs not at all.
 */
public final class EvaluatorContract {
  /** Relative step of the fourth-order differences: truncation and rounding balance near 1e-3. */
  private static final double STEP = 1e-3;

  /** Rounded operations in one evaluation of f, generously. */
  private static final double OPERATIONS = 400;

  private final OdeSystem system;
  private final Evaluator evaluator;
  private final int n;
  private final int m;
  private final double t;
  private final double[] y;
  private final double[] p;
  private final boolean[] regime;

  private EvaluatorContract(OdeSystem system, double t, double[] y, double[] p, boolean[] regime) {
    this.system = system;
    this.evaluator = system.newEvaluator();
    this.n = system.states().size();
    this.m = system.parameters().size();
    this.t = t;
    this.y = y.clone();
    this.p = p.clone();
    this.regime = regime.clone();
  }

  /**
   * Checks the whole contract at one point.
   *
   * @param y a state [n], best without zeros and without ties that hide a missing term
   * @param p parameters [m], not zero
   * @param regime [k], held fixed
   * @param random for the vectors of the products
   * @throws AssertionError naming the system, the method and the entry that is wrong
   */
  public static void check(
      OdeSystem system,
      double t,
      double[] y,
      double[] p,
      boolean[] regime,
      RandomGenerator random) {
    EvaluatorContract contract = new EvaluatorContract(system, t, y, p, regime);
    contract.checkStructures();
    contract.checkStateDerivatives();
    contract.checkParameterDerivatives();
    contract.checkTimeDerivative();
    contract.checkProducts(random);
    contract.checkInitialState();
    contract.checkSwitchTimes();
    assertArrayEquals(y, contract.y, system.name() + " wrote to y");
    assertArrayEquals(p, contract.p, system.name() + " wrote to p");
  }

  private void checkStructures() {
    assertShape("jacobian", system.jacobian(), n, n);
    assertShape("parameterJacobian", system.parameterJacobian(), n, m);
    assertShape("initialStateJacobian", system.initialStateJacobian(), n, m);
    assertShape("switchTimeJacobian", system.switchTimeJacobian(), regime.length, m);
  }

  private void assertShape(String what, Sparsity s, int rows, int columns) {
    assertEquals(rows, s.rows(), system.name() + " " + what + " rows");
    assertEquals(columns, s.columns(), system.name() + " " + what + " columns");
  }

  private void checkStateDerivatives() {
    double[] exact = dense(system.jacobian(), v -> evaluator.jacobian(t, y, p, regime, v));
    compare("jacobian", exact, y, n, (x, f) -> evaluator.rhs(t, x, p, regime, f), rowScales());
  }

  private void checkParameterDerivatives() {
    double[] exact =
        dense(system.parameterJacobian(), v -> evaluator.parameterJacobian(t, y, p, regime, v));
    compare(
        "parameterJacobian", exact, p, n, (x, f) -> evaluator.rhs(t, y, x, regime, f), rowScales());
  }

  private void checkTimeDerivative() {
    double[] exact = filled(n, out -> evaluator.timeDerivative(t, y, p, regime, out));
    if (system.isAutonomous()) {
      assertArrayEquals(new double[n], exact, system.name() + " is autonomous");
    }
    double[] at = {t};
    compare(
        "timeDerivative",
        exact,
        at,
        n,
        (x, f) -> evaluator.rhs(x[0], y, p, regime, f),
        rowScales());
  }

  private void checkInitialState() {
    double[] exact =
        dense(system.initialStateJacobian(), values -> evaluator.initialStateJacobian(p, values));
    double[] y0 = filled(n, out -> evaluator.initialState(p, out));
    double[] scales = absolute(y0);
    addTermSizes(exact, p, scales);
    compare("initialStateJacobian", exact, p, n, evaluator::initialState, scales);
  }

  private void checkSwitchTimes() {
    int k = regime.length;
    if (k == 0) {
      return;
    }
    double[] exact =
        dense(system.switchTimeJacobian(), values -> evaluator.switchTimeJacobian(p, values));
    double[] scales = absolute(filled(k, out -> evaluator.switchTimes(p, out)));
    addTermSizes(exact, p, scales);
    compare("switchTimeJacobian", exact, p, k, evaluator::switchTimes, scales);
  }

  private void checkProducts(RandomGenerator random) {
    double[] left = random.doubles(n, -1, 1).toArray();
    double[] jacobian = dense(system.jacobian(), v -> evaluator.jacobian(t, y, p, regime, v));
    double[] states = scaled(random, y);
    assertProduct(
        "jacobianTimes",
        filled(n, out -> evaluator.jacobianTimes(t, y, p, regime, states, out)),
        jacobian,
        states,
        false);
    assertProduct(
        "jacobianTransposeTimes",
        filled(n, out -> evaluator.jacobianTransposeTimes(t, y, p, regime, left, out)),
        jacobian,
        left,
        true);
    double[] byParameter =
        dense(system.parameterJacobian(), v -> evaluator.parameterJacobian(t, y, p, regime, v));
    double[] parameters = scaled(random, p);
    assertProduct(
        "parameterJacobianTimes",
        filled(n, out -> evaluator.parameterJacobianTimes(t, y, p, regime, parameters, out)),
        byParameter,
        parameters,
        false);
    assertProduct(
        "parameterJacobianTransposeTimes",
        filled(m, out -> evaluator.parameterJacobianTransposeTimes(t, y, p, regime, left, out)),
        byParameter,
        left,
        true);
  }

  /** Compares a dense n x columns or transposed product with an evaluator's result, row by row. */
  private void assertProduct(
      String what, double[] actual, double[] matrix, double[] vector, boolean transposed) {
    int columns = matrix.length / n;
    for (int r = 0; r < actual.length; r++) {
      double sum = 0;
      double size = 0;
      for (int k = 0; k < vector.length; k++) {
        double term = (transposed ? matrix[k * columns + r] : matrix[r * columns + k]) * vector[k];
        sum += term;
        size += Math.abs(term);
      }
      double allowed = Tolerance.rounding(OPERATIONS) * size;
      assertTrue(
          Math.abs(actual[r] - sum) <= allowed,
          system.name() + " " + what + "[" + r + "] is " + actual[r] + ", expected " + sum);
    }
  }

  /** Differentiates {@code function} by each entry of {@code at} and compares with the matrix. */
  private void compare(
      String what, double[] exact, double[] at, int rows, Function function, double[] scales) {
    int columns = at.length;
    double largest = Arrays.stream(at).map(Math::abs).max().orElse(0);
    for (int j = 0; j < columns; j++) {
      double h = STEP * (at[j] != 0 ? Math.abs(at[j]) : largest != 0 ? largest : 1);
      double[] difference = difference(function, at, j, h, rows);
      for (int i = 0; i < rows; i++) {
        double value = exact[i * columns + j];
        double noise = Tolerance.rounding(OPERATIONS) * scales[i] / h;
        // The constant of the truncation error grows with the curvature of the model: 1000.
        double truncation =
            1000 * Tolerance.truncation(4, STEP) * (Math.abs(value) + scales[i] * STEP / h);
        assertTrue(
            Math.abs(value - difference[i]) <= noise + truncation,
            system.name()
                + " "
                + what
                + "("
                + i
                + ", "
                + j
                + ") is "
                + value
                + ", a difference "
                + "quotient gives "
                + difference[i]
                + " +- "
                + (noise + truncation));
      }
    }
  }

  /** Fourth-order central difference: (8 (f(+h) - f(-h)) - (f(+2h) - f(-2h))) / (12 h). */
  private static double[] difference(Function function, double[] at, int j, double h, int rows) {
    double[] sum = new double[rows];
    double[] f = new double[rows];
    double[] x = at.clone();
    int[] steps = {1, -1, 2, -2};
    double[] weights = {8, -8, -1, 1};
    for (int k = 0; k < steps.length; k++) {
      x[j] = at[j] + steps[k] * h;
      function.apply(x, f);
      for (int i = 0; i < rows; i++) {
        sum[i] += weights[k] * f[i] / (12 * h);
      }
    }
    return sum;
  }

  /** Sizes of the terms whose sum is f: what rounding errors of f are relative to. */
  private double[] rowScales() {
    double[] scales = absolute(filled(n, out -> evaluator.rhs(t, y, p, regime, out)));
    addTermSizes(dense(system.jacobian(), v -> evaluator.jacobian(t, y, p, regime, v)), y, scales);
    addTermSizes(
        dense(system.parameterJacobian(), v -> evaluator.parameterJacobian(t, y, p, regime, v)),
        p,
        scales);
    return scales;
  }

  private static void addTermSizes(double[] matrix, double[] vector, double[] scales) {
    for (int i = 0; i < scales.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        scales[i] += Math.abs(matrix[i * vector.length + j] * vector[j]);
      }
    }
  }

  private double[] dense(Sparsity structure, Consumer<double[]> compute) {
    double[] values = filled(structure.size(), compute);
    double[] matrix = new double[structure.rows() * structure.columns()];
    for (int i = 0; i < structure.rows(); i++) {
      for (int q = structure.rowStart(i); q < structure.rowStart(i + 1); q++) {
        matrix[i * structure.columns() + structure.column(q)] = values[q];
      }
    }
    return matrix;
  }

  /** An array handed to {@code compute} full of NaN, which must overwrite all of it. */
  private double[] filled(int size, Consumer<double[]> compute) {
    double[] out = new double[size];
    Arrays.fill(out, Double.NaN);
    compute.accept(out);
    for (int i = 0; i < size; i++) {
      assertTrue(Double.isFinite(out[i]), system.name() + " left entry " + i + " at " + out[i]);
    }
    return out;
  }

  private static double[] absolute(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  private static double[] scaled(RandomGenerator random, double[] by) {
    return Arrays.stream(by).map(x -> x * random.nextDouble(-1, 1)).toArray();
  }

  /** A vector function of a vector. */
  private interface Function {
    void apply(double[] x, double[] result);
  }
}
