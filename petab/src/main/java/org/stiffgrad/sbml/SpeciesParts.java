package org.stiffgrad.sbml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sbml.jsbml.Species;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.sbml.Definitions.Course;

/** Turns species into states, parameters and assignments. */
final class SpeciesParts {
  private final Definitions definitions;
  private final ModelParts parts;
  private final MathReader reader;
  private final Derivatives derivatives;
  private final Reactions reactions;
  private final Map<String, SbmlModel.Species> all = new LinkedHashMap<>();

  SpeciesParts(
      Definitions definitions,
      ModelParts parts,
      MathReader reader,
      Derivatives derivatives,
      Reactions reactions) {
    this.definitions = definitions;
    this.parts = parts;
    this.reader = reader;
    this.derivatives = derivatives;
    this.reactions = reactions;
  }

  /** The species added so far. */
  Map<String, SbmlModel.Species> all() {
    return all;
  }

  /**
   * Adds a species to the model.
   *
   * @return the compartments whose size its formulas need
   */
  Set<String> add(Species species) {
    check(species);
    String id = species.getId();
    String mark = species.getMetaId();
    String holder = id;
    switch (definitions.course(id)) {
      case ASSIGNMENT_RULE -> parts.assignment(id, formula(definitions.assignment(id)), mark);
      case RATE_RULE -> parts.state(id, start(species, false), derivatives.of(id, mark), mark);
      case CONSTANT -> holder = unruled(species);
    }
    boolean isAmount = SpeciesForm.isAmount(species, definitions);
    boolean isRuled = definitions.course(id) == Course.ASSIGNMENT_RULE;
    Expression symbol = new Expression.Reference(id);
    all.put(
        id,
        new SbmlModel.Species(
            id,
            species.getCompartment(),
            isAmount ? symbol : amount(species, holder),
            isAmount && !isPoint(species) ? binary(BinaryOperator.DIVIDE, id, species) : symbol,
            isAmount,
            isRuled ? Optional.empty() : Optional.of(holder)));
    return isPoint(species) ? Set.of() : Set.of(species.getCompartment());
  }

  private Expression amount(Species species, String holder) {
    return holder.equals(species.getId())
        ? binary(BinaryOperator.MULTIPLY, holder, species)
        : new Expression.Reference(holder);
  }

  /** A species that no rule determines; the name under which its start is kept. */
  private String unruled(Species species) {
    String id = species.getId();
    String mark = species.getMetaId();
    String amount =
        SpeciesForm.of(species, definitions).name().startsWith("AMOUNT") ? amountName(id) : id;
    switch (SpeciesForm.of(species, definitions)) {
      case STATE -> parts.state(id, start(species, false), derivatives.of(id, mark), mark);
      case PARAMETER -> parts.parameter(id, start(species, false), true, mark);
      case AMOUNT_STATE ->
          parts.state(amount, start(species, true), derivatives.ofAmount(species), mark);
      case AMOUNT_PARAMETER -> parts.parameter(amount, start(species, true), true, mark);
    }
    if (!amount.equals(id)) {
      parts.assignment(id, binary(BinaryOperator.DIVIDE, amount, species), mark);
    }
    return amount;
  }

  private String amountName(String id) {
    String name = id + "_amount";
    while (!definitions.isAvailable(name) || reactions.localParameters().containsKey(name)) {
      name += "_";
    }
    return name;
  }

  private void check(Species species) {
    String id = species.getId();
    if (!definitions.compartments.containsKey(species.getCompartment())) {
      throw definitions.document.error(
          species.getMetaId(), "there is no compartment " + species.getCompartment());
    }
    boolean isFree = species.isBoundaryCondition() || !reactions.change(id);
    if (!isFree && definitions.course(id) != Course.CONSTANT) {
      throw definitions.document.error(
          reactions.firstUse(id),
          "found a reaction that changes "
              + id
              + ", which has a rule: expected it to be a"
              + " boundary condition");
    }
    if (!isFree && species.isConstant()) {
      throw definitions.document.error(
          reactions.firstUse(id), "found a reaction that changes " + id + ", which is constant");
    }
  }

  /**
   * The initial value.
   *
   * @param inAmount whether it is wanted as an amount although the id stands for a concentration
   */
  private Expression start(Species species, boolean inAmount) {
    Optional<Definitions.Formula> initial = definitions.initial(species.getId());
    boolean isAmount = SpeciesForm.isAmount(species, definitions);
    if (initial.isPresent()) {
      Expression value = formula(initial);
      return inAmount ? sized(BinaryOperator.MULTIPLY, value, species) : value;
    }
    boolean wantsAmount = isAmount || inAmount;
    boolean statesAmount = species.isSetInitialAmount() || isPoint(species);
    Expression stated = ModelParts.stated(stated(species));
    if (wantsAmount == statesAmount || Double.isNaN(stated(species)) || stated(species) == 0) {
      return stated;
    }
    // the size may be given another value later
    return sized(wantsAmount ? BinaryOperator.MULTIPLY : BinaryOperator.DIVIDE, stated, species);
  }

  private static double stated(Species species) {
    if (species.isSetInitialAmount()) {
      return species.getInitialAmount();
    }
    return species.isSetInitialConcentration() ? species.getInitialConcentration() : Double.NaN;
  }

  private Expression formula(Optional<Definitions.Formula> formula) {
    Definitions.Formula present = formula.orElseThrow();
    return reader.in(reader.scope(), present.mark()).expression(present.math());
  }

  private boolean isPoint(Species species) {
    return SpeciesForm.isWithoutSize(species, definitions);
  }

  private static Expression binary(BinaryOperator operator, String name, Species species) {
    return sized(operator, new Expression.Reference(name), species);
  }

  private static Expression sized(BinaryOperator operator, Expression value, Species species) {
    return new Expression.Binary(
        operator, value, new Expression.Reference(species.getCompartment()));
  }
}
