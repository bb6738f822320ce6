package org.stiffgrad.expression;

/** A truth value inside a conditional expression. */
public sealed interface Condition {
  record Truth(boolean value) implements Condition {}

  record Comparison(Relation relation, Expression left, Expression right) implements Condition {}

  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition operand) implements Condition {}

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
