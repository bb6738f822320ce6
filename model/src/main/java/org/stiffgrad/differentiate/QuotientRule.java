package org.stiffgrad.differentiate;

/**
 * The derivative of a quotient q = a/b (model.7).
 *
 * <p>For a saturating rate such as V x/(K + x) the textbook rule (a' - q b')/b subtracts V from
 * nearly V where x is much larger than K. Here the terms of b that are proportional to a in the
 * direction of the derivative (a' b_i = a b_i' as polynomials) are left out, because their
 * contributions cancel identically: with r the sum of the other terms, q' = (a' (r/b) - q r')/b.
 */
final class QuotientRule {
  private static final int UNKNOWN = -1;
  private static final int MOST_TERMS = 32;

  private final Graph graph;
  private final Factors ratio;
  private final int[] terms = new int[MOST_TERMS];
  private final boolean[] isSubtracted = new boolean[MOST_TERMS];
  private int termCount;

  QuotientRule(Graph graph) {
    this.graph = graph;
    this.ratio = new Factors(graph);
  }

  /** The derivative of a DIVIDE node; {@code derivative} as in {@link DerivativeRules}. */
  int derivative(int node, int[] derivative) {
    return ofQuotient(node, graph.operand(node, 0), graph.operand(node, 1), derivative);
  }

  private int ofQuotient(int q, int a, int b, int[] derivative) {
    int da = known(derivative, a);
    int db = known(derivative, b);
    if (graph.isZero(db)) {
      return graph.isZero(da) ? da : graph.divide(da, b);
    }
    if (graph.isZero(da)) {
      return graph.negate(graph.divide(graph.multiply(q, db), b));
    }
    if (graph.operation(b) == Operation.MULTIPLY) {
      int b1 = graph.operand(b, 0);
      int b2 = graph.operand(b, 1);
      if (graph.isZero(known(derivative, b2))) {
        return graph.divide(ofQuotient(graph.divide(a, b1), a, b1, derivative), b2);
      }
      if (graph.isZero(known(derivative, b1))) {
        return graph.divide(ofQuotient(graph.divide(a, b2), a, b2, derivative), b1);
      }
    }
    int kept = dropProportionalTerms(a, da, b, derivative);
    if (kept == UNKNOWN) {
      return graph.divide(graph.subtract(da, graph.multiply(q, db)), b);
    }
    int first = graph.multiply(da, graph.divide(kept, b));
    int second = graph.multiply(q, sumOfDerivatives(derivative));
    return graph.divide(graph.subtract(first, second), b);
  }

  private int known(int[] derivative, int node) {
    return derivative[node] == UNKNOWN ? graph.zero() : derivative[node];
  }

  /** The sum of the terms of b that stay (now in {@code terms}), or -1 where none is dropped. */
  private int dropProportionalTerms(int a, int da, int b, int[] derivative) {
    termCount = 0;
    if (!collectTerms(b, false, 0)) {
      return UNKNOWN;
    }
    int keptCount = 0;
    int sum = graph.zero();
    for (int i = 0; i < termCount; i++) {
      int term = terms[i];
      int dTerm = known(derivative, term);
      if (!graph.isZero(dTerm) && isProportional(a, da, term, dTerm)) {
        continue;
      }
      terms[keptCount] = term;
      isSubtracted[keptCount++] = isSubtracted[i];
      sum = plus(sum, term, isSubtracted[i]);
    }
    boolean isNoneDropped = keptCount == termCount;
    termCount = keptCount;
    return isNoneDropped ? UNKNOWN : sum;
  }

  private int plus(int sum, int term, boolean isMinus) {
    return isMinus ? graph.subtract(sum, term) : graph.add(sum, term);
  }

  private int sumOfDerivatives(int[] derivative) {
    int sum = graph.zero();
    for (int i = 0; i < termCount; i++) {
      sum = plus(sum, known(derivative, terms[i]), isSubtracted[i]);
    }
    return sum;
  }

  /** Whether all terms of the sum fit; a deeper sum has too many anyway. */
  private boolean collectTerms(int node, boolean isMinus, int depth) {
    if (depth > MOST_TERMS) {
      return false;
    }
    switch (graph.operation(node)) {
      case ADD -> {
        return collectTerms(graph.operand(node, 0), isMinus, depth + 1)
            && collectTerms(graph.operand(node, 1), isMinus, depth + 1);
      }
      case SUBTRACT -> {
        return collectTerms(graph.operand(node, 0), isMinus, depth + 1)
            && collectTerms(graph.operand(node, 1), !isMinus, depth + 1);
      }
      case NEGATE -> {
        return collectTerms(graph.operand(node, 0), !isMinus, depth + 1);
      }
      default -> {
        if (termCount == MOST_TERMS) {
          return false;
        }
        terms[termCount] = node;
        isSubtracted[termCount++] = isMinus;
        return true;
      }
    }
  }

  /** Whether a' term = a term', as products of powers of the same factors. */
  private boolean isProportional(int a, int da, int term, int dTerm) {
    ratio.clear();
    return ratio.multiply(da, 1, 0)
        && ratio.multiply(term, 1, 0)
        && ratio.multiply(a, -1, 0)
        && ratio.multiply(dTerm, -1, 0)
        && ratio.isOne();
  }

  /** A product as its factors with integer exponents and a numeric coefficient. */
  private static final class Factors {
    private static final int MOST = 32;

    private final Graph graph;
    private final int[] factor = new int[MOST];
    private final int[] exponentOf = new int[MOST];
    private int count;
    private double coefficient;

    Factors(Graph graph) {
      this.graph = graph;
    }

    void clear() {
      count = 0;
      coefficient = 1;
    }

    /** Multiplies by node^exponent; false where the product has too many factors. */
    boolean multiply(int node, int exponent, int depth) {
      if (depth > MOST) {
        return false;
      }
      switch (graph.operation(node)) {
        case MULTIPLY -> {
          return multiply(graph.operand(node, 0), exponent, depth + 1)
              && multiply(graph.operand(node, 1), exponent, depth + 1);
        }
        case DIVIDE -> {
          return multiply(graph.operand(node, 0), exponent, depth + 1)
              && multiply(graph.operand(node, 1), -exponent, depth + 1);
        }
        case INTEGER_POWER -> {
          return multiply(graph.operand(node, 0), exponent * graph.payload(node), depth + 1);
        }
        case NEGATE -> {
          coefficient = exponent % 2 == 0 ? coefficient : -coefficient;
          return multiply(graph.operand(node, 0), exponent, depth + 1);
        }
        case CONSTANT -> {
          coefficient *= Math.pow(graph.number(node), exponent);
          return true;
        }
        default -> {
          return add(node, exponent);
        }
      }
    }

    private boolean add(int node, int exponent) {
      for (int i = 0; i < count; i++) {
        if (factor[i] == node) {
          exponentOf[i] += exponent;
          return true;
        }
      }
      if (count == MOST) {
        return false;
      }
      factor[count] = node;
      exponentOf[count++] = exponent;
      return true;
    }

    boolean isOne() {
      for (int i = 0; i < count; i++) {
        if (exponentOf[i] != 0) {
          return false;
        }
      }
      // numeric coefficients of equal products differ by their rounding at most
      return Math.abs(coefficient - 1) <= 1e-14;
    }
  }
}
