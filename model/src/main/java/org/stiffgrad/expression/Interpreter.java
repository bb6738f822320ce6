package org.stiffgrad.expression;

import org.stiffgrad.expression.Expression.Binary;
import org.stiffgrad.expression.Expression.Conditional;
import org.stiffgrad.expression.Expression.Constant;
import org.stiffgrad.expression.Expression.Reference;
import org.stiffgrad.expression.Expression.Unary;

/**
 * Evaluates formulas exactly as their trees say, one operation a node: the referee of compiled
 * models, and the way to the value of a formula without names. Not for hot paths.
 */
public final class Interpreter {
  /** Where names and time get their values. */
  public interface Scope {
    /** The value of a state, parameter or assignment. */
    double value(String name);

    double time();
  }

  private Interpreter() {}

  /**
   * The value of a formula that {@link Expression#isNumber() is a number}.
   *
   * @throws IllegalArgumentException where it refers to a name or to time
   */
  public static double number(Expression expression) {
    return evaluate(expression, NoNames.INSTANCE);
  }

  /** The value of a formula in a scope. */
  public static double evaluate(Expression expression, Scope scope) {
    if (expression instanceof Constant constant) {
      return constant.value();
    }
    if (expression instanceof Reference reference) {
      return scope.value(reference.name());
    }
    if (expression instanceof Unary unary) {
      return apply(unary.operator(), evaluate(unary.operand(), scope));
    }
    if (expression instanceof Binary binary) {
      return apply(
          binary.operator(), evaluate(binary.left(), scope), evaluate(binary.right(), scope));
    }
    if (expression instanceof Conditional conditional) {
      return evaluate(
          holds(conditional.condition(), scope) ? conditional.then() : conditional.otherwise(),
          scope);
    }
    return scope.time();
  }

  /** The truth of a condition in a scope. */
  public static boolean holds(Condition condition, Scope scope) {
    if (condition instanceof Condition.Comparison c) {
      return compare(c.relation(), evaluate(c.left(), scope), evaluate(c.right(), scope));
    }
    if (condition instanceof Condition.And and) {
      return holds(and.left(), scope) && holds(and.right(), scope);
    }
    if (condition instanceof Condition.Or or) {
      return holds(or.left(), scope) || holds(or.right(), scope);
    }
    if (condition instanceof Condition.Not not) {
      return !holds(not.operand(), scope);
    }
    return ((Condition.Truth) condition).value();
  }

  private static boolean compare(Condition.Relation relation, double a, double b) {
    return switch (relation) {
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
    };
  }

  /** The value of a function of one argument. */
  public static double apply(Expression.UnaryOperator operator, double x) {
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
      case ASINH -> ElementaryFunctions.asinh(x);
      case ACOSH -> ElementaryFunctions.acosh(x);
      case ATANH -> ElementaryFunctions.atanh(x);
      case FLOOR -> Math.floor(x);
      case CEIL -> Math.ceil(x);
    };
  }

  /** The value of an operator of two arguments; powers are {@link Math#pow}. */
  public static double apply(Expression.BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case POWER -> Math.pow(a, b);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
    };
  }

  private enum NoNames implements Scope {
    INSTANCE;

    @Override
    public double value(String name) {
      throw new IllegalArgumentException("a number must not refer to " + name);
    }

    @Override
    public double time() {
      throw new IllegalArgumentException("a number must not refer to time");
    }
  }
}
