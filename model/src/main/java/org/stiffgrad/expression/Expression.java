package org.stiffgrad.expression;

/** A formula as a tree, exactly as its author wrote it. References are by name. */
public sealed interface Expression {
  /** A number. */
  record Constant(double value) implements Expression {}

  /** The value of a state, parameter or assignment. */
  record Reference(String name) implements Expression {}

  /** The independent variable. */
  record Time() implements Expression {}

  record Unary(UnaryOperator operator, Expression operand) implements Expression {}

  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {}

  /** {@code then} where the condition holds, else {@code otherwise}. */
  record Conditional(Condition condition, Expression then, Expression otherwise)
      implements Expression {}

  /** Whether the formula is free of references and of time, so that it is a number. */
  default boolean isNumber() {
    if (this instanceof Constant) {
      return true;
    }
    if (this instanceof Unary unary) {
      return unary.operand().isNumber();
    }
    if (this instanceof Binary binary) {
      return binary.left().isNumber() && binary.right().isNumber();
    }
    if (this instanceof Conditional conditional) {
      return conditional.condition().isNumber()
          && conditional.then().isNumber()
          && conditional.otherwise().isNumber();
    }
    return false;
  }

  /** Functions of one argument; {@code LN} is the natural logarithm. */
  enum UnaryOperator {
    NEGATE,
    EXP,
    LN,
    LOG10,
    SQRT,
    ABS,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    SINH,
    COSH,
    TANH,
    ASINH,
    ACOSH,
    ATANH,
    FLOOR,
    CEIL
  }

  /** Operators of two arguments. */
  enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER,
    MIN,
    MAX
  }
}
