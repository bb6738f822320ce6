package org.stiffgrad.expression;

/** A truth value inside a conditional expression. */
public sealed interface Condition {
  record Truth(boolean value) implements Condition {}

  record Comparison(Relation relation, Expression left, Expression right) implements Condition {}

  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition operand) implements Condition {}

  /** Whether the condition is free of references and of time. */
  default boolean isNumber() {
    if (this instanceof Comparison comparison) {
      return comparison.left().isNumber() && comparison.right().isNumber();
    }
    if (this instanceof And and) {
      return and.left().isNumber() && and.right().isNumber();
    }
    if (this instanceof Or or) {
      return or.left().isNumber() && or.right().isNumber();
    }
    return !(this instanceof Not not) || not.operand().isNumber();
  }

  /** How two numbers compare. */
  enum Relation {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    EQUAL,
    NOT_EQUAL
  }
}
