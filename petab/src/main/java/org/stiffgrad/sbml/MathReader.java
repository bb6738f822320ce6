package org.stiffgrad.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.FunctionDefinition;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.input.InputException;

/** Turns MathML, as JSBML holds it, into expressions. Functions of the model are inlined. */
final class MathReader {
  /** Trees beyond these are refused: they cannot be walked in reasonable time and stack. */
  private static final double LARGEST = 1e6;

  private static final int DEEPEST = 1000;

  /** The value that SBML fixes, the CODATA value of 2006. */
  private static final double AVOGADRO = 6.02214179e23;

  private final CleanDocument document;
  private final Map<String, FunctionDefinition> functions;
  private final Scope scope;
  private final List<String> callers;
  // where messages point if the node itself has no mark
  private final String place;

  MathReader(CleanDocument document, Map<String, FunctionDefinition> functions, Scope scope) {
    this(document, functions, scope, List.of(), "");
  }

  private MathReader(
      CleanDocument document,
      Map<String, FunctionDefinition> functions,
      Scope scope,
      List<String> callers,
      String place) {
    this.document = document;
    this.functions = functions;
    this.scope = scope;
    this.callers = callers;
    this.place = place;
  }

  /** The same reader with other meanings of names, for messages at the element of this mark. */
  MathReader in(Scope inner, String mark) {
    return new MathReader(document, functions, inner, callers, mark);
  }

  /** What names mean to this reader. */
  Scope scope() {
    return scope;
  }

  /** A formula that is used as a number. */
  Expression expression(ASTNode node) {
    return value(node).asNumber().expression();
  }

  Value value(ASTNode node) {
    Value value = unbounded(node);
    if (value.extent().size() > LARGEST || value.extent().depth() > DEEPEST) {
      throw error(
          "the formula is too large (more than 1000 operations deep, or a million in all);"
              + " split it with assignment rules");
    }
    return value;
  }

  private Value unbounded(ASTNode node) {
    return switch (node.getType()) {
      case INTEGER, REAL, REAL_E, RATIONAL -> Value.constant(node.getReal());
      case CONSTANT_E -> Value.constant(Math.E);
      case CONSTANT_PI -> Value.constant(Math.PI);
      case CONSTANT_TRUE -> Value.truth(true);
      case CONSTANT_FALSE -> Value.truth(false);
      case NAME_TIME -> Value.leaf(new Expression.Time());
      case NAME_AVOGADRO -> Value.constant(AVOGADRO);
      case NAME -> name(node);
      case FUNCTION -> call(node);
      case FUNCTION_RATE_OF -> rateOf(node);
      default -> MathFunctions.apply(node.getType(), arguments(node), this);
    };
  }

  private Value name(ASTNode node) {
    if (functions.containsKey(node.getName())) {
      throw document.error(
          mark(node), "found the function " + node.getName() + ", expected arguments after it");
    }
    return scope.resolve(node.getName(), mark(node));
  }

  private String mark(ASTNode node) {
    String id = node.getId();
    return id == null || id.isEmpty() ? place : id;
  }

  private List<Value> arguments(ASTNode node) {
    List<Value> arguments = new ArrayList<>();
    for (int k = 0; k < node.getChildCount(); k++) {
      arguments.add(value(node.getChild(k)));
    }
    return arguments;
  }

  private Value call(ASTNode node) {
    String name = node.getName();
    FunctionDefinition function = functions.get(name);
    if (function == null) {
      throw document.error(mark(node), "there is no function " + name + " in the model");
    }
    if (callers.contains(name)) {
      throw document.error(
          function.getMetaId(), "found a function that calls itself (" + name + "), expected none");
    }
    List<Value> arguments = arguments(node);
    if (function.getArgumentCount() != arguments.size()) {
      throw document.error(
          mark(node),
          MathFunctions.plural(arguments.size())
              + " to "
              + name
              + ", expected "
              + function.getArgumentCount());
    }
    if (function.getBody() == null) {
      throw document.error(
          function.getMetaId(), "found the function " + name + " without formula, expected one");
    }
    Map<String, Value> bound = new HashMap<>();
    for (int k = 0; k < arguments.size(); k++) {
      bound.put(function.getArgument(k).getName(), arguments.get(k));
    }
    List<String> deeper = new ArrayList<>(callers);
    deeper.add(name);
    Scope inner = new FunctionScope(name, bound, arguments(node, function));
    return new MathReader(document, functions, inner, deeper, place).value(function.getBody());
  }

  /** Checks a function, whether or not a formula calls it. */
  void check(FunctionDefinition function) {
    if (function.getBody() == null) {
      document.requireNoFormula(function.getMetaId());
      return;
    }
    Map<String, Value> bound = new HashMap<>();
    Map<String, ASTNode> given = new HashMap<>();
    for (int k = 0; k < function.getArgumentCount(); k++) {
      String name = function.getArgument(k).getName();
      // any number: what depends on the arguments' values is checked where they are known
      bound.put(name, Value.constant(1));
      given.put(name, function.getArgument(k));
    }
    String id = function.getId();
    MathReader arguments = in(new ArgumentScope(), function.getMetaId());
    Scope inner = arguments.new FunctionScope(id, bound, given);
    new MathReader(document, functions, inner, List.of(id), function.getMetaId())
        .value(function.getBody());
  }

  /** Stands in for a caller: its names are the arguments themselves. */
  private static final class ArgumentScope implements Scope {
    @Override
    public Value resolve(String name, String mark) {
      return Value.leaf(new Expression.Reference(name));
    }

    @Override
    public Expression rateOf(String name, String mark) {
      return new Expression.Constant(0);
    }
  }

  /** Which names of the caller the arguments are, for rateOf inside of the function. */
  private static Map<String, ASTNode> arguments(ASTNode call, FunctionDefinition function) {
    Map<String, ASTNode> given = new HashMap<>();
    for (int k = 0; k < call.getChildCount(); k++) {
      given.put(function.getArgument(k).getName(), call.getChild(k));
    }
    return given;
  }

  private Value rateOf(ASTNode node) {
    if (node.getChildCount() != 1 || node.getChild(0).getType() != ASTNode.Type.NAME) {
      throw document.error(mark(node), "found rateOf of something else than a name");
    }
    return Value.leaf(scope.rateOf(node.getChild(0).getName(), mark(node.getChild(0))));
  }

  /** An error at the element that holds the formula. */
  InputException error(String reason) {
    return document.error(place, reason);
  }

  /** Names inside of a function: its arguments only. */
  private final class FunctionScope implements Scope {
    private final String function;
    private final Map<String, Value> bound;
    private final Map<String, ASTNode> given;

    FunctionScope(String function, Map<String, Value> bound, Map<String, ASTNode> given) {
      this.function = function;
      this.bound = bound;
      this.given = given;
    }

    @Override
    public Value resolve(String name, String mark) {
      Value value = bound.get(name);
      if (value == null) {
        throw document.error(
            mark, "found " + name + " in the function " + function + ", expected its arguments");
      }
      return value;
    }

    @Override
    public Expression rateOf(String name, String mark) {
      ASTNode argument = given.get(name);
      if (argument == null || argument.getType() != ASTNode.Type.NAME) {
        throw document.error(mark, "found rateOf of something else than a name");
      }
      return scope.rateOf(argument.getName(), mark(argument));
    }
  }
}
