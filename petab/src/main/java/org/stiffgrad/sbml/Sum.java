package org.stiffgrad.sbml;

import java.util.ArrayList;
import java.util.List;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;

/** A sum under construction, in the order of its terms. */
final class Sum {
  /** Longer sums are split into sums of sums, to keep expressions shallow. */
  private static final int LONGEST = 64;

  private final List<Term> terms = new ArrayList<>();

  /** An addend with its sign apart. */
  record Term(boolean isNegative, Expression magnitude) {}

  void add(boolean isNegative, Expression magnitude) {
    terms.add(new Term(isNegative, magnitude));
  }

  /** The sum; 0 without terms. */
  Expression expression() {
    return terms.isEmpty() ? new Expression.Constant(0) : expression(terms);
  }

  private static Expression expression(List<Term> terms) {
    if (terms.size() > LONGEST) {
      List<Term> parts = new ArrayList<>();
      for (int from = 0; from < terms.size(); from += LONGEST) {
        int to = Math.min(from + LONGEST, terms.size());
        parts.add(new Term(false, expression(terms.subList(from, to))));
      }
      return expression(parts);
    }
    Term first = terms.get(0);
    Expression result =
        first.isNegative()
            ? new Expression.Unary(UnaryOperator.NEGATE, first.magnitude())
            : first.magnitude();
    for (Term next : terms.subList(1, terms.size())) {
      BinaryOperator operator = next.isNegative() ? BinaryOperator.SUBTRACT : BinaryOperator.ADD;
      result = new Expression.Binary(operator, result, next.magnitude());
    }
    return result;
  }
}
