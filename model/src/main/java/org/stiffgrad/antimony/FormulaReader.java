package org.stiffgrad.antimony;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.stiffgrad.antimony.grammar.AntimonyParser;
import org.stiffgrad.expression.Condition.Relation;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;
import org.stiffgrad.input.InputException;

/** Turns the syntax of a formula into an expression, with the user's functions inlined. */
final class FormulaReader {
  /** Longest path of a formula: whoever walks expressions does so by recursion. */
  static final int MAX_DEPTH = 1000;

  /** Largest formula once functions are inlined, in operations and operands. */
  static final long MAX_SIZE = 200_000;

  private final String fileName;
  private final Dialect dialect;
  private final Map<String, AntimonyParser.FunctionContext> functions;
  private final Scope scope;
  private final List<String> callers;

  FormulaReader(
      String fileName, Map<String, AntimonyParser.FunctionContext> functions, Scope scope) {
    this(fileName, Dialect.ANTIMONY, functions, scope, List.of());
  }

  /** For formulas that stand alone, where there are no functions but the language's own. */
  FormulaReader(String fileName, Dialect dialect, Scope scope) {
    this(fileName, dialect, Map.of(), scope, List.of());
  }

  private FormulaReader(
      String fileName,
      Dialect dialect,
      Map<String, AntimonyParser.FunctionContext> functions,
      Scope scope,
      List<String> callers) {
    this.fileName = fileName;
    this.dialect = dialect;
    this.functions = functions;
    this.scope = scope;
    this.callers = callers;
  }

  /** A formula that has to be a number; a truth value counts as 1 or 0. */
  Value.Quantity quantity(AntimonyParser.FormulaContext formula) {
    return Value.number(formula(formula));
  }

  private Value formula(AntimonyParser.FormulaContext formula) {
    Value result = comparison(formula.comparison(0));
    if (formula.comparison().size() == 1) {
      return result;
    }
    if (!formula.AND().isEmpty() && !formula.OR().isEmpty()) {
      throw error(
          formula.getStart(), "found && and || side by side, expected parentheses around one");
    }
    boolean and = formula.OR().isEmpty();
    Value.Truth all = condition(result, formula.comparison(0).getStart());
    for (int i = 1; i < formula.comparison().size(); i++) {
      AntimonyParser.ComparisonContext next = formula.comparison(i);
      Value.Truth operand = condition(comparison(next), next.getStart());
      all = and ? Value.and(all, operand) : Value.or(all, operand);
    }
    return bounded(all, formula.getStart());
  }

  /** A chain such as {@code 0 < x < 1} means that each of its comparisons holds. */
  private Value comparison(AntimonyParser.ComparisonContext comparison) {
    List<AntimonyParser.SumContext> sums = comparison.sum();
    Value left = sum(sums.get(0));
    if (sums.size() == 1) {
      return left;
    }
    Value.Truth all = null;
    for (int i = 1; i < sums.size(); i++) {
      Value right = sum(sums.get(i));
      Relation relation = relation(comparison.relation(i - 1));
      Value.Truth one = Value.comparison(relation, Value.number(left), Value.number(right));
      all = all == null ? one : Value.and(all, one);
      left = right;
    }
    if (all == null) {
      throw new IllegalStateException("a comparison without relation");
    }
    return bounded(all, comparison.getStart());
  }

  private static Relation relation(AntimonyParser.RelationContext relation) {
    return switch (relation.getStart().getType()) {
      case AntimonyParser.LESS -> Relation.LESS;
      case AntimonyParser.LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
      case AntimonyParser.GREATER -> Relation.GREATER;
      case AntimonyParser.GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
      case AntimonyParser.EQUAL -> Relation.EQUAL;
      default -> Relation.NOT_EQUAL;
    };
  }

  private Value sum(AntimonyParser.SumContext sum) {
    List<AntimonyParser.ProductContext> products = sum.product();
    Value result = product(products.get(0));
    for (int i = 1; i < products.size(); i++) {
      BinaryOperator operator =
          operatorBefore(sum, i) == AntimonyParser.PLUS
              ? BinaryOperator.ADD
              : BinaryOperator.SUBTRACT;
      result = combined(operator, result, product(products.get(i)), sum.getStart());
    }
    return result;
  }

  private Value product(AntimonyParser.ProductContext product) {
    List<AntimonyParser.SignedContext> factors = product.signed();
    Value result = signed(factors.get(0));
    for (int i = 1; i < factors.size(); i++) {
      BinaryOperator operator =
          operatorBefore(product, i) == AntimonyParser.TIMES
              ? BinaryOperator.MULTIPLY
              : BinaryOperator.DIVIDE;
      result = combined(operator, result, signed(factors.get(i)), product.getStart());
    }
    return result;
  }

  /** Operands and operators alternate among the children. */
  private static int operatorBefore(ParserRuleContext chain, int operand) {
    return ((TerminalNode) chain.getChild(2 * operand - 1)).getSymbol().getType();
  }

  private Value combined(BinaryOperator operator, Value left, Value right, Token at) {
    return bounded(Value.binary(operator, Value.number(left), Value.number(right)), at);
  }

  private Value signed(AntimonyParser.SignedContext signed) {
    return withSigns(signed.sign(), power(signed.power()));
  }

  /** Associates to the right: a^-b^c = a^(-(b^c)). */
  private Value power(AntimonyParser.PowerContext power) {
    List<AntimonyParser.ExponentContext> exponents = power.exponent();
    int last = exponents.size() - 1;
    if (last < 0) {
      return atom(power.atom());
    }
    Value right = atom(exponents.get(last).atom());
    for (int i = last; i >= 0; i--) {
      right = withSigns(exponents.get(i).sign(), right);
      Value base = i == 0 ? atom(power.atom()) : atom(exponents.get(i - 1).atom());
      right = combined(BinaryOperator.POWER, base, right, power.getStart());
    }
    return right;
  }

  private Value withSigns(List<AntimonyParser.SignContext> signs, Value operand) {
    Value result = operand;
    for (int i = signs.size() - 1; i >= 0; i--) {
      Token sign = signs.get(i).getStart();
      result =
          switch (sign.getType()) {
            case AntimonyParser.NOT -> Value.not(condition(result, sign));
            case AntimonyParser.MINUS -> Value.unary(UnaryOperator.NEGATE, Value.number(result));
            default -> Value.number(result);
          };
      bounded(result, sign);
    }
    return result;
  }

  private Value atom(AntimonyParser.AtomContext atom) {
    if (atom.NUMBER() != null) {
      return Value.constant(number(atom.NUMBER().getSymbol(), fileName));
    }
    if (atom.formula() != null) {
      return formula(atom.formula());
    }
    Token name = atom.NAME().getSymbol();
    return atom.call() == null ? named(name) : call(name, atom.call());
  }

  /**
   * A literal as a double.
   *
   * @throws InputException if it is too large or too small for one
   */
  static double number(Token token, String fileName) {
    double value = Double.parseDouble(token.getText());
    boolean vanished = value == 0 && !token.getText().matches("[0.]*([eE].*)?");
    if (vanished || Double.isInfinite(value)) {
      throw new InputException(
          Syntax.position(token, fileName),
          "found the number "
              + Wording.shortened(token.getText())
              + ", expected one between 5e-324 and 1.79e308 in magnitude");
    }
    return value;
  }

  private Value named(Token name) {
    String text = name.getText();
    if (scope.hides(text)) {
      return scope.resolve(name);
    }
    if (Constants.isNotFinite(text)) {
      throw error(name, "found '" + text + "', expected a finite number");
    }
    Value constant = Constants.value(text);
    return constant != null ? constant : scope.resolve(name);
  }

  private Value call(Token name, AntimonyParser.CallContext call) {
    List<Value> arguments = new ArrayList<>();
    for (AntimonyParser.FormulaContext argument : call.formula()) {
      arguments.add(formula(argument));
    }
    String function = name.getText();
    AntimonyParser.FunctionContext definition = functions.get(function);
    if (definition != null) {
      return bounded(inlined(definition, name, arguments), name);
    }
    if (Builtins.isRefused(function)) {
      throw error(name, "found '" + function + "', but this function is not supported");
    }
    if (!Builtins.isKnown(function, dialect)) {
      throw error(name, "found '" + function + "(', but there is no function of this name");
    }
    return bounded(Builtins.apply(name, arguments, dialect, fileName), name);
  }

  private Value inlined(
      AntimonyParser.FunctionContext definition, Token name, List<Value> arguments) {
    String function = name.getText();
    List<TerminalNode> parameters = definition.arguments().NAME();
    if (arguments.size() != parameters.size()) {
      throw Builtins.wrongCount(
          name, arguments.size(), Integer.toString(parameters.size()), fileName);
    }
    if (callers.contains(function)) {
      throw error(name, "found function " + function + " calling itself, expected no recursion");
    }
    List<String> chain = new ArrayList<>(callers);
    chain.add(function);
    Scope inner = new Body(function, parameters, arguments, fileName);
    return new FormulaReader(fileName, dialect, functions, inner, chain)
        .formula(definition.formula());
  }

  private Value.Truth condition(Value value, Token at) {
    if (value instanceof Value.Truth truth) {
      return truth;
    }
    throw error(at, "found a number, expected a condition such as time < 5");
  }

  private <V extends Value> V bounded(V value, Token at) {
    if (value.depth() > MAX_DEPTH || value.size() > MAX_SIZE) {
      throw error(
          at,
          "found a formula that is "
              + (value.depth() > MAX_DEPTH
                  ? "more than " + MAX_DEPTH + " operations deep"
                  : "larger than " + MAX_SIZE + " operations with its functions inlined")
              + ", expected it split with assignment rules");
    }
    return value;
  }

  private InputException error(Token at, String reason) {
    return new InputException(Syntax.position(at, fileName), reason);
  }

  /** Inside a function only its arguments have a meaning. */
  private record Body(
      String function, List<TerminalNode> parameters, List<Value> arguments, String fileName)
      implements Scope {
    @Override
    public Value resolve(Token name) {
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i).getText().equals(name.getText())) {
          return arguments.get(i);
        }
      }
      throw new InputException(
          Syntax.position(name, fileName),
          "found '" + name.getText() + "', expected only arguments of the function " + function);
    }
  }
}
