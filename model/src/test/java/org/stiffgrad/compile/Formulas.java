package org.stiffgrad.compile;

import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.Binary;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.Unary;
import org.stiffgrad.expression.Expression.UnaryOperator;

/** Short names for building formulas in tests. */
final class Formulas {
  private Formulas() {}

  static final Expression TIME = new Expression.Time();

  static Expression number(double value) {
    return new Expression.Constant(value);
  }

  static Expression ref(String name) {
    return new Expression.Reference(name);
  }

  static Expression add(Expression a, Expression b) {
    return new Binary(BinaryOperator.ADD, a, b);
  }

  static Expression sub(Expression a, Expression b) {
    return new Binary(BinaryOperator.SUBTRACT, a, b);
  }

  static Expression mul(Expression a, Expression b) {
    return new Binary(BinaryOperator.MULTIPLY, a, b);
  }

  static Expression div(Expression a, Expression b) {
    return new Binary(BinaryOperator.DIVIDE, a, b);
  }

  static Expression pow(Expression a, Expression b) {
    return new Binary(BinaryOperator.POWER, a, b);
  }

  static Expression max(Expression a, Expression b) {
    return new Binary(BinaryOperator.MAX, a, b);
  }

  static Expression min(Expression a, Expression b) {
    return new Binary(BinaryOperator.MIN, a, b);
  }

  static Expression neg(Expression a) {
    return new Unary(UnaryOperator.NEGATE, a);
  }

  static Expression apply(UnaryOperator operator, Expression a) {
    return new Unary(operator, a);
  }

  static Condition compare(Expression a, Condition.Relation relation, Expression b) {
    return new Condition.Comparison(relation, a, b);
  }

  static Condition less(Expression a, Expression b) {
    return compare(a, Condition.Relation.LESS, b);
  }

  static Expression when(Condition condition, Expression then, Expression otherwise) {
    return new Expression.Conditional(condition, then, otherwise);
  }
}
