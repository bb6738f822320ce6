package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.FormulaText;
import org.stiffgrad.expression.Model;
import org.stiffgrad.fit.ObservationEvaluator;
import org.stiffgrad.fit.ObservationModel;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Sparsity;

/** Compiled random models against the interpreter of the trees as written. */
class CompiledModelRefereeTest {
  private static final long FIRST_SEED = 1;
  private static final int MODELS = 100;
  // rounding of derivative formulas of depth below 20, relative to the sum of their terms
  private static final double ROUNDING = 64 * Math.ulp(1.0);

  /** One random model at a random point, compiled and as the referee sees it. */
  private static final class Case {
    final long seed;
    final Model model;
    final List<ObservableFormula> formulas;
    final CompiledModel compiled;
    final Evaluator evaluator;
    final Referee referee;
    final double t;
    final double[] y;
    final double[] p;
    final boolean[] regime;

    Case(long seed, boolean hasAnyPower) {
      this.seed = seed;
      RandomModels random = new RandomModels(seed, hasAnyPower);
      model = random.next();
      formulas = random.observables(model);
      compiled = ModelCompiler.compile(model, formulas);
      evaluator = compiled.newEvaluator();
      referee = new Referee(model);
      formulas.forEach(f -> referee.define(f.id(), f.value()));
      t = random.positive();
      y = random.positive(model.states().size());
      p = random.positive(compiled.parameters().size());
      double[] times = new double[compiled.switchTimeJacobian().rows()];
      evaluator.switchTimes(p, times);
      regime = new boolean[times.length];
      for (int s = 0; s < times.length; s++) {
        regime[s] = t >= times[s];
      }
    }

    /** Index of a state or parameter among the directions of the referee. */
    int direction(boolean isState, int index) {
      return isState ? 1 + index : 1 + y.length + index;
    }

    HyperDual derivative(Expression formula, int direction) {
      return referee.derivative(formula, Referee.Direction.of(t, y, p, direction, -1));
    }

    String at(String what) {
      StringBuilder text = new StringBuilder("seed " + seed + ": " + what);
      model.parameters().forEach(q -> append(text, q.id(), q.value()));
      model.assignments().forEach(q -> append(text, q.id(), q.formula()));
      model.states().forEach(q -> append(text, q.id(), q.initial()));
      model.states().forEach(q -> append(text, q.id() + "'", q.derivative()));
      formulas.forEach(q -> append(text, q.id(), q.value()));
      return text.toString();
    }

    private static void append(StringBuilder text, String id, Expression formula) {
      text.append("; ").append(id).append(" = ").append(FormulaText.of(formula));
    }
  }

  @Test
  void valuesAreBitwiseThoseOfTheTree() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + MODELS; seed++) {
      Case c = new Case(seed, false);
      double[] f = new double[c.y.length];
      c.evaluator.rhs(c.t, c.y, c.p, c.regime, f);
      double[] expected = c.referee.rhs(c.t, c.y, c.p);
      for (int i = 0; i < f.length; i++) {
        assertEquals(expected[i], f[i] + 0.0, 0.0, () -> c.at("f"));
      }
      double[] y0 = new double[c.y.length];
      c.evaluator.initialState(c.p, y0);
      double[] expectedStart = c.referee.initialState(c.p);
      for (int i = 0; i < f.length; i++) {
        assertEquals(expectedStart[i], y0[i] + 0.0, 0.0, () -> c.at("y0"));
      }
      ObservationEvaluator observation = c.compiled.observation().newEvaluator();
      for (int k = 0; k < c.formulas.size(); k++) {
        double h = observation.value(k, c.t, c.y, c.p, c.regime);
        double sigma = observation.noise(k, c.t, c.y, c.p, c.regime);
        assertEquals(
            c.referee.value(c.formulas.get(k).value(), c.t, c.y, c.p),
            h + 0.0,
            0.0,
            () -> c.at("h"));
        assertEquals(
            c.referee.value(c.formulas.get(k).noise(), c.t, c.y, c.p),
            sigma + 0.0,
            0.0,
            () -> c.at("s"));
      }
    }
  }

  @Test
  void jacobiansAreDerivativesOfTheTree() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + MODELS; seed++) {
      Case c = new Case(seed, true);
      int n = c.y.length;
      double[] j = new double[c.compiled.jacobian().size()];
      c.evaluator.jacobian(c.t, c.y, c.p, c.regime, j);
      double[] fp = new double[c.compiled.parameterJacobian().size()];
      c.evaluator.parameterJacobian(c.t, c.y, c.p, c.regime, fp);
      double[] ft = new double[n];
      c.evaluator.timeDerivative(c.t, c.y, c.p, c.regime, ft);
      for (int i = 0; i < n; i++) {
        Expression f = c.model.states().get(i).derivative();
        check(c, "f_y", c.compiled.jacobian(), i, j, true, f);
        check(c, "f_p", c.compiled.parameterJacobian(), i, fp, false, f);
        HyperDual expected = c.derivative(f, 0);
        assertEquals(expected.d1(), ft[i], tolerance(expected), () -> c.at("f_t"));
        assertTrue(!c.compiled.isAutonomous() || ft[i] == 0, () -> c.at("autonomous"));
      }
    }
  }

  @Test
  void initialJacobianIsDerivativeOfTheTree() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + MODELS; seed++) {
      Case c = new Case(seed, true);
      Sparsity structure = c.compiled.initialStateJacobian();
      double[] values = new double[structure.size()];
      c.evaluator.initialStateJacobian(c.p, values);
      for (int i = 0; i < c.y.length; i++) {
        for (int j = 0; j < c.p.length; j++) {
          Referee.Direction direction =
              Referee.Direction.of(0, c.y, c.p, c.direction(false, j), -1);
          HyperDual expected = c.referee.initialDerivative(i, direction);
          int q = structure.position(i, j);
          double actual = q < 0 ? 0 : values[q];
          assertEquals(expected.d1(), actual, tolerance(expected), () -> c.at("dy0"));
        }
      }
    }
  }

  @Test
  void observableGradientsAreDerivativesOfTheTree() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + MODELS; seed++) {
      Case c = new Case(seed, true);
      ObservationModel model = c.compiled.observation();
      ObservationEvaluator evaluator = model.newEvaluator();
      double[] values = new double[c.y.length + c.p.length];
      for (int k = 0; k < c.formulas.size(); k++) {
        Expression h = c.formulas.get(k).value();
        Expression sigma = c.formulas.get(k).noise();
        evaluator.stateGradient(k, c.t, c.y, c.p, c.regime, values);
        checkRow(c, "h_y", model.stateJacobian(), k, values, true, h);
        evaluator.parameterGradient(k, c.t, c.y, c.p, c.regime, values);
        checkRow(c, "h_p", model.parameterJacobian(), k, values, false, h);
        evaluator.noiseStateGradient(k, c.t, c.y, c.p, c.regime, values);
        checkRow(c, "s_y", model.noiseStateJacobian(), k, values, true, sigma);
        evaluator.noiseParameterGradient(k, c.t, c.y, c.p, c.regime, values);
        checkRow(c, "s_p", model.noiseParameterJacobian(), k, values, false, sigma);
      }
    }
  }

  @Test
  void productsAreThoseOfTheValues() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + MODELS; seed++) {
      Case c = new Case(seed, true);
      RandomModels random = new RandomModels(seed + 1000, true);
      int n = c.y.length;
      int m = c.p.length;
      double[] v = random.positive(n);
      double[] w = random.positive(m);
      double[] out = new double[n];
      double[] outM = new double[m];
      Sparsity js = c.compiled.jacobian();
      double[] j = new double[js.size()];
      c.evaluator.jacobian(c.t, c.y, c.p, c.regime, j);
      c.evaluator.jacobianTimes(c.t, c.y, c.p, c.regime, v, out);
      checkProduct(c, js, j, v, out, false);
      c.evaluator.jacobianTransposeTimes(c.t, c.y, c.p, c.regime, v, out);
      checkProduct(c, js, j, v, out, true);
      Sparsity ps = c.compiled.parameterJacobian();
      double[] fp = new double[ps.size()];
      c.evaluator.parameterJacobian(c.t, c.y, c.p, c.regime, fp);
      c.evaluator.parameterJacobianTimes(c.t, c.y, c.p, c.regime, w, out);
      checkProduct(c, ps, fp, w, out, false);
      c.evaluator.parameterJacobianTransposeTimes(c.t, c.y, c.p, c.regime, v, outM);
      checkProduct(c, ps, fp, v, outM, true);
    }
  }

  private static double tolerance(HyperDual expected) {
    return ROUNDING * expected.size1() + Double.MIN_NORMAL;
  }

  private static void check(
      Case c, String what, Sparsity s, int row, double[] values, boolean isState, Expression e) {
    double[] ofRow = new double[s.columns()];
    System.arraycopy(values, s.rowStart(row), ofRow, 0, s.rowStart(row + 1) - s.rowStart(row));
    checkRow(c, what, s, row, ofRow, isState, e);
  }

  /** Compares a whole row, structural zeros included, with the referee. */
  private static void checkRow(
      Case c, String what, Sparsity s, int row, double[] values, boolean isState, Expression e) {
    for (int j = 0; j < s.columns(); j++) {
      int q = s.position(row, j);
      int column = j;
      double actual = q < 0 ? 0 : values[q - s.rowStart(row)];
      HyperDual expected = c.derivative(e, c.direction(isState, j));
      assertEquals(
          expected.d1(), actual, tolerance(expected), () -> c.at(what + row + "," + column));
    }
  }

  private static void checkProduct(
      Case c, Sparsity s, double[] values, double[] v, double[] out, boolean isTransposed) {
    double[] expected = new double[out.length];
    double[] size = new double[out.length];
    for (int i = 0; i < s.rows(); i++) {
      for (int q = s.rowStart(i); q < s.rowStart(i + 1); q++) {
        int to = isTransposed ? s.column(q) : i;
        double term = values[q] * v[isTransposed ? i : s.column(q)];
        expected[to] += term;
        size[to] += Math.abs(term);
      }
    }
    for (int i = 0; i < out.length; i++) {
      assertEquals(expected[i], out[i], ROUNDING * size[i], () -> c.at("product"));
    }
  }
}
