package org.stiffgrad.antimony;

import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;

/** Writes expressions with every parenthesis, so that tests can state their exact structure. */
final class Infix {
  private Infix() {}

  static String of(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      double value = constant.value();
      return value == Math.rint(value) && Math.abs(value) < 1e6
          ? Long.toString((long) value)
          : Double.toString(value);
    }
    if (expression instanceof Expression.Reference reference) {
      return reference.name();
    }
    if (expression instanceof Expression.Time) {
      return "time";
    }
    if (expression instanceof Expression.Unary unary) {
      return unary.operator() == Expression.UnaryOperator.NEGATE
          ? "(-" + of(unary.operand()) + ")"
          : unary.operator() + "(" + of(unary.operand()) + ")";
    }
    if (expression instanceof Expression.Binary binary) {
      String symbol =
          switch (binary.operator()) {
            case ADD -> " + ";
            case SUBTRACT -> " - ";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case POWER -> "^";
            case MIN -> " min ";
            case MAX -> " max ";
          };
      return "(" + of(binary.left()) + symbol + of(binary.right()) + ")";
    }
    Expression.Conditional conditional = (Expression.Conditional) expression;
    return "("
        + of(conditional.condition())
        + " ? "
        + of(conditional.then())
        + " : "
        + of(conditional.otherwise())
        + ")";
  }

  static String of(Condition condition) {
    if (condition instanceof Condition.Truth truth) {
      return Boolean.toString(truth.value());
    }
    if (condition instanceof Condition.Comparison comparison) {
      String symbol =
          switch (comparison.relation()) {
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
            case EQUAL -> " == ";
            case NOT_EQUAL -> " != ";
          };
      return "(" + of(comparison.left()) + symbol + of(comparison.right()) + ")";
    }
    if (condition instanceof Condition.And and) {
      return "(" + of(and.left()) + " && " + of(and.right()) + ")";
    }
    if (condition instanceof Condition.Or or) {
      return "(" + of(or.left()) + " || " + of(or.right()) + ")";
    }
    return "!" + of(((Condition.Not) condition).operand());
  }
}
