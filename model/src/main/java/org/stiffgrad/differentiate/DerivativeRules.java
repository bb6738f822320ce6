package org.stiffgrad.differentiate;

/**
 * The derivative of one node from the derivatives of its operands, each written so that it adds no
 * cancellation of its own: 1/cosh^2 rather than 1 - tanh^2, (1 - x)(1 + x) rather than 1 - x^2.
 */
final class DerivativeRules {
  private static final int UNKNOWN = -1;

  private final Graph graph;
  private final QuotientRule quotient;

  DerivativeRules(Graph graph) {
    this.graph = graph;
    this.quotient = new QuotientRule(graph);
  }

  /**
   * The derivative of a node.
   *
   * @param derivative of each smaller node, or -1 where it does not depend on the variable
   */
  int derivative(int node, int[] derivative) {
    Operation operation = graph.operation(node);
    int a = graph.operand(node, 0);
    int da = known(derivative, a);
    if (operation.operands() == 1) {
      return graph.isZero(da) ? da : ofFunction(operation, node, a, da);
    }
    int b = graph.operand(node, 1);
    int db = known(derivative, b);
    return switch (operation) {
      case ADD -> graph.add(da, db);
      case SUBTRACT -> graph.subtract(da, db);
      case MULTIPLY -> graph.add(graph.multiply(da, b), graph.multiply(a, db));
      case DIVIDE -> quotient.derivative(node, derivative);
      case POWER -> ofPower(a, b, 0, da, db);
      case POWER_TIMES_LOG -> ofPower(a, b, graph.payload(node), da, db);
      case MIN -> graph.select(graph.lessOrEqual(a, b), da, db);
      case MAX -> graph.select(graph.lessOrEqual(a, b), db, da);
      case SELECT -> graph.select(a, db, known(derivative, graph.operand(node, 2)));
      case LESS, LESS_OR_EQUAL, EQUAL, AND, OR -> graph.zero();
      default -> throw new IllegalStateException("no derivative of " + operation);
    };
  }

  private int known(int[] derivative, int node) {
    return derivative[node] == UNKNOWN ? graph.zero() : derivative[node];
  }

  /** x^y (ln x)^k with respect to both (model.6). */
  private int ofPower(int x, int y, int k, int dx, int dy) {
    int sum = graph.zero();
    if (!graph.isZero(dx)) {
      int lower = graph.subtract(y, graph.one());
      int inBase = graph.multiply(y, graph.powerTimesLog(x, lower, k));
      if (k > 0) {
        int log = graph.powerTimesLog(x, lower, k - 1);
        inBase = graph.add(inBase, graph.multiply(graph.constant(k), log));
      } else if (!graph.isConstant(y)) {
        // x^0 is 1 everywhere, also where x^(0 - 1) is infinite
        inBase = graph.select(graph.equal(y, graph.zero()), graph.zero(), inBase);
      }
      sum = graph.multiply(inBase, dx);
    }
    if (!graph.isZero(dy)) {
      sum = graph.add(sum, graph.multiply(graph.powerTimesLog(x, y, k + 1), dy));
    }
    return sum;
  }

  private int ofFunction(Operation function, int node, int a, int da) {
    return switch (function) {
      case NEGATE -> graph.negate(da);
      case EXP -> graph.multiply(node, da);
      case LN -> graph.divide(da, a);
      case LOG10 -> graph.divide(da, graph.multiply(a, graph.constant(Math.log(10))));
      case SQRT -> graph.divide(graph.multiply(graph.constant(0.5), da), node);
      case ABS -> graph.multiply(graph.unary(Operation.SIGN, a), da);
      case INTEGER_POWER -> ofIntegerPower(a, graph.payload(node), da);
      case SIGN, FLOOR, CEIL, NOT -> graph.zero();
      default -> ofTranscendental(function, node, a, da);
    };
  }

  private int ofIntegerPower(int a, int n, int da) {
    return graph.multiply(graph.multiply(graph.constant(n), graph.integerPower(a, n - 1)), da);
  }

  /** Trigonometric and hyperbolic functions and their inverses (model.5). */
  private int ofTranscendental(Operation function, int node, int a, int da) {
    int one = graph.one();
    return switch (function) {
      case SIN -> graph.multiply(graph.unary(Operation.COS, a), da);
      case COS -> graph.negate(graph.multiply(graph.unary(Operation.SIN, a), da));
      case TAN -> graph.multiply(graph.add(one, graph.integerPower(node, 2)), da);
      case ASIN -> graph.divide(da, rootOfProduct(graph.subtract(one, a), graph.add(one, a)));
      case ACOS ->
          graph.negate(graph.divide(da, rootOfProduct(graph.subtract(one, a), graph.add(one, a))));
      case ATAN -> graph.divide(da, graph.add(one, graph.integerPower(a, 2)));
      case SINH -> graph.multiply(graph.unary(Operation.COSH, a), da);
      case COSH -> graph.multiply(graph.unary(Operation.SINH, a), da);
      case TANH -> {
        int cosh = graph.unary(Operation.COSH, a);
        yield graph.divide(graph.divide(da, cosh), cosh);
      }
      case ASINH ->
          graph.divide(da, graph.unary(Operation.SQRT, graph.add(one, graph.integerPower(a, 2))));
      case ACOSH -> graph.divide(da, rootOfProduct(graph.subtract(a, one), graph.add(a, one)));
      case ATANH -> graph.divide(da, graph.multiply(graph.subtract(one, a), graph.add(one, a)));
      default -> throw new IllegalStateException("no derivative of " + function);
    };
  }

  private int rootOfProduct(int a, int b) {
    return graph.unary(Operation.SQRT, graph.multiply(a, b));
  }
}
