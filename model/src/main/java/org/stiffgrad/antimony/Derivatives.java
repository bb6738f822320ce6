package org.stiffgrad.antimony;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;

/**
 * Derivatives of species from reactions: A' = (sum over reactions of net stoichiometry times rate)
 * divided by the size of A's compartment, as rates are amounts per time and A is a concentration.
 */
final class Derivatives {
  /** Longer sums are split into sums of sums, to keep expressions shallow. */
  private static final int LONGEST_SUM = 64;

  /** One addend of a derivative: {@code magnitude}, with its sign apart. */
  private record Term(boolean negative, Expression magnitude) {}

  private final Map<String, List<Term>> terms = new HashMap<>();
  private final Map<String, Token> reactionPlaces = new HashMap<>();

  Derivatives(Draft draft, Map<Draft.Reaction, Value.Quantity> rates) {
    for (Draft.Reaction reaction : draft.reactions) {
      Value.Quantity rate = rates.get(reaction);
      if (rate == null) {
        throw new IllegalStateException("a reaction without rate");
      }
      for (Draft.Participant participant : reaction.participants) {
        add(participant, rate.expression());
        if (reaction.place != null) {
          // The last reaction with a compartment counts, as in Antimony.
          reactionPlaces.put(participant.species(), reaction.place);
        }
      }
    }
  }

  private void add(Draft.Participant participant, Expression rate) {
    double count = Math.abs(participant.coefficient());
    if (count == 0) {
      return;
    }
    Expression magnitude =
        count == 1
            ? rate
            : new Expression.Binary(BinaryOperator.MULTIPLY, new Expression.Constant(count), rate);
    List<Term> mine = terms.get(participant.species());
    if (mine == null) {
      mine = new ArrayList<>();
      terms.put(participant.species(), mine);
    }
    mine.add(new Term(participant.coefficient() < 0, magnitude));
  }

  /** The derivative of a species; 0 for one that no reaction changes. */
  Expression of(Draft.Symbol species) {
    List<Term> mine = terms.get(species.name);
    if (mine == null) {
      return new Expression.Constant(0);
    }
    Expression sum = sum(mine);
    @Nullable Token place =
        species.place != null ? species.place : reactionPlaces.get(species.name);
    return place == null || species.substanceOnly
        ? sum
        : new Expression.Binary(
            BinaryOperator.DIVIDE, sum, new Expression.Reference(place.getText()));
  }

  private static Expression sum(List<Term> terms) {
    if (terms.size() > LONGEST_SUM) {
      List<Term> parts = new ArrayList<>();
      for (int from = 0; from < terms.size(); from += LONGEST_SUM) {
        int to = Math.min(from + LONGEST_SUM, terms.size());
        parts.add(new Term(false, sum(terms.subList(from, to))));
      }
      return sum(parts);
    }
    Term first = terms.get(0);
    Expression result =
        first.negative()
            ? new Expression.Unary(UnaryOperator.NEGATE, first.magnitude())
            : first.magnitude();
    for (int i = 1; i < terms.size(); i++) {
      Term next = terms.get(i);
      BinaryOperator operator = next.negative() ? BinaryOperator.SUBTRACT : BinaryOperator.ADD;
      result = new Expression.Binary(operator, result, next.magnitude());
    }
    return result;
  }
}
