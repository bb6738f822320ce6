package org.stiffgrad.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stiffgrad.compile.Formulas.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Condition.Relation;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.UnaryOperator;
import org.stiffgrad.expression.Model;
import org.stiffgrad.system.Evaluator;
import org.stiffgrad.system.Sparsity;

class TimeSwitchTest {
  private static final Expression OFF = ref("tOff");

  private static CompiledModel compile(Expression derivative) {
    return ModelCompiler.compile(
        new Model(
            "dosed",
            List.of(new Model.State("x", number(0), derivative)),
            List.of(
                new Model.Parameter("tOff", number(5), false),
                new Model.Parameter("width", number(2), false)),
            List.of()));
  }

  private static double[] switchTimes(CompiledModel model, double[] p) {
    double[] times = new double[model.switchTimeJacobian().rows()];
    model.newEvaluator().switchTimes(p, times);
    return times;
  }

  private static double rhs(CompiledModel model, boolean... regime) {
    double[] f = new double[1];
    model.newEvaluator().rhs(99, new double[1], model.parameterValues(), regime, f);
    return f[0];
  }

  @ParameterizedTest
  @EnumSource(
      value = Relation.class,
      names = {"EQUAL", "NOT_EQUAL"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyOrderEitherWayRoundIsOneSwitch(Relation relation) {
    boolean holdsBefore = relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL;
    CompiledModel model = compile(when(compare(TIME, relation, OFF), number(1), number(2)));
    assertArrayEquals(new double[] {7}, switchTimes(model, new double[] {7, 2, 0}));
    // t = 99 plays no part: the regime decides
    assertEquals(holdsBefore ? 1.0 : 2.0, rhs(model, false));
    assertEquals(holdsBefore ? 2.0 : 1.0, rhs(model, true));
    CompiledModel turned = compile(when(compare(OFF, relation, TIME), number(1), number(2)));
    assertEquals(holdsBefore ? 2.0 : 1.0, rhs(turned, false));
    assertEquals(holdsBefore ? 1.0 : 2.0, rhs(turned, true));
    CompiledModel minus =
        compile(when(compare(neg(TIME), relation, neg(OFF)), number(1), number(2)));
    assertArrayEquals(new double[] {7}, switchTimes(minus, new double[] {7, 2, 0}));
    assertEquals(holdsBefore ? 2.0 : 1.0, rhs(minus, false));
  }

  @Test
  void switchTimesAreLinearSolvesWithDerivatives() {
    // 2 (t - tOff) < 3 width - t / 4
    Expression left = mul(number(2), sub(TIME, OFF));
    Expression right = sub(mul(number(3), ref("width")), div(TIME, number(4)));
    CompiledModel model = compile(when(less(left, right), number(1), number(0)));
    double tau = (3 * 2 + 2 * 5) / 2.25;
    assertEquals(tau, switchTimes(model, model.parameterValues())[0], 4 * Math.ulp(tau));
    assertEquals(Sparsity.ofRows(3, new int[][] {{0, 1}}), model.switchTimeJacobian());
    double[] values = new double[2];
    model.newEvaluator().switchTimeJacobian(model.parameterValues(), values);
    assertEquals(2 / 2.25, values[0], Math.ulp(1.0));
    assertEquals(3 / 2.25, values[1], 2 * Math.ulp(1.0));
  }

  @Test
  void equalTimesShareASwitchAndOthersDoNot() {
    Expression end = add(OFF, ref("width"));
    Condition pulse =
        new Condition.And(compare(OFF, Relation.LESS_OR_EQUAL, TIME), less(TIME, end));
    Expression both =
        add(when(pulse, number(1), number(0)), when(less(TIME, OFF), ref("x"), number(3)));
    CompiledModel model = compile(both);
    assertArrayEquals(new double[] {5, 7}, switchTimes(model, model.parameterValues()));
    assertEquals(0.0, rhs(model, false, false));
    assertEquals(4.0, rhs(model, true, false));
    assertEquals(3.0, rhs(model, true, true));
  }

  @Test
  void kinksInTimeAreSwitches() {
    Expression ramp = max(number(0), sub(TIME, OFF));
    CompiledModel model = compile(ramp);
    assertArrayEquals(new double[] {5}, switchTimes(model, model.parameterValues()));
    assertEquals(0.0, rhs(model, false));
    assertEquals(94.0, rhs(model, true));
    double[] ft = new double[1];
    Evaluator evaluator = model.newEvaluator();
    evaluator.timeDerivative(9, new double[1], model.parameterValues(), new boolean[] {true}, ft);
    assertEquals(1.0, ft[0]);
    CompiledModel absolute = compile(apply(UnaryOperator.ABS, sub(TIME, OFF)));
    assertArrayEquals(new double[] {5}, switchTimes(absolute, model.parameterValues()));
    assertEquals(-94.0, rhs(absolute, false));
  }

  @Test
  void conditionsOnParametersAreNoSwitch() {
    CompiledModel model = compile(when(less(OFF, ref("width")), ref("x"), ref("width")));
    assertEquals(0, model.switchTimeJacobian().rows());
    assertEquals(2.0, rhs(model));
  }

  @Test
  void aStateConditionBesideASwitchIsProbed() {
    // continuous in x on either side of tOff
    Expression x = ref("x");
    Expression branch = when(less(x, number(1)), x, number(1));
    CompiledModel model = compile(when(less(TIME, OFF), branch, number(3)));
    assertEquals(1, model.switchTimeJacobian().rows());
    assertEquals(0.0, rhs(model, false));
  }

  @Test
  void equalityOfTimeIsRefused() {
    Expression impulse = when(compare(TIME, Relation.EQUAL, OFF), number(1), number(0));
    UnsupportedModelException e =
        assertThrows(UnsupportedModelException.class, () -> compile(impulse));
    assertEquals("x", e.quantity());
    assertTrue(e.what().startsWith("the condition time == tOff in the formula of x"));
  }

  @Test
  void nonlinearTimesOfAJumpAreRefused() {
    Expression wave = apply(UnaryOperator.SIN, TIME);
    Expression jump = when(less(wave, number(0)), number(1), number(0));
    UnsupportedModelException e =
        assertThrows(UnsupportedModelException.class, () -> compile(jump));
    assertTrue(e.what().contains("sin(time) < 0"), e.what());
    Expression kink = when(less(wave, number(0)), neg(wave), wave);
    assertEquals(Math.abs(Math.sin(99)), rhs(compile(kink)));
    Expression stairs = apply(UnaryOperator.FLOOR, div(TIME, number(24)));
    UnsupportedModelException steps =
        assertThrows(UnsupportedModelException.class, () -> compile(stairs));
    assertTrue(steps.what().startsWith("floor(time/24)"), steps.what());
  }

  @ParameterizedTest
  @EnumSource(
      value = Relation.class,
      names = {"EQUAL", "NOT_EQUAL"},
      mode = EnumSource.Mode.EXCLUDE)
  void atTheSwitchTimeItselfTheRelationIsTakenAtItsWord(Relation relation) {
    boolean holdsOnIt = relation == Relation.LESS_OR_EQUAL || relation == Relation.GREATER_OR_EQUAL;
    for (boolean isTurned : new boolean[] {false, true}) {
      Condition condition = isTurned ? compare(OFF, relation, TIME) : compare(TIME, relation, OFF);
      CompiledModel model = compile(when(condition, number(1), number(2)));
      boolean[] regime = new boolean[1];
      model.regimeAt(5, switchTimes(model, model.parameterValues()), regime);
      assertEquals(holdsOnIt ? 1.0 : 2.0, rhs(model, regime), relation + " " + isTurned);
    }
  }
}
