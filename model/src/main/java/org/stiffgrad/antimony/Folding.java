package org.stiffgrad.antimony;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression;

/** Values of formulas that depend on nothing, so that {@code k = 1/60} is a plain number. */
final class Folding {
  private Folding() {}

  /** The value, or null where the formula refers to a name or to time. */
  static @Nullable Double constant(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return constant.value();
    }
    if (expression instanceof Expression.Unary unary) {
      Double operand = constant(unary.operand());
      return operand == null ? null : apply(unary.operator(), operand);
    }
    if (expression instanceof Expression.Binary binary) {
      Double left = constant(binary.left());
      Double right = left == null ? null : constant(binary.right());
      return left == null || right == null ? null : apply(binary.operator(), left, right);
    }
    if (expression instanceof Expression.Conditional conditional) {
      Boolean holds = holds(conditional.condition());
      Double then = constant(conditional.then());
      Double otherwise = constant(conditional.otherwise());
      if (holds == null || then == null || otherwise == null) {
        return null;
      }
      return holds ? then : otherwise;
    }
    return null;
  }

  private static @Nullable Boolean holds(Condition condition) {
    if (condition instanceof Condition.Truth truth) {
      return truth.value();
    }
    if (condition instanceof Condition.Comparison comparison) {
      Double left = constant(comparison.left());
      Double right = constant(comparison.right());
      if (left == null || right == null) {
        return null;
      }
      return compare(comparison.relation(), left, right);
    }
    if (condition instanceof Condition.Not not) {
      Boolean operand = holds(not.operand());
      return operand == null ? null : !operand;
    }
    if (condition instanceof Condition.And and) {
      return combined(true, holds(and.left()), holds(and.right()));
    }
    if (condition instanceof Condition.Or or) {
      return combined(false, holds(or.left()), holds(or.right()));
    }
    return null;
  }

  private static @Nullable Boolean combined(
      boolean and, @Nullable Boolean left, @Nullable Boolean right) {
    if (left == null || right == null) {
      return null;
    }
    return and ? (left && right) : (left || right);
  }

  private static boolean compare(Condition.Relation relation, double left, double right) {
    return switch (relation) {
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }

  private static double apply(Expression.UnaryOperator operator, double x) {
    return switch (operator) {
      case NEGATE -> -x;
      case EXP -> Math.exp(x);
      case LN -> Math.log(x);
      case LOG10 -> Math.log10(x);
      case SQRT -> Math.sqrt(x);
      case ABS -> Math.abs(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case TAN -> Math.tan(x);
      case ASIN -> Math.asin(x);
      case ACOS -> Math.acos(x);
      case ATAN -> Math.atan(x);
      case SINH -> Math.sinh(x);
      case COSH -> Math.cosh(x);
      case TANH -> Math.tanh(x);
      case ASINH -> Math.copySign(Math.log(Math.abs(x) + Math.hypot(1, x)), x);
      case ACOSH -> Math.log(x + Math.sqrt(x * x - 1));
      case ATANH -> (Math.log1p(x) - Math.log1p(-x)) / 2;
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
    };
  }

  private static double apply(Expression.BinaryOperator operator, double x, double y) {
    return switch (operator) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      case DIVIDE -> x / y;
      case POWER -> Math.pow(x, y);
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
    };
  }
}
