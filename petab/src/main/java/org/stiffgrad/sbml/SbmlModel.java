package org.stiffgrad.sbml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.input.SourceModel;

/**
 * A model read from SBML. A name means in its formulas what it means in those of SBML: a species is
 * its concentration, or its amount if it {@code hasOnlySubstanceUnits}.
 *
 * @param source the model and where its parts stand in the file
 * @param species by id, in the order of the file
 * @param values what each id of the file that formulas may use stands for: species, compartments
 *     and parameters for themselves, reactions for their rate, species references for their
 *     stoichiometry
 */
public record SbmlModel(
    SourceModel source, Map<String, Species> species, Map<String, Expression> values) {
  public SbmlModel {
    species = Collections.unmodifiableMap(new LinkedHashMap<>(species));
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
}
