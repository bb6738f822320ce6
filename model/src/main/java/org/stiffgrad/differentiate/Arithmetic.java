package org.stiffgrad.differentiate;

import org.stiffgrad.expression.ElementaryFunctions;

/** The value of each operation; generated code computes the same bits. */
final class Arithmetic {
  private Arithmetic() {}

  /** A function of one argument. */
  static double apply(Operation function, double x) {
    return switch (function) {
      case NEGATE -> -x;
      case EXP -> Math.exp(x);
      case LN -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIGN -> Math.signum(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ASINH -> ElementaryFunctions.asinh(x);
      case ACOSH -> ElementaryFunctions.acosh(x);
      case ATANH -> ElementaryFunctions.atanh(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
      case NOT -> x == 0 ? 1 : 0;
      default ->
          throw new IllegalArgumentException(function + " is not a function of one argument");
    };
  }

  /** An operator of two arguments. */
  static double apply(Operation operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Math.pow(a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case LESS -> a < b ? 1 : 0;
      case LESS_OR_EQUAL -> a <= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case AND -> a * b;
      case OR -> Math.max(a, b);
      default ->
          throw new IllegalArgumentException(operator + " is not an operator of two arguments");
    };
  }
}
