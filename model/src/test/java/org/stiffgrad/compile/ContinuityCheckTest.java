package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.compile.Formulas.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.UnaryOperator;
import org.stiffgrad.expression.Model;

/** Conditions on states: accepted where f is continuous across, else refused by name. */
class ContinuityCheckTest {
  private static final Expression A = ref("A");
  private static final Expression B = ref("B");
  private static final Expression LIMIT = ref("limit");

  private static void compile(Expression derivative, double limit) {
    ModelCompiler.compile(
        new Model(
            "m",
            List.of(
                new Model.State("A", number(1), ref("rate")),
                new Model.State("B", number(1), neg(B))),
            List.of(
                new Model.Parameter("limit", number(limit), false),
                new Model.Parameter("k", number(2e-3), false)),
            List.of(new Model.Assignment("rate", derivative))));
  }

  private static void accepted(Expression derivative) {
    compile(derivative, 1);
    compile(derivative, 1e-9);
    compile(derivative, 3e6);
  }

  private static void refused(Expression derivative) {
    UnsupportedModelException e =
        assertThrows(UnsupportedModelException.class, () -> compile(derivative, 1));
    assertEquals("rate", e.quantity());
    assertTrue(e.what().startsWith("the condition A < limit"), e.what());
    assertThrows(UnsupportedModelException.class, () -> compile(derivative, 1e-9));
    assertThrows(UnsupportedModelException.class, () -> compile(derivative, 3e6));
  }

  @Test
  void branchesThatMeetAreAccepted() {
    accepted(when(less(A, LIMIT), mul(ref("k"), A), mul(ref("k"), LIMIT)));
    accepted(when(less(A, LIMIT), number(0), sub(A, LIMIT)));
    accepted(when(less(A, LIMIT), number(0), apply(UnaryOperator.SQRT, sub(A, LIMIT))));
    accepted(when(less(A, number(0)), number(0), mul(ref("k"), A)));
    accepted(when(less(mul(A, B), LIMIT), mul(A, B), LIMIT));
    accepted(max(sub(A, LIMIT), apply(UnaryOperator.ABS, B)));
  }

  @Test
  void branchesThatDifferAreRefused() {
    refused(when(less(A, LIMIT), number(1), number(0)));
    refused(when(less(A, LIMIT), mul(ref("k"), A), mul(number(2.1e-3), LIMIT)));
    refused(add(mul(number(1e3), B), when(less(A, LIMIT), number(1), number(1.001))));
  }

  @Test
  void jumpsThatCancelAreAccepted() {
    Expression up = when(less(A, LIMIT), number(1), number(0));
    Expression down = when(less(A, LIMIT), number(0), number(1));
    accepted(add(up, down));
  }

  @Test
  void severalPiecesAreJudgedTogether() {
    Expression two = mul(number(2), LIMIT);
    Expression second = when(less(A, two), sub(A, LIMIT), LIMIT);
    accepted(when(less(A, LIMIT), number(0), second));
    refused(when(less(A, LIMIT), number(0), when(less(A, two), A, two)));
  }

  @Test
  void complementaryConditionsAreJudgedTogether() {
    Condition from = Formulas.compare(A, Condition.Relation.GREATER_OR_EQUAL, LIMIT);
    accepted(when(less(A, LIMIT), A, when(from, LIMIT, number(0))));
  }

  @Test
  void stepsOfStatesAreRefused() {
    UnsupportedModelException e =
        assertThrows(
            UnsupportedModelException.class, () -> compile(apply(UnaryOperator.CEIL, A), 1));
    assertEquals(
        "ceil(A) in the formula of rate jumps at times that are not known beforehand", e.what());
  }

  @Test
  void observablesMayJump() {
    Model model =
        new Model("m", List.of(new Model.State("A", number(1), neg(A))), List.of(), List.of());
    Expression seen = when(less(A, number(0.5)), number(0), A);
    CompiledModel compiled =
        ModelCompiler.compile(model, List.of(new ObservableFormula("seen", seen, number(1))));
    double[] p = compiled.parameterValues();
    double[] y = {0.25};
    assertEquals(0.0, compiled.observation().newEvaluator().value(0, 0, y, p, new boolean[0]));
  }
}
