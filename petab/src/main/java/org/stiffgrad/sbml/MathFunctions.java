package org.stiffgrad.sbml;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sbml.jsbml.ASTNode;
import org.stiffgrad.expression.Condition.Relation;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;
import org.stiffgrad.expression.Interpreter;

/** The functions and operators of MathML, as SBML Level 3 Version 2 defines them. */
final class MathFunctions {
  /** 170! is the largest factorial that fits a double. */
  private static final int LARGEST_FACTORIAL = 170;

  private final String name;
  private final List<Value> arguments;
  private final MathReader reader;

  private MathFunctions(String name, List<Value> arguments, MathReader reader) {
    this.name = name;
    this.arguments = arguments;
    this.reader = reader;
  }

  /** Applies an operator; the reader is for messages. */
  static Value apply(ASTNode.Type type, List<Value> arguments, MathReader reader) {
    return new MathFunctions(name(type), arguments, reader).apply(type);
  }

  static String plural(int count) {
    return "found " + count + (count == 1 ? " argument" : " arguments");
  }

  private static String name(ASTNode.Type type) {
    String name = type.name().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('_') + 1);
  }

  private Value apply(ASTNode.Type type) {
    return switch (type) {
      case PLUS, SUM -> chain(BinaryOperator.ADD, 0);
      case TIMES, PRODUCT -> chain(BinaryOperator.MULTIPLY, 1);
      case MINUS -> minus();
      case DIVIDE -> binary(BinaryOperator.DIVIDE);
      case POWER, FUNCTION_POWER -> binary(BinaryOperator.POWER);
      case FUNCTION_ROOT -> root();
      case FUNCTION_LOG -> logarithm();
      case FUNCTION_FACTORIAL -> factorial();
      case FUNCTION_QUOTIENT -> quotient();
      case FUNCTION_REM -> remainder();
      case FUNCTION_MIN -> extreme(BinaryOperator.MIN);
      case FUNCTION_MAX -> extreme(BinaryOperator.MAX);
      case FUNCTION_PIECEWISE -> piecewise();
      case LOGICAL_AND, LOGICAL_OR, LOGICAL_XOR, LOGICAL_NOT, LOGICAL_IMPLIES -> logical(type);
      case RELATIONAL_EQ -> compare(Relation.EQUAL);
      case RELATIONAL_NEQ -> notEqual();
      case RELATIONAL_LT -> compare(Relation.LESS);
      case RELATIONAL_LEQ -> compare(Relation.LESS_OR_EQUAL);
      case RELATIONAL_GT -> compare(Relation.GREATER);
      case RELATIONAL_GEQ -> compare(Relation.GREATER_OR_EQUAL);
      default -> unary(type);
    };
  }

  private Value.Quantity unary(ASTNode.Type type) {
    UnaryOperator operator = operator(type);
    if (operator != null) {
      return Value.unary(operator, only());
    }
    UnaryOperator denominator = denominator(type);
    if (denominator != null) {
      return inverse(Value.unary(denominator, only()));
    }
    UnaryOperator ofInverse = ofInverse(type);
    if (ofInverse != null) {
      return Value.unary(ofInverse, inverse(only()));
    }
    throw reader.error("found " + name + " in a formula, which is not supported");
  }

  private static @Nullable UnaryOperator operator(ASTNode.Type type) {
    return switch (type) {
      case FUNCTION_ABS -> UnaryOperator.ABS;
      case FUNCTION_EXP -> UnaryOperator.EXP;
      case FUNCTION_LN -> UnaryOperator.LN;
      case FUNCTION_FLOOR -> UnaryOperator.FLOOR;
      case FUNCTION_CEILING -> UnaryOperator.CEIL;
      case FUNCTION_SIN -> UnaryOperator.SIN;
      case FUNCTION_COS -> UnaryOperator.COS;
      case FUNCTION_TAN -> UnaryOperator.TAN;
      case FUNCTION_ARCSIN -> UnaryOperator.ASIN;
      case FUNCTION_ARCCOS -> UnaryOperator.ACOS;
      case FUNCTION_ARCTAN -> UnaryOperator.ATAN;
      case FUNCTION_SINH -> UnaryOperator.SINH;
      case FUNCTION_COSH -> UnaryOperator.COSH;
      case FUNCTION_TANH -> UnaryOperator.TANH;
      case FUNCTION_ARCSINH -> UnaryOperator.ASINH;
      case FUNCTION_ARCCOSH -> UnaryOperator.ACOSH;
      case FUNCTION_ARCTANH -> UnaryOperator.ATANH;
      default -> null;
    };
  }

  /** f where the function is 1/f(x). */
  private static @Nullable UnaryOperator denominator(ASTNode.Type type) {
    return switch (type) {
      case FUNCTION_SEC -> UnaryOperator.COS;
      case FUNCTION_CSC -> UnaryOperator.SIN;
      case FUNCTION_COT -> UnaryOperator.TAN;
      case FUNCTION_SECH -> UnaryOperator.COSH;
      case FUNCTION_CSCH -> UnaryOperator.SINH;
      case FUNCTION_COTH -> UnaryOperator.TANH;
      default -> null;
    };
  }

  /** f where the function is f(1/x). */
  private static @Nullable UnaryOperator ofInverse(ASTNode.Type type) {
    return switch (type) {
      case FUNCTION_ARCSEC -> UnaryOperator.ACOS;
      case FUNCTION_ARCCSC -> UnaryOperator.ASIN;
      case FUNCTION_ARCCOT -> UnaryOperator.ATAN;
      case FUNCTION_ARCSECH -> UnaryOperator.ACOSH;
      case FUNCTION_ARCCSCH -> UnaryOperator.ASINH;
      case FUNCTION_ARCCOTH -> UnaryOperator.ATANH;
      default -> null;
    };
  }

  private static Value.Quantity inverse(Value.Quantity x) {
    return Value.binary(BinaryOperator.DIVIDE, Value.constant(1), x);
  }

  private Value.Quantity minus() {
    require(1, 2);
    return arguments.size() == 1
        ? Value.unary(UnaryOperator.NEGATE, number(0))
        : Value.binary(BinaryOperator.SUBTRACT, number(0), number(1));
  }

  private Value.Quantity binary(BinaryOperator operator) {
    require(2, 2);
    return Value.binary(operator, number(0), number(1));
  }

  /** A sum or product of any number of operands. */
  private Value.Quantity chain(BinaryOperator operator, double neutral) {
    return arguments.isEmpty() ? Value.constant(neutral) : extreme(operator);
  }

  private Value.Quantity extreme(BinaryOperator operator) {
    require(1, Integer.MAX_VALUE);
    Value.Quantity result = number(0);
    for (int k = 1; k < arguments.size(); k++) {
      result = Value.binary(operator, result, number(k));
    }
    return result;
  }

  /** {@code root(x)} or {@code root(degree, x)}. */
  private Value.Quantity root() {
    require(1, 2);
    if (arguments.size() == 1 || isNumber(0, 2)) {
      return Value.unary(UnaryOperator.SQRT, number(arguments.size() - 1));
    }
    return Value.binary(BinaryOperator.POWER, number(1), inverse(number(0)));
  }

  /** {@code log(x)} to base 10, or {@code log(base, x)}. */
  private Value.Quantity logarithm() {
    require(1, 2);
    if (arguments.size() == 1 || isNumber(0, 10)) {
      return Value.unary(UnaryOperator.LOG10, number(arguments.size() - 1));
    }
    return Value.binary(
        BinaryOperator.DIVIDE,
        Value.unary(UnaryOperator.LN, number(1)),
        Value.unary(UnaryOperator.LN, number(0)));
  }

  private boolean isNumber(int k, double value) {
    return number(k).expression().isNumber() && Interpreter.number(number(k).expression()) == value;
  }

  private Value.Quantity factorial() {
    Value.Quantity of = only();
    if (!of.expression().isNumber()) {
      throw reader.error("found a factorial of a variable, expected one of a number");
    }
    double n = Interpreter.number(of.expression());
    if (!(n >= 0) || n != Math.rint(n) || n > LARGEST_FACTORIAL) {
      throw reader.error("found the factorial of " + n + ", expected a whole number from 0 to 170");
    }
    double product = 1;
    for (int k = 2; k <= n; k++) {
      product *= k;
    }
    return Value.constant(product);
  }

  /** a/b rounded towards 0. */
  private Value.Quantity quotient() {
    Value.Quantity ratio = binary(BinaryOperator.DIVIDE);
    return Value.conditional(
        Value.comparison(Relation.LESS, ratio, Value.constant(0)),
        Value.unary(UnaryOperator.CEIL, ratio),
        Value.unary(UnaryOperator.FLOOR, ratio));
  }

  /** a - b quotient(a, b). */
  private Value.Quantity remainder() {
    return Value.binary(
        BinaryOperator.SUBTRACT,
        number(0),
        Value.binary(BinaryOperator.MULTIPLY, number(1), quotient()));
  }

  /**
   * The arguments are value, condition, value, condition, ..., and perhaps the otherwise. Where no
   * condition holds and there is no otherwise, the value is undefined: not a number.
   */
  private Value piecewise() {
    boolean isTruth = arguments.size() % 2 == 1;
    for (int k = 0; k < arguments.size(); k += 2) {
      isTruth &= arguments.get(k) instanceof Value.Truth;
    }
    return isTruth ? truthPiecewise() : numberPiecewise();
  }

  private Value.Truth truthPiecewise() {
    Value.Truth result = condition(arguments.size() - 1);
    for (int k = arguments.size() - 3; k >= 0; k -= 2) {
      Value.Truth holds = condition(k + 1);
      result = Value.or(Value.and(holds, condition(k)), Value.and(Value.not(holds), result));
    }
    return result;
  }

  private Value.Quantity numberPiecewise() {
    int pieces = arguments.size() / 2;
    Value.Quantity result =
        arguments.size() % 2 == 1 ? number(2 * pieces) : Value.constant(Double.NaN);
    for (int k = 2 * pieces - 2; k >= 0; k -= 2) {
      result = Value.conditional(condition(k + 1), number(k), result);
    }
    return result;
  }

  private Value.Truth logical(ASTNode.Type type) {
    switch (type) {
      case LOGICAL_NOT -> {
        require(1, 1);
        return Value.not(condition(0));
      }
      case LOGICAL_IMPLIES -> {
        require(2, 2);
        return Value.or(Value.not(condition(0)), condition(1));
      }
      default -> {
        return connective(type);
      }
    }
  }

  /** Without operands and is true, or and xor are false. */
  private Value.Truth connective(ASTNode.Type type) {
    if (arguments.isEmpty()) {
      return Value.truth(type == ASTNode.Type.LOGICAL_AND);
    }
    Value.Truth result = condition(0);
    for (int k = 1; k < arguments.size(); k++) {
      Value.Truth next = condition(k);
      result =
          switch (type) {
            case LOGICAL_AND -> Value.and(result, next);
            case LOGICAL_OR -> Value.or(result, next);
            default -> Value.xor(result, next);
          };
    }
    return result;
  }

  /** A chain a < b < c holds where each of its comparisons does. */
  private Value.Truth compare(Relation relation) {
    require(1, Integer.MAX_VALUE);
    Value.Truth result = null;
    for (int k = 0; k + 1 < arguments.size(); k++) {
      Value.Truth next = comparison(relation, k);
      result = result == null ? next : Value.and(result, next);
    }
    return result == null ? Value.truth(true) : result;
  }

  private Value.Truth notEqual() {
    require(2, 2);
    return comparison(Relation.NOT_EQUAL, 0);
  }

  /** Truth values are compared as such, for equality, since 0 and 1 would be compared at kinks. */
  private Value.Truth comparison(Relation relation, int k) {
    boolean isTruth =
        arguments.get(k) instanceof Value.Truth && arguments.get(k + 1) instanceof Value.Truth;
    if (isTruth && relation == Relation.NOT_EQUAL) {
      return Value.xor(condition(k), condition(k + 1));
    }
    if (isTruth && relation == Relation.EQUAL) {
      return Value.not(Value.xor(condition(k), condition(k + 1)));
    }
    return Value.comparison(relation, number(k), number(k + 1));
  }

  private Value.Quantity only() {
    require(1, 1);
    return number(0);
  }

  private Value.Quantity number(int k) {
    return arguments.get(k).asNumber();
  }

  private Value.Truth condition(int k) {
    return arguments.get(k).asCondition();
  }

  private void require(int fewest, int most) {
    int count = arguments.size();
    if (count < fewest || count > most) {
      String range =
          most == Integer.MAX_VALUE
              ? "at least " + fewest
              : fewest == most ? Integer.toString(fewest) : fewest + " or " + most;
      throw reader.error(plural(count) + " to " + name + ", expected " + range);
    }
  }
}
