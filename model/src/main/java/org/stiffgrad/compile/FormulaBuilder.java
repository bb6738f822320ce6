package org.stiffgrad.compile;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.differentiate.Graph;
import org.stiffgrad.differentiate.Operation;
import org.stiffgrad.expression.Condition;
import org.stiffgrad.expression.Condition.Relation;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.Binary;
import org.stiffgrad.expression.Expression.Conditional;
import org.stiffgrad.expression.Expression.Constant;
import org.stiffgrad.expression.Expression.Reference;
import org.stiffgrad.expression.Expression.Unary;
import org.stiffgrad.expression.FormulaText;

/**
 * Turns formula trees into nodes. Comparisons of time with parameters become regimes; comparisons
 * that involve states are kept, to be proved continuous later.
 */
final class FormulaBuilder {
  /** What names and time mean. */
  interface Names {
    int time();

    /** The node of a name used in the formula of {@code quantity}. */
    int node(String name, String quantity);
  }

  /**
   * A discontinuity whose time is not known beforehand.
   *
   * @param node the comparison, or the FLOOR or CEIL
   * @param quantity in whose formula it occurs
   * @param text what the author wrote
   */
  record OpenCondition(int node, String quantity, String text) {}

  private final Graph graph;
  private final TimeSwitches switches;
  private final Names names;
  private final List<OpenCondition> openConditions = new ArrayList<>();

  FormulaBuilder(Graph graph, TimeSwitches switches, Names names) {
    this.graph = graph;
    this.switches = switches;
    this.names = names;
  }

  List<OpenCondition> openConditions() {
    return openConditions;
  }

  /** The node of a formula that belongs to {@code quantity}. */
  int build(Expression expression, String quantity) {
    if (expression instanceof Constant constant) {
      return graph.constant(constant.value());
    }
    if (expression instanceof Reference reference) {
      return names.node(reference.name(), quantity);
    }
    if (expression instanceof Binary binary) {
      return binary(binary, quantity);
    }
    if (expression instanceof Unary unary) {
      return unary(unary, quantity);
    }
    if (expression instanceof Conditional conditional) {
      int condition = condition(conditional.condition(), quantity);
      int then = build(conditional.then(), quantity);
      return graph.select(condition, then, build(conditional.otherwise(), quantity));
    }
    return names.time();
  }

  /**
   * Descends the left operands in a loop, since sums over reactions can have thousands of terms.
   */
  private int binary(Binary binary, String quantity) {
    List<Binary> spine = new ArrayList<>();
    Expression leftmost = binary;
    while (leftmost instanceof Binary outer) {
      spine.add(outer);
      leftmost = outer.left();
    }
    int node = build(leftmost, quantity);
    for (int k = spine.size() - 1; k >= 0; k--) {
      node = combine(spine.get(k), node, build(spine.get(k).right(), quantity));
    }
    return node;
  }

  private int combine(Binary binary, int a, int b) {
    return switch (binary.operator()) {
      case ADD -> graph.add(a, b);
      case SUBTRACT -> graph.subtract(a, b);
      case MULTIPLY -> graph.multiply(a, b);
      case DIVIDE -> graph.divide(a, b);
      case POWER -> graph.power(a, b);
      case MIN -> {
        int switched = switchedLess(a, b, true);
        yield switched == TimeSwitches.NOT_LINEAR ? graph.min(a, b) : graph.select(switched, a, b);
      }
      case MAX -> {
        int switched = switchedLess(a, b, true);
        yield switched == TimeSwitches.NOT_LINEAR ? graph.max(a, b) : graph.select(switched, b, a);
      }
    };
  }

  /** left < right, or <=, by the regime, where both are linear in time and free of states. */
  private int switchedLess(int left, int right, boolean isStrict) {
    boolean isTimed = isOn(left, right, Graph.ON_TIME);
    return isTimed && !isOn(left, right, Graph.ON_STATE | Graph.ON_REGIME)
        ? switches.less(left, right, isStrict)
        : TimeSwitches.NOT_LINEAR;
  }

  private boolean isOn(int a, int b, int kinds) {
    return graph.dependsOn(a, kinds) || graph.dependsOn(b, kinds);
  }

  private int unary(Unary unary, String quantity) {
    int a = build(unary.operand(), quantity);
    switch (unary.operator()) {
      case ABS -> {
        int switched = switchedLess(a, graph.zero(), true);
        return switched == TimeSwitches.NOT_LINEAR
            ? graph.unary(Operation.ABS, a)
            : graph.select(switched, graph.negate(a), a);
      }
      case FLOOR, CEIL -> {
        int node = graph.unary(function(unary.operator()), a);
        if (graph.dependsOn(node, Graph.ON_TIME | Graph.ON_STATE)) {
          openConditions.add(new OpenCondition(node, quantity, FormulaText.of(unary)));
        }
        return node;
      }
      default -> {
        return graph.unary(function(unary.operator()), a);
      }
    }
  }

  private static Operation function(Expression.UnaryOperator operator) {
    return switch (operator) {
      case NEGATE -> Operation.NEGATE;
      case EXP -> Operation.EXP;
      case LN -> Operation.LN;
      case LOG10 -> Operation.LOG10;
      case SQRT -> Operation.SQRT;
      case ABS -> Operation.ABS;
      case SIN -> Operation.SIN;
      case COS -> Operation.COS;
      case TAN -> Operation.TAN;
      case ASIN -> Operation.ASIN;
      case ACOS -> Operation.ACOS;
      case ATAN -> Operation.ATAN;
      case SINH -> Operation.SINH;
      case COSH -> Operation.COSH;
      case TANH -> Operation.TANH;
      case ASINH -> Operation.ASINH;
      case ACOSH -> Operation.ACOSH;
      case ATANH -> Operation.ATANH;
      case FLOOR -> Operation.FLOOR;
      case CEIL -> Operation.CEIL;
    };
  }

  private int condition(Condition condition, String quantity) {
    if (condition instanceof Condition.Comparison comparison) {
      return comparison(comparison, quantity);
    }
    if (condition instanceof Condition.And and) {
      return graph.and(condition(and.left(), quantity), condition(and.right(), quantity));
    }
    if (condition instanceof Condition.Or or) {
      return graph.or(condition(or.left(), quantity), condition(or.right(), quantity));
    }
    if (condition instanceof Condition.Not not) {
      return graph.not(condition(not.operand(), quantity));
    }
    return graph.truth(((Condition.Truth) condition).value());
  }

  private int comparison(Condition.Comparison comparison, String quantity) {
    int left = build(comparison.left(), quantity);
    int right = build(comparison.right(), quantity);
    Relation relation = comparison.relation();
    boolean isVarying = isOn(left, right, Graph.ON_TIME | Graph.ON_STATE);
    if (relation == Relation.EQUAL || relation == Relation.NOT_EQUAL) {
      if (isVarying) {
        throw new UnsupportedModelException(
            quantity,
            "the condition "
                + FormulaText.of(comparison)
                + " in the formula of "
                + quantity
                + " holds at isolated points only; write it with <, <=, > or >=");
      }
      int equal = graph.equal(left, right);
      return relation == Relation.EQUAL ? equal : graph.not(equal);
    }
    boolean isLess = relation == Relation.LESS || relation == Relation.LESS_OR_EQUAL;
    boolean isStrict = relation == Relation.LESS || relation == Relation.GREATER;
    int low = isLess ? left : right;
    int high = isLess ? right : left;
    int switched = switchedLess(low, high, isStrict);
    if (switched != TimeSwitches.NOT_LINEAR) {
      return switched;
    }
    int node = isStrict ? graph.less(low, high) : graph.lessOrEqual(low, high);
    if (isVarying) {
      openConditions.add(new OpenCondition(node, quantity, FormulaText.of(comparison)));
    }
    return node;
  }
}
