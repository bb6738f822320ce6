package org.stiffgrad.sbml;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.sbml.jsbml.Species;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Expression.UnaryOperator;

/** Derivatives with respect to time, by id of the file. */
final class Derivatives {
  private static final Expression ZERO = new Expression.Constant(0);

  private final Definitions definitions;
  private final Reactions reactions;
  private final MathReader reader;
  private final Map<String, Expression> known = new HashMap<>();
  private final Set<String> inProgress = new LinkedHashSet<>();

  Derivatives(Definitions definitions, Reactions reactions, MathReader reader) {
    this.definitions = definitions;
    this.reactions = reactions;
    this.reader = reader;
  }

  /**
   * The derivative of what an id stands for.
   *
   * @param mark where it is asked for
   */
  Expression of(String id, String mark) {
    Expression derivative = known.get(id);
    if (derivative != null) {
      return derivative;
    }
    if (!inProgress.add(id)) {
      throw definitions.document.error(
          mark,
          "found a rate that depends on itself ("
              + String.join(" -> ", inProgress)
              + " -> "
              + id
              + "), expected no cycle");
    }
    derivative = compute(id, mark);
    inProgress.remove(id);
    known.put(id, derivative);
    return derivative;
  }

  private Expression compute(String id, String mark) {
    switch (definitions.course(id)) {
      case ASSIGNMENT_RULE ->
          throw definitions.document.error(
              mark, "found rateOf of " + id + ", which has an assignment rule: not supported");
      case RATE_RULE -> {
        return definitions
            .rate(id)
            .map(f -> reader.in(reader.scope(), f.mark()).expression(f.math()))
            .orElseThrow();
      }
      case CONSTANT -> {}
    }
    Species species = definitions.species.get(id);
    if (species != null) {
      return ofSpecies(species, mark);
    }
    if (!definitions.isTaken(id) || definitions.reactions.containsKey(id)) {
      throw definitions.document.error(
          mark, "found rateOf of " + id + ", expected a species, compartment or parameter");
    }
    return ZERO;
  }

  /** The derivative of the amount of a species without rule. */
  Expression ofAmount(Species species) {
    return SpeciesForm.isFixed(species, definitions) ? ZERO : reactions.amountDerivative(species);
  }

  /** By the quotient rule, c' = n'/V - c V'/V for the concentration c = n/V. */
  private Expression ofSpecies(Species species, String mark) {
    Expression amount = ofAmount(species);
    if (SpeciesForm.isAmount(species, definitions)) {
      return amount;
    }
    String compartment = species.getCompartment();
    Expression size = new Expression.Reference(compartment);
    boolean isStill = amount instanceof Expression.Constant c && c.value() == 0;
    Expression flux = isStill ? ZERO : binary(BinaryOperator.DIVIDE, amount, size);
    if (definitions.course(compartment) == Definitions.Course.CONSTANT) {
      return flux;
    }
    Expression dilution =
        binary(
            BinaryOperator.DIVIDE,
            binary(
                BinaryOperator.MULTIPLY,
                new Expression.Reference(species.getId()),
                of(compartment, mark)),
            size);
    return isStill
        ? new Expression.Unary(UnaryOperator.NEGATE, dilution)
        : binary(BinaryOperator.SUBTRACT, flux, dilution);
  }

  private static Expression binary(BinaryOperator operator, Expression left, Expression right) {
    return new Expression.Binary(operator, left, right);
  }
}
