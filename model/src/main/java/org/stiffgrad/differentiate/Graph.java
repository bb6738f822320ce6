package org.stiffgrad.differentiate;

import org.stiffgrad.expression.ElementaryFunctions;

/**
 * Expressions as a graph in which equal expressions are one node (hash consing). A node is its
 * index; operands have smaller indices than their users, so increasing order is a valid order of
 * evaluation.
 *
 * <p>Building folds only what changes no bit of a finite result, up to the sign of zero: constants,
 * x + 0, x * 1, x * 0, double negation, signs moved out of products. Nothing is reassociated,
 * distributed or cancelled (model.1): the digits of {@code f2 - f4} are the author's business.
 *
 * <p>Not thread-safe.
 */
public final class Graph {
  /** The flags of a node tell on which kinds of leaves it depends. */
  public static final int ON_TIME = 1;

  public static final int ON_STATE = 2;
  public static final int ON_PARAMETER = 4;
  public static final int ON_REGIME = 8;

  private static final int NONE = NodeTable.NONE;

  private final NodeTable nodes = new NodeTable();
  private final int zero = constant(0);
  private final int one = constant(1);

  /** Number of nodes. */
  public int size() {
    return nodes.size();
  }

  public Operation operation(int node) {
    return nodes.operation(node);
  }

  /** Operand {@code position} (0, 1 or 2) of a node. */
  public int operand(int node, int position) {
    return position == 0
        ? nodes.first(node)
        : position == 1 ? nodes.second(node) : nodes.third(node);
  }

  /** The index of a STATE, PARAMETER or REGIME leaf. */
  public int index(int node) {
    return nodes.first(node);
  }

  /** The literal integer of an INTEGER_POWER or a POWER_TIMES_LOG. */
  public int payload(int node) {
    return operation(node) == Operation.INTEGER_POWER ? nodes.second(node) : nodes.third(node);
  }

  /** The value of a CONSTANT. */
  public double number(int node) {
    return nodes.number(node);
  }

  public boolean isConstant(int node) {
    return nodes.operation(node) == Operation.CONSTANT;
  }

  private boolean is(int node, double value) {
    return isConstant(node) && nodes.number(node) == value;
  }

  /** Whether the node is the constant 0. */
  public boolean isZero(int node) {
    return is(node, 0);
  }

  /** Whether the node depends on any of the kinds of leaves in {@code kinds} (an OR of flags). */
  public boolean dependsOn(int node, int kinds) {
    return (nodes.flags(node) & kinds) != 0;
  }

  public int zero() {
    return zero;
  }

  public int one() {
    return one;
  }

  public int constant(double value) {
    return nodes.intern(Operation.CONSTANT, NONE, NONE, NONE, value);
  }

  public int time() {
    return nodes.intern(Operation.TIME, NONE, NONE, NONE, 0);
  }

  public int state(int index) {
    return nodes.intern(Operation.STATE, index, NONE, NONE, 0);
  }

  public int parameter(int index) {
    return nodes.intern(Operation.PARAMETER, index, NONE, NONE, 0);
  }

  public int regime(int index) {
    return nodes.intern(Operation.REGIME, index, NONE, NONE, 0);
  }

  public int negate(int a) {
    if (isConstant(a)) {
      return constant(-nodes.number(a));
    }
    return operation(a) == Operation.NEGATE
        ? nodes.first(a)
        : node(Operation.NEGATE, a, NONE, NONE);
  }

  public int add(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(nodes.number(a) + nodes.number(b));
    }
    if (isZero(a)) {
      return b;
    }
    if (isZero(b)) {
      return a;
    }
    if (operation(b) == Operation.NEGATE) {
      return subtract(a, nodes.first(b));
    }
    if (operation(a) == Operation.NEGATE) {
      return subtract(b, nodes.first(a));
    }
    return node(Operation.ADD, a, b, NONE);
  }

  public int subtract(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(nodes.number(a) - nodes.number(b));
    }
    if (isZero(b)) {
      return a;
    }
    if (isZero(a)) {
      return negate(b);
    }
    if (operation(b) == Operation.NEGATE) {
      return add(a, nodes.first(b));
    }
    return node(Operation.SUBTRACT, a, b, NONE);
  }

  public int multiply(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(nodes.number(a) * nodes.number(b));
    }
    if (isZero(a) || isZero(b)) {
      return zero;
    }
    if (is(a, 1)) {
      return b;
    }
    if (is(b, 1)) {
      return a;
    }
    if (is(a, -1)) {
      return negate(b);
    }
    if (is(b, -1)) {
      return negate(a);
    }
    if (operation(a) == Operation.NEGATE) {
      return negate(multiply(nodes.first(a), b));
    }
    if (operation(b) == Operation.NEGATE) {
      return negate(multiply(a, nodes.first(b)));
    }
    return node(Operation.MULTIPLY, a, b, NONE);
  }

  public int divide(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(nodes.number(a) / nodes.number(b));
    }
    if (is(b, 1)) {
      return a;
    }
    if (is(b, -1)) {
      return negate(a);
    }
    if (isConstant(b) && isPowerOfTwo(nodes.number(b))) {
      // the reciprocal is exact, so the product rounds as the quotient does
      return multiply(a, constant(1 / nodes.number(b)));
    }
    if (operation(a) == Operation.NEGATE) {
      return negate(divide(nodes.first(a), b));
    }
    if (operation(b) == Operation.NEGATE) {
      return negate(divide(a, nodes.first(b)));
    }
    return node(Operation.DIVIDE, a, b, NONE);
  }

  private static boolean isPowerOfTwo(double value) {
    int exponent = Math.getExponent(value);
    return Math.abs(exponent) < 1000 && Math.abs(value) == Math.scalb(1.0, exponent);
  }

  /** One of the functions of one argument that have no folding of their own. */
  public int unary(Operation function, int a) {
    if (function == Operation.NEGATE) {
      return negate(a);
    }
    if (isConstant(a)) {
      return constant(Arithmetic.apply(function, nodes.number(a)));
    }
    return node(function, a, NONE, NONE);
  }

  /** x^y; small literal integer exponents become products, 1/2 a square root. */
  public int power(int x, int y) {
    if (isConstant(x) && isConstant(y)) {
      return constant(Math.pow(nodes.number(x), nodes.number(y)));
    }
    if (!isConstant(y)) {
      return node(Operation.POWER, x, y, NONE);
    }
    double exponent = nodes.number(y);
    if (exponent == 0.5) {
      return unary(Operation.SQRT, x);
    }
    if (exponent == Math.rint(exponent)
        && Math.abs(exponent) <= ElementaryFunctions.LARGEST_PRODUCT_POWER) {
      int n = (int) exponent;
      return n >= 0 ? integerPower(x, n) : divide(one, integerPower(x, -n));
    }
    return node(Operation.POWER, x, y, NONE);
  }

  /** x^n by products, n >= 0. */
  public int integerPower(int x, int n) {
    if (n == 0) {
      return one;
    }
    if (n == 1) {
      return x;
    }
    if (isConstant(x)) {
      return constant(ElementaryFunctions.integerPower(nodes.number(x), n));
    }
    return node(Operation.INTEGER_POWER, x, n, NONE);
  }

  /** x^y (ln |x|)^k, which is x^y for k = 0. */
  public int powerTimesLog(int x, int y, int k) {
    if (k == 0) {
      return power(x, y);
    }
    if (isConstant(x) && nodes.number(x) > 0) {
      double log = Math.log(nodes.number(x));
      return multiply(power(x, y), constant(ElementaryFunctions.integerPower(log, k)));
    }
    return node(Operation.POWER_TIMES_LOG, x, y, k);
  }

  public int min(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(Math.min(nodes.number(a), nodes.number(b)));
    }
    return a == b ? a : node(Operation.MIN, a, b, NONE);
  }

  public int max(int a, int b) {
    if (isConstant(a) && isConstant(b)) {
      return constant(Math.max(nodes.number(a), nodes.number(b)));
    }
    return a == b ? a : node(Operation.MAX, a, b, NONE);
  }

  public int less(int a, int b) {
    return isConstant(a) && isConstant(b)
        ? truth(nodes.number(a) < nodes.number(b))
        : node(Operation.LESS, a, b, NONE);
  }

  public int lessOrEqual(int a, int b) {
    return isConstant(a) && isConstant(b)
        ? truth(nodes.number(a) <= nodes.number(b))
        : node(Operation.LESS_OR_EQUAL, a, b, NONE);
  }

  public int equal(int a, int b) {
    return isConstant(a) && isConstant(b)
        ? truth(nodes.number(a) == nodes.number(b))
        : node(Operation.EQUAL, a, b, NONE);
  }

  public int truth(boolean value) {
    return value ? one : zero;
  }

  public int and(int a, int b) {
    if (isZero(a) || isZero(b)) {
      return zero;
    }
    if (isConstant(a) || a == b) {
      return b;
    }
    return isConstant(b) ? a : node(Operation.AND, a, b, NONE);
  }

  public int or(int a, int b) {
    if (isZero(a) || a == b) {
      return b;
    }
    if (isZero(b)) {
      return a;
    }
    return isConstant(a) || isConstant(b) ? one : node(Operation.OR, a, b, NONE);
  }

  public int not(int a) {
    if (isConstant(a)) {
      return truth(nodes.number(a) == 0);
    }
    return operation(a) == Operation.NOT ? nodes.first(a) : node(Operation.NOT, a, NONE, NONE);
  }

  public int select(int condition, int then, int otherwise) {
    if (isConstant(condition)) {
      return nodes.number(condition) != 0 ? then : otherwise;
    }
    if (operation(condition) == Operation.NOT) {
      return select(nodes.first(condition), otherwise, then);
    }
    return then == otherwise ? then : node(Operation.SELECT, condition, then, otherwise);
  }

  private int node(Operation op, int a, int b, int c) {
    return op.isCommutative() && a > b
        ? nodes.intern(op, b, a, c, 0)
        : nodes.intern(op, a, b, c, 0);
  }
}
