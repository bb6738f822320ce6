package org.stiffgrad.antimony;

import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;

/**
 * What a formula stands for: a number or a truth value, with the size and depth of its tree.
 *
 * <p>Inlined functions share subtrees, so that a short text can stand for a tree too large to walk;
 * size and depth are counted as if nothing were shared, and bounded.
 */
sealed interface Value {
  /** Number of operations and operands, counting shared parts each time they occur. */
  long size();

  /** Longest way from the root to a leaf. */
  int depth();

  record Quantity(Expression expression, long size, int depth) implements Value {}

  record Truth(Condition condition, long size, int depth) implements Value {}

  static Quantity leaf(Expression expression) {
    return new Quantity(expression, 1, 1);
  }

  static Quantity constant(double value) {
    return leaf(new Expression.Constant(value));
  }

  static Truth truth(boolean value) {
    return new Truth(new Condition.Truth(value), 1, 1);
  }

  static Quantity unary(Expression.UnaryOperator operator, Quantity operand) {
    return new Quantity(
        new Expression.Unary(operator, operand.expression()),
        operand.size() + 1,
        operand.depth() + 1);
  }

  static Quantity binary(Expression.BinaryOperator operator, Quantity left, Quantity right) {
    return new Quantity(
        new Expression.Binary(operator, left.expression(), right.expression()),
        left.size() + right.size() + 1,
        Math.max(left.depth(), right.depth()) + 1);
  }

  static Quantity conditional(Truth condition, Quantity then, Quantity otherwise) {
    return new Quantity(
        new Expression.Conditional(
            condition.condition(), then.expression(), otherwise.expression()),
        condition.size() + then.size() + otherwise.size() + 1,
        Math.max(condition.depth(), Math.max(then.depth(), otherwise.depth())) + 1);
  }

  static Truth comparison(Condition.Relation relation, Quantity left, Quantity right) {
    return new Truth(
        new Condition.Comparison(relation, left.expression(), right.expression()),
        left.size() + right.size() + 1,
        Math.max(left.depth(), right.depth()) + 1);
  }

  static Truth not(Truth operand) {
    return new Truth(
        new Condition.Not(operand.condition()), operand.size() + 1, operand.depth() + 1);
  }

  static Truth and(Truth left, Truth right) {
    return combined(new Condition.And(left.condition(), right.condition()), left, right);
  }

  static Truth or(Truth left, Truth right) {
    return combined(new Condition.Or(left.condition(), right.condition()), left, right);
  }

  private static Truth combined(Condition condition, Truth left, Truth right) {
    return new Truth(
        condition, left.size() + right.size() + 1, Math.max(left.depth(), right.depth()) + 1);
  }

  /** As SBML does it, a truth value used as a number is 1 or 0. */
  static Quantity number(Value value) {
    if (value instanceof Truth condition) {
      return conditional(condition, constant(1), constant(0));
    }
    return (Quantity) value;
  }
}
