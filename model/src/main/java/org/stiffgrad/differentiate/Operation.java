package org.stiffgrad.differentiate;

/**
 * What a node of a {@link Graph} computes from its operands. Every node is a number; conditions are
 * 1 where they hold and 0 where they do not.
 */
public enum Operation {
  /** A literal number. */
  CONSTANT(0),
  TIME(0),
  /** y[index]. */
  STATE(0),
  /** p[index]. */
  PARAMETER(0),
  /** 1 after switch time [index], else 0. */
  REGIME(0),

  NEGATE(1),
  EXP(1),
  LN(1),
  LOG10(1),
  SQRT(1),
  ABS(1),
  /** The sign of a number; the derivative of {@link #ABS}. */
  SIGN(1),
  SIN(1),
  COS(1),
  TAN(1),
  ASIN(1),
  ACOS(1),
  ATAN(1),
  SINH(1),
  COSH(1),
  TANH(1),
  ASINH(1),
  ACOSH(1),
  ATANH(1),
  FLOOR(1),
  CEIL(1),
  /** x^n with a literal integer n of at least 2 as payload. */
  INTEGER_POWER(1),
  NOT(1),

  ADD(2),
  SUBTRACT(2),
  MULTIPLY(2),
  DIVIDE(2),
  POWER(2),
  /** x^y (ln |x|)^k with a literal integer k of at least 1 as payload. */
  POWER_TIMES_LOG(2),
  MIN(2),
  MAX(2),
  LESS(2),
  LESS_OR_EQUAL(2),
  EQUAL(2),
  AND(2),
  OR(2),

  /** The second operand where the first is not 0, else the third; all three are evaluated. */
  SELECT(3);

  private final int operands;
  private final int code;

  Operation(int operands) {
    this.operands = operands;
    this.code = name().hashCode();
  }

  /** A number that tells operations apart in a hash, the same in every run. */
  int code() {
    return code;
  }

  /** How many nodes this computes from. */
  public int operands() {
    return operands;
  }

  /** Whether exchanging the two operands changes no bit of the result. */
  boolean isCommutative() {
    return switch (this) {
      case ADD, MULTIPLY, EQUAL, AND, OR -> true;
      default -> false;
    };
  }
}
