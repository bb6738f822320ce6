package org.stiffgrad.expression;

import java.util.Locale;
import org.stiffgrad.expression.Expression.Binary;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.Conditional;
import org.stiffgrad.expression.Expression.Constant;
import org.stiffgrad.expression.Expression.Reference;
import org.stiffgrad.expression.Expression.Unary;
import org.stiffgrad.expression.Expression.UnaryOperator;

/** Formulas as text for messages, in infix notation with the fewest parentheses. */
public final class FormulaText {
  // binding strength, weakest first
  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private FormulaText() {}

  /** The formula in infix notation. */
  public static String of(Expression expression) {
    StringBuilder text = new StringBuilder();
    append(text, expression, 0);
    return text.toString();
  }

  /** The condition in infix notation. */
  public static String of(Condition condition) {
    StringBuilder text = new StringBuilder();
    append(text, condition);
    return text.toString();
  }

  private static void append(StringBuilder text, Expression expression, int context) {
    if (expression instanceof Constant constant) {
      text.append(number(constant.value()));
    } else if (expression instanceof Reference reference) {
      text.append(reference.name());
    } else if (expression instanceof Unary unary) {
      appendUnary(text, unary, context);
    } else if (expression instanceof Binary binary) {
      appendBinary(text, binary, context);
    } else if (expression instanceof Conditional conditional) {
      text.append("piecewise(");
      append(text, conditional.then(), 0);
      text.append(", ");
      append(text, conditional.condition());
      text.append(", ");
      append(text, conditional.otherwise(), 0);
      text.append(')');
    } else {
      text.append("time");
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static void appendUnary(StringBuilder text, Unary unary, int context) {
    if (unary.operator() == UnaryOperator.NEGATE) {
      open(text, context > SIGN);
      text.append('-');
      append(text, unary.operand(), SIGN);
      close(text, context > SIGN);
      return;
    }
    text.append(unary.operator().name().toLowerCase(Locale.ROOT)).append('(');
    append(text, unary.operand(), 0);
    text.append(')');
  }

  private static void appendBinary(StringBuilder text, Binary binary, int context) {
    BinaryOperator operator = binary.operator();
    if (operator == BinaryOperator.MIN || operator == BinaryOperator.MAX) {
      text.append(operator == BinaryOperator.MIN ? "min(" : "max(");
      append(text, binary.left(), 0);
      text.append(", ");
      append(text, binary.right(), 0);
      text.append(')');
      return;
    }
    int strength = strength(operator);
    boolean isPower = operator == BinaryOperator.POWER;
    open(text, context > strength);
    append(text, binary.left(), isPower ? ATOM : strength);
    text.append(symbol(operator));
    append(text, binary.right(), isPower ? ATOM : strength + 1);
    close(text, context > strength);
  }

  private static int strength(BinaryOperator operator) {
    return switch (operator) {
      case ADD, SUBTRACT -> SUM;
      case MULTIPLY, DIVIDE -> PRODUCT;
      case POWER -> POWER;
      case MIN, MAX -> ATOM;
    };
  }

  private static String symbol(BinaryOperator operator) {
    return switch (operator) {
      case ADD -> " + ";
      case SUBTRACT -> " - ";
      case MULTIPLY -> "*";
      case DIVIDE -> "/";
      case POWER -> "^";
      case MIN, MAX -> ", ";
    };
  }

  private static void append(StringBuilder text, Condition condition) {
    if (condition instanceof Condition.Comparison comparison) {
      append(text, comparison.left(), 0);
      text.append(symbol(comparison.relation()));
      append(text, comparison.right(), 0);
    } else if (condition instanceof Condition.And and) {
      appendPair(text, and.left(), " && ", and.right());
    } else if (condition instanceof Condition.Or or) {
      appendPair(text, or.left(), " || ", or.right());
    } else if (condition instanceof Condition.Not not) {
      text.append("!(");
      append(text, not.operand());
      text.append(')');
    } else {
      text.append(((Condition.Truth) condition).value());
    }
  }

  private static void appendPair(
      StringBuilder text, Condition left, String symbol, Condition right) {
    text.append('(');
    append(text, left);
    text.append(symbol);
    append(text, right);
    text.append(')');
  }

  private static String symbol(Condition.Relation relation) {
    return switch (relation) {
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
      case EQUAL -> " == ";
      case NOT_EQUAL -> " != ";
    };
  }

  private static void open(StringBuilder text, boolean parenthesis) {
    if (parenthesis) {
      text.append('(');
    }
  }

  private static void close(StringBuilder text, boolean parenthesis) {
    if (parenthesis) {
      text.append(')');
    }
  }
}
