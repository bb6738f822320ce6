package org.stiffgrad.sbml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;
import org.stiffgrad.expression.Model;
import org.stiffgrad.input.SourceModel;

/**
 * A model read from SBML. A name means in its formulas what it means in those of SBML: a species is
 * its concentration, or its amount if it {@code hasOnlySubstanceUnits}.
 *
 * @param source the model and where its parts stand in the file
 * @param species by id, in the order of the file
 * @param compartments ids of the compartments
 * @param values what each id of the file that formulas may use stands for: species, compartments
 *     and parameters for themselves, reactions for their rate, species references for their
 *     stoichiometry
 */
public record SbmlModel(
    SourceModel source,
    Map<String, Species> species,
    Set<String> compartments,
    Map<String, Expression> values) {
  public SbmlModel {
    species = Collections.unmodifiableMap(new LinkedHashMap<>(species));
    compartments = Set.copyOf(compartments);
    values = Map.copyOf(values);
  }

  /**
   * A species.
   *
   * @param compartment the id of its compartment
   * @param amount its amount as a formula of the model's names
   * @param concentration its concentration likewise; where the compartment has no dimension, which
   *     leaves none, its amount
   * @param isAmount whether its id stands for the amount, not for the concentration
   * @param start the state or parameter whose value is its initial value; empty where a rule
   *     determines it
   */
  public record Species(
      String id,
      String compartment,
      Expression amount,
      Expression concentration,
      boolean isAmount,
      Optional<String> start) {}

  /**
   * A copy of a model in which a species starts with another value.
   *
   * @param model this model, perhaps already with other values
   * @param id the species
   * @param value its initial concentration, or amount if its id stands for the amount
   * @throws IllegalArgumentException where there is no such species or a rule determines it
   */
  public Model withInitial(Model model, String id, Expression value) {
    Species one = species.get(id);
    if (one == null || one.start.isEmpty()) {
      throw new IllegalArgumentException(id + " is no species with an initial value");
    }
    String quantity = one.start.get();
    Expression stored =
        quantity.equals(id)
            ? value
            : new Expression.Binary(
                BinaryOperator.MULTIPLY, value, new Expression.Reference(one.compartment));
    return model.withValue(quantity, stored);
  }
}
