package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.compile.Formulas.*;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Model;
import org.stiffgrad.system.Evaluator;

/**
 * Problem E5 of the stiff test sets (Enright, Hull, Lindberg 1975; Hairer and Wanner, Solving ODEs
 * II, IV.10): its third equation must be f2 - f4 as written. Expanded, it is a difference of larger
 * numbers with other rounding errors, and y2 - y3 - y4 = 0 is lost together with all digits.
 */
class CancellationTest {
  private static final boolean[] NO_SWITCH = {};
  private static final MathContext DIGITS = new MathContext(60);

  private static Model e5(boolean isExpanded) {
    Expression y1 = ref("y1");
    Expression y3 = ref("y3");
    Expression decay = mul(ref("A"), y1);
    Expression first = mul(mul(ref("B"), y1), y3);
    Expression second = mul(mul(mul(ref("M"), ref("C")), ref("y2")), y3);
    Expression back = mul(ref("C"), ref("y4"));
    Expression f2 = sub(decay, second);
    Expression f4 = sub(first, back);
    Expression f3 =
        isExpanded ? add(sub(sub(decay, first), second), back) : sub(ref("f2"), ref("f4"));
    return new Model(
        "e5",
        List.of(
            new Model.State("y1", number(1.76e-3), sub(neg(decay), first)),
            new Model.State("y2", number(0), ref("f2")),
            new Model.State("y3", number(0), f3),
            new Model.State("y4", number(0), ref("f4"))),
        List.of(
            new Model.Parameter("A", number(7.89e-10), true),
            new Model.Parameter("B", number(1.1e7), true),
            new Model.Parameter("C", number(1.13e3), true),
            new Model.Parameter("M", number(1e6), true)),
        List.of(new Model.Assignment("f2", f2), new Model.Assignment("f4", f4)));
  }

  /** y on the slow manifold of the late phase, where f3 is 20 decades below its terms' size. */
  private static double[] y(SplittableRandom random) {
    double y1 = 1.76e-3 * random.nextDouble();
    double y3 = 1e-23 * (1 + random.nextDouble());
    double y2 = 7.89e-10 * y1 / (1.13e9 * y3) * (1 + 1e-9 * random.nextDouble());
    double y4 = 1.1e7 * y1 * y3 / 1.13e3 * (1 + 1e-9 * random.nextDouble());
    return new double[] {y1, y2, y3, y4};
  }

  @Test
  void thirdEquationIsTheDifferenceAsWritten() {
    CompiledModel model = ModelCompiler.compile(e5(false));
    Evaluator evaluator = model.newEvaluator();
    double[] p = model.parameterValues();
    double[] f = new double[4];
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    Referee referee = new Referee(model.source());
    for (int k = 0; k < 1_000; k++) {
      double[] y = y(random);
      evaluator.rhs(0, y, p, NO_SWITCH, f);
      assertEquals(f[1] - f[3], f[2], 0.0, "seed " + seed + ", draw " + k);
      double[] expected = referee.rhs(0, y, p);
      for (int i = 0; i < 4; i++) {
        assertEquals(expected[i], f[i], 0.0, "seed " + seed + ", draw " + k);
      }
    }
  }

  @Test
  void sharingDoesNotTurnTheExpandedFormIntoTheOther() {
    // what the author writes is what is computed, for better or worse
    CompiledModel model = ModelCompiler.compile(e5(true));
    Evaluator evaluator = model.newEvaluator();
    double[] p = model.parameterValues();
    double[] f = new double[4];
    SplittableRandom random = new SplittableRandom(11);
    Referee referee = new Referee(model.source());
    int different = 0;
    for (int k = 0; k < 1_000; k++) {
      double[] y = y(random);
      evaluator.rhs(0, y, p, NO_SWITCH, f);
      assertEquals(referee.rhs(0, y, p)[2], f[2], 0.0);
      different += f[2] == f[1] - f[3] ? 0 : 1;
    }
    assertTrue(different > 900, "the two forms round differently: " + different + " of 1000");
  }

  @Test
  void jacobianKeepsEveryDigit() {
    CompiledModel model = ModelCompiler.compile(e5(false));
    double[] p = model.parameterValues();
    double[] j = new double[model.jacobian().size()];
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < 100; k++) {
      double[] y = y(random);
      model.newEvaluator().jacobian(0, y, p, NO_SWITCH, j);
      // df3/dy3 = -M C y2 - B y1, terms of one sign: full relative accuracy
      double expected =
          product(-1, p[3], p[2], y[1]).add(product(-1, p[1], y[0]), DIGITS).doubleValue();
      assertEquals(expected, j[model.jacobian().position(2, 2)], 4 * Math.ulp(expected));
      double viaY1 = product(p[0]).subtract(product(p[1], y[2]), DIGITS).doubleValue();
      double actual = j[model.jacobian().position(2, 0)];
      assertEquals(viaY1, actual, 4 * Math.ulp(p[0]));
    }
  }

  private static BigDecimal product(double... factors) {
    BigDecimal product = BigDecimal.ONE;
    for (double factor : factors) {
      product = product.multiply(new BigDecimal(factor), DIGITS);
    }
    return product;
  }
}
