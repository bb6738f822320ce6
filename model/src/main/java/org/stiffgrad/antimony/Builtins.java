package org.stiffgrad.antimony;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;
import org.stiffgrad.input.InputException;

/**
 * The functions that Antimony knows by itself. {@code log} of one argument is the natural logarithm
 * (libAntimony reads formulas with {@code L3P_PARSE_LOG_AS_LN}).
 */
final class Builtins {
  private Builtins() {}

  /** Functions of SBML that Antimony would accept and that are not supported here. */
  static boolean isRefused(String name) {
    return switch (name) {
      case "delay", "rateOf", "factorial", "quotient", "rem", "normal", "truncatedNormal" -> true;
      case "uniform", "exponential", "truncatedExponential", "gamma", "truncatedGamma" -> true;
      case "poisson", "truncatedPoisson", "bernoulli", "binomial", "cauchy", "chisquare" -> true;
      case "laplace", "lognormal", "rayleigh" -> true;
      default -> false;
    };
  }

  static boolean isKnown(String name, Dialect dialect) {
    return unary(name) != null || arity(name, dialect) != null;
  }

  /** The function of one argument by this name, else null. */
  static @Nullable UnaryOperator unary(String name) {
    return switch (name) {
      case "exp" -> UnaryOperator.EXP;
      case "ln" -> UnaryOperator.LN;
      case "log10" -> UnaryOperator.LOG10;
      case "abs" -> UnaryOperator.ABS;
      case "sin" -> UnaryOperator.SIN;
      case "cos" -> UnaryOperator.COS;
      case "tan" -> UnaryOperator.TAN;
      case "asin", "arcsin" -> UnaryOperator.ASIN;
      case "acos", "arccos" -> UnaryOperator.ACOS;
      case "atan", "arctan" -> UnaryOperator.ATAN;
      case "sinh" -> UnaryOperator.SINH;
      case "cosh" -> UnaryOperator.COSH;
      case "tanh" -> UnaryOperator.TANH;
      case "asinh", "arcsinh" -> UnaryOperator.ASINH;
      case "acosh", "arccosh" -> UnaryOperator.ACOSH;
      case "atanh", "arctanh" -> UnaryOperator.ATANH;
      case "floor" -> UnaryOperator.FLOOR;
      case "ceil", "ceiling" -> UnaryOperator.CEIL;
      case "sqrt" -> UnaryOperator.SQRT;
      default -> null;
    };
  }

  /** Fewest and most arguments of the other functions; null for an unknown name. */
  private static int @Nullable [] arity(String name, Dialect dialect) {
    return switch (name) {
      case "log2" -> dialect == Dialect.TABLE ? new int[] {1, 1} : null;
      case "sqr", "not" -> new int[] {1, 1};
      case "log", "root" -> new int[] {1, 2};
      case "pow", "power", "divide", "eq", "equals", "neq", "gt", "lt", "geq", "leq", "xor" ->
          new int[] {2, 2};
      case "minus" -> new int[] {1, 2};
      case "min", "max", "plus", "times", "and", "or" -> new int[] {1, Integer.MAX_VALUE};
      case "piecewise" -> new int[] {3, Integer.MAX_VALUE};
      default -> null;
    };
  }

  /**
   * Applies a known function.
   *
   * @param name the token of its name, for the position
   * @param arguments the values of its arguments
   */
  static Value apply(Token name, List<Value> arguments, Dialect dialect, String fileName) {
    String function = name.getText();
    int count = arguments.size();
    UnaryOperator unary = unary(function);
    int[] arity = arity(function, dialect);
    int fewest = arity == null ? 1 : arity[0];
    int most = arity == null ? 1 : arity[1];
    if (count < fewest || count > most) {
      throw wrongCount(name, count, range(fewest, most), fileName);
    }
    if (unary != null) {
      return Value.unary(unary, Value.number(arguments.get(0)));
    }
    return new Call(name, arguments, dialect, fileName).apply(function);
  }

  static InputException wrongCount(Token name, int found, String expected, String fileName) {
    return new InputException(
        Syntax.position(name, fileName),
        "found " + plural(found) + " to " + name.getText() + ", expected " + expected);
  }

  static String plural(int count) {
    return count + (count == 1 ? " argument" : " arguments");
  }

  private static String range(int fewest, int most) {
    if (most == Integer.MAX_VALUE) {
      return "at least " + fewest;
    }
    return fewest == most ? Integer.toString(fewest) : fewest + " or " + most;
  }

  /** One call of a function that is not a plain unary operator. */
  private record Call(Token name, List<Value> arguments, Dialect dialect, String fileName) {
    Value apply(String function) {
      return switch (function) {
        case "sqr" -> binary(BinaryOperator.POWER, number(0), Value.constant(2));
        case "log" -> logarithm();
        case "log2" -> logarithm(number(0), Value.constant(2));
        case "root" -> root();
        case "pow", "power" -> binary(BinaryOperator.POWER, number(0), number(1));
        case "divide" -> binary(BinaryOperator.DIVIDE, number(0), number(1));
        case "minus" ->
            arguments.size() == 1
                ? Value.unary(UnaryOperator.NEGATE, number(0))
                : binary(BinaryOperator.SUBTRACT, number(0), number(1));
        case "plus" -> chain(BinaryOperator.ADD);
        case "times" -> chain(BinaryOperator.MULTIPLY);
        case "min" -> chain(BinaryOperator.MIN);
        case "max" -> chain(BinaryOperator.MAX);
        case "piecewise" -> piecewise();
        default -> logical(function);
      };
    }

    private Value logical(String function) {
      return switch (function) {
        case "and", "or" -> connective(function.equals("and"));
        case "not" -> Value.not(condition(0));
        case "xor" ->
            Value.or(
                Value.and(condition(0), Value.not(condition(1))),
                Value.and(Value.not(condition(0)), condition(1)));
        case "eq", "equals" -> compare(Condition.Relation.EQUAL);
        case "neq" -> compare(Condition.Relation.NOT_EQUAL);
        case "gt" -> compare(Condition.Relation.GREATER);
        case "lt" -> compare(Condition.Relation.LESS);
        case "geq" -> compare(Condition.Relation.GREATER_OR_EQUAL);
        case "leq" -> compare(Condition.Relation.LESS_OR_EQUAL);
        default -> throw new IllegalArgumentException("no function " + function);
      };
    }

    private Value.Quantity logarithm() {
      if (arguments.size() == 1) {
        return Value.unary(UnaryOperator.LN, number(0));
      }
      boolean isBaseFirst = dialect == Dialect.ANTIMONY;
      return logarithm(number(isBaseFirst ? 1 : 0), number(isBaseFirst ? 0 : 1));
    }

    private static Value.Quantity logarithm(Value.Quantity x, Value.Quantity base) {
      return Value.binary(
          BinaryOperator.DIVIDE,
          Value.unary(UnaryOperator.LN, x),
          Value.unary(UnaryOperator.LN, base));
    }

    /** {@code root(x)} or {@code root(degree, x)}. */
    private Value.Quantity root() {
      if (arguments.size() == 1) {
        return Value.unary(UnaryOperator.SQRT, number(0));
      }
      Value.Quantity exponent = binary(BinaryOperator.DIVIDE, Value.constant(1), number(0));
      return binary(BinaryOperator.POWER, number(1), exponent);
    }

    /** {@code piecewise(value, condition, value, condition, ..., otherwise)}. */
    private Value.Quantity piecewise() {
      int count = arguments.size();
      if (count % 2 == 0) {
        throw wrongCount(name, count, "an odd number (value, condition, ..., otherwise)", fileName);
      }
      Value.Quantity result = number(count - 1);
      for (int i = count - 3; i >= 0; i -= 2) {
        result = Value.conditional(condition(i + 1), number(i), result);
      }
      return result;
    }

    private Value.Quantity chain(BinaryOperator operator) {
      Value.Quantity result = number(0);
      for (int i = 1; i < arguments.size(); i++) {
        result = binary(operator, result, number(i));
      }
      return result;
    }

    private Value.Truth connective(boolean and) {
      Value.Truth result = condition(0);
      for (int i = 1; i < arguments.size(); i++) {
        result = and ? Value.and(result, condition(i)) : Value.or(result, condition(i));
      }
      return result;
    }

    private Value.Truth compare(Condition.Relation relation) {
      return Value.comparison(relation, number(0), number(1));
    }

    private Value.Quantity binary(
        BinaryOperator operator, Value.Quantity left, Value.Quantity right) {
      return Value.binary(operator, left, right);
    }

    private Value.Quantity number(int index) {
      return Value.number(arguments.get(index));
    }

    private Value.Truth condition(int index) {
      if (arguments.get(index) instanceof Value.Truth truth) {
        return truth;
      }
      throw new InputException(
          Syntax.position(name, fileName),
          "found a number as argument "
              + (index + 1)
              + " of "
              + name.getText()
              + ", expected a condition such as time < 5");
    }
  }
}
