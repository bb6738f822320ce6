package org.stiffgrad.sbml;

import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;

/**
 * What a formula stands for: a number or a truth value. In SBML each may be used as the other.
 *
 * <p>Inlined functions share subtrees, so that a short text can stand for a tree too large to walk;
 * the size and depth are counted as if nothing were shared, to be bounded.
 */
sealed interface Value {
  Extent extent();

  record Quantity(Expression expression, Extent extent) implements Value {}

  record Truth(Condition condition, Extent extent) implements Value {}

  /**
   * How large a tree is.
   *
   * @param size number of operations and operands
   * @param depth longest way from the root to a leaf
   */
  record Extent(double size, int depth) {
    static final Extent LEAF = new Extent(1, 1);

    static Extent above(Extent a, Extent b) {
      return new Extent(a.size + b.size + 1, Math.max(a.depth, b.depth) + 1);
    }

    static Extent above(Extent a) {
      return new Extent(a.size + 1, a.depth + 1);
    }
  }

  static Quantity leaf(Expression expression) {
    return new Quantity(expression, Extent.LEAF);
  }

  static Quantity constant(double value) {
    return leaf(new Expression.Constant(value));
  }

  static Truth truth(boolean value) {
    return new Truth(new Condition.Truth(value), Extent.LEAF);
  }

  static Quantity unary(UnaryOperator operator, Quantity operand) {
    return new Quantity(
        new Expression.Unary(operator, operand.expression), Extent.above(operand.extent));
  }

  static Quantity binary(BinaryOperator operator, Quantity left, Quantity right) {
    return new Quantity(
        new Expression.Binary(operator, left.expression, right.expression),
        Extent.above(left.extent, right.extent));
  }

  static Quantity conditional(Truth condition, Quantity then, Quantity otherwise) {
    return new Quantity(
        new Expression.Conditional(condition.condition, then.expression, otherwise.expression),
        Extent.above(condition.extent, Extent.above(then.extent, otherwise.extent)));
  }

  static Truth comparison(Condition.Relation relation, Quantity left, Quantity right) {
    return new Truth(
        new Condition.Comparison(relation, left.expression, right.expression),
        Extent.above(left.extent, right.extent));
  }

  static Truth not(Truth operand) {
    return new Truth(new Condition.Not(operand.condition), Extent.above(operand.extent));
  }

  static Truth and(Truth left, Truth right) {
    return new Truth(
        new Condition.And(left.condition, right.condition),
        Extent.above(left.extent, right.extent));
  }

  static Truth or(Truth left, Truth right) {
    return new Truth(
        new Condition.Or(left.condition, right.condition), Extent.above(left.extent, right.extent));
  }

  /** Exactly one of the two holds. */
  static Truth xor(Truth left, Truth right) {
    return or(and(left, not(right)), and(not(left), right));
  }

  /** A truth value used as a number is 1 or 0. */
  default Quantity asNumber() {
    return this instanceof Truth truth
        ? conditional(truth, constant(1), constant(0))
        : (Quantity) this;
  }

  /** A number used as a truth value holds where it is not 0. */
  default Truth asCondition() {
    return this instanceof Quantity quantity
        ? comparison(Condition.Relation.NOT_EQUAL, quantity, constant(0))
        : (Truth) this;
  }
}
