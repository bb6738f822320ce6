package org.stiffgrad.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Expression.Binary;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.Constant;
import org.stiffgrad.expression.Expression.Reference;
import org.stiffgrad.expression.Expression.Unary;
import org.stiffgrad.expression.Expression.UnaryOperator;

class ModelTest {
  private static final Expression TWICE =
      new Binary(BinaryOperator.MULTIPLY, new Constant(2), new Reference("k1"));

  private static final Model MODEL =
      new Model(
          "m",
          List.of(
              new Model.State("A", new Unary(UnaryOperator.NEGATE, new Constant(3)), TWICE),
              new Model.State("B", new Reference("A"), TWICE)),
          List.of(
              new Model.Parameter("k1", new Constant(0.5), false),
              new Model.Parameter("k2", TWICE, false),
              new Model.Parameter(
                  "c", new Binary(BinaryOperator.DIVIDE, new Constant(1), new Constant(4)), true)),
          List.of(new Model.Assignment("v", TWICE)));

  @Test
  void independentsAreNumbersInOrder() {
    assertEquals(
        List.of(
            new Model.Independent("k1", 0.5, false, false),
            new Model.Independent("c", 0.25, false, true),
            new Model.Independent("A", -3, true, false)),
        MODEL.independents());
    assertEquals(List.of("k1"), MODEL.fittedByDefault());
  }

  @Test
  void aNumberMakesAComputedQuantityIndependent() {
    Model set = MODEL.withValue("k2", new Constant(5)).withValue("B", new Constant(7));
    assertEquals(List.of("k1", "k2"), set.fittedByDefault());
    assertEquals(5, set.independents().size());
    assertEquals(new Model.Independent("B", 7, true, false), set.independents().get(4));
  }

  @Test
  void unknownAndTakenNamesAreRefused() {
    Exception unknown =
        assertThrows(IllegalArgumentException.class, () -> MODEL.withValue("v", new Constant(1)));
    assertEquals("m has no parameter or state v", unknown.getMessage());
    Model.Parameter taken = new Model.Parameter("v", new Constant(1), false);
    assertThrows(IllegalArgumentException.class, () -> MODEL.withParameter(taken));
    Model more = MODEL.withParameter(new Model.Parameter("sigma", new Constant(1), false));
    assertEquals(List.of("k1", "sigma"), more.fittedByDefault());
  }

  @Test
  void formulasPrintAsWritten() {
    Expression x = new Reference("x");
    Expression sum = new Binary(BinaryOperator.ADD, x, new Constant(1.5));
    Expression square = new Binary(BinaryOperator.POWER, sum, new Constant(2));
    Expression negative = new Unary(UnaryOperator.NEGATE, square);
    assertEquals("-(x + 1.5)^2", FormulaText.of(negative));
    Expression difference =
        new Binary(BinaryOperator.SUBTRACT, x, new Binary(BinaryOperator.SUBTRACT, x, sum));
    assertEquals("x - (x - (x + 1.5))", FormulaText.of(difference));
    Condition condition = new Condition.Comparison(Condition.Relation.LESS, x, sum);
    assertEquals(
        "piecewise(x, !(x < x + 1.5), min(x, exp(x)))",
        FormulaText.of(
            new Expression.Conditional(
                new Condition.Not(condition),
                x,
                new Binary(BinaryOperator.MIN, x, new Unary(UnaryOperator.EXP, x)))));
  }
}
