package org.stiffgrad.sbml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.KineticLaw;
import org.sbml.jsbml.LocalParameter;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.expression.Expression.BinaryOperator;

/** The rates of reactions, and what they do to the amounts of species. */
final class Reactions {
  private final Definitions definitions;
  private final MathReader reader;
  private final Scope global;
  private final @Nullable String modelConversion;

  /** For each reaction its own parameters: the name in the file to the name in the model. */
  private final Map<String, Map<String, String>> locals = new HashMap<>();

  private final Map<String, LocalParameter> localParameters = new LinkedHashMap<>();
  private final Map<String, Value> rates = new HashMap<>();
  private final Set<String> inProgress = new HashSet<>();
  private final Map<String, List<Use>> uses = new HashMap<>();

  /** A reaction that consumes or produces a species. */
  private record Use(Reaction reaction, SpeciesReference reference, boolean isReactant) {}

  /**
   * @param global what names mean outside of kinetic laws
   * @param modelConversion the model's conversion factor, or null
   */
  Reactions(
      Definitions definitions, MathReader reader, Scope global, @Nullable String modelConversion) {
    this.definitions = definitions;
    this.reader = reader;
    this.global = global;
    this.modelConversion = modelConversion;
    for (Reaction reaction : definitions.reactions.values()) {
      for (SpeciesReference reactant : reaction.getListOfReactants()) {
        use(reaction, reactant, true);
      }
      for (SpeciesReference product : reaction.getListOfProducts()) {
        use(reaction, product, false);
      }
      nameLocals(reaction);
    }
  }

  private void use(Reaction reaction, SpeciesReference reference, boolean isReactant) {
    uses.computeIfAbsent(reference.getSpecies(), s -> new ArrayList<>())
        .add(new Use(reaction, reference, isReactant));
  }

  private void nameLocals(Reaction reaction) {
    Map<String, String> names = new LinkedHashMap<>();
    if (reaction.isSetKineticLaw()) {
      for (LocalParameter parameter : reaction.getKineticLaw().getListOfLocalParameters()) {
        String name = reaction.getId() + "_" + parameter.getId();
        while (!definitions.isAvailable(name) || localParameters.containsKey(name)) {
          name += "_";
        }
        names.put(parameter.getId(), name);
        localParameters.put(name, parameter);
      }
    }
    locals.put(reaction.getId(), names);
  }

  /** The parameters of kinetic laws, by their names in the model. */
  Map<String, LocalParameter> localParameters() {
    return localParameters;
  }

  /** Whether a reaction consumes or produces the species. */
  boolean change(String species) {
    return uses.containsKey(species);
  }

  /** Where a reaction consumes or produces the species. */
  String firstUse(String species) {
    return uses.getOrDefault(species, List.of()).get(0).reference().getMetaId();
  }

  /** The rate of a reaction, in extent per time. */
  Value rate(Reaction reaction) {
    String id = reaction.getId();
    Value known = rates.get(id);
    if (known != null) {
      return known;
    }
    KineticLaw law = reaction.isSetKineticLaw() ? reaction.getKineticLaw() : null;
    if (law == null || !law.isSetMath()) {
      definitions.document.requireNoFormula(law == null ? "" : law.getMetaId());
      throw definitions.document.error(
          reaction.getMetaId(),
          "found the reaction " + id + " without kinetic law, expected one with a formula");
    }
    if (!inProgress.add(id)) {
      throw definitions.document.error(
          reaction.getMetaId(),
          "found a rate of " + id + " that depends on itself, expected no cycle");
    }
    Map<String, String> names = locals.getOrDefault(id, Map.of());
    Value rate = reader.in(new LocalScope(names), law.getMetaId()).value(law.getMath());
    inProgress.remove(id);
    rates.put(id, rate);
    return rate;
  }

  /** The derivative of the amount of a species by all reactions; 0 where there is none. */
  Expression amountDerivative(Species species) {
    Sum sum = new Sum();
    List<Use> mine = uses.getOrDefault(species.getId(), List.of());
    for (int k = 0; k < mine.size(); ) {
      Reaction reaction = mine.get(k).reaction();
      double count = 0;
      List<Sum.Term> terms = new ArrayList<>();
      // the uses of one reaction follow each other
      for (; k < mine.size() && isOf(mine.get(k), reaction); k++) {
        Expression stoichiometry = stoichiometry(mine.get(k).reference());
        boolean isNegative = mine.get(k).isReactant();
        if (stoichiometry instanceof Expression.Constant constant) {
          count += isNegative ? -constant.value() : constant.value();
        } else {
          terms.add(new Sum.Term(isNegative, stoichiometry));
        }
      }
      if (count != 0) {
        terms.add(0, new Sum.Term(count < 0, new Expression.Constant(Math.abs(count))));
      }
      for (Sum.Term term : terms) {
        sum.add(term.isNegative(), product(term.magnitude(), reaction));
      }
    }
    return converted(species, sum.expression());
  }

  // JSBML compares elements with all that they contain
  private static boolean isOf(Use use, Reaction reaction) {
    return use.reaction().getId().equals(reaction.getId());
  }

  private Expression product(Expression stoichiometry, Reaction reaction) {
    Expression rate = rate(reaction).asNumber().expression();
    boolean isOne = stoichiometry instanceof Expression.Constant c && c.value() == 1;
    return isOne ? rate : new Expression.Binary(BinaryOperator.MULTIPLY, stoichiometry, rate);
  }

  private Expression converted(Species species, Expression extentDerivative) {
    String factor = species.isSetConversionFactor() ? species.getConversionFactor() : null;
    factor = factor == null ? modelConversion : factor;
    if (factor == null) {
      return extentDerivative;
    }
    if (!definitions.parameters.containsKey(factor)) {
      throw definitions.document.error(
          species.getMetaId(), "there is no parameter " + factor + " for the conversion factor");
    }
    return new Expression.Binary(
        BinaryOperator.MULTIPLY, new Expression.Reference(factor), extentDerivative);
  }

  /** The stoichiometry of a species reference, positive in reactants too. */
  Expression stoichiometry(SpeciesReference reference) {
    Optional<ASTNode> math = stoichiometryMath(reference);
    if (math.isPresent()) {
      return reader.in(global, reference.getMetaId()).expression(math.get());
    }
    if (reference.isSetId() && definitions.isDetermined(reference.getId())) {
      return new Expression.Reference(reference.getId());
    }
    double number = declared(reference);
    if (Double.isNaN(number)) {
      throw definitions.document.error(
          reference.getMetaId(),
          "found the species reference of " + reference.getSpecies() + " without stoichiometry");
    }
    return new Expression.Constant(number);
  }

  // deprecated by JSBML since Level 3 has none; files of Level 2 do
  @SuppressWarnings("deprecation")
  private static Optional<ASTNode> stoichiometryMath(SpeciesReference reference) {
    return reference.isSetStoichiometryMath() && reference.getStoichiometryMath().isSetMath()
        ? Optional.of(reference.getStoichiometryMath().getMath())
        : Optional.empty();
  }

  /** The number that the file states, or NaN. */
  static double declared(SpeciesReference reference) {
    return reference.getLevel() < 3 || reference.isSetStoichiometry()
        ? reference.getStoichiometry()
        : Double.NaN;
  }

  /** Names in a kinetic law: its own parameters hide those of the model. */
  private final class LocalScope implements Scope {
    private final Map<String, String> names;

    LocalScope(Map<String, String> names) {
      this.names = names;
    }

    @Override
    public Value resolve(String name, String mark) {
      String local = names.get(name);
      return local == null
          ? global.resolve(name, mark)
          : Value.leaf(new Expression.Reference(local));
    }

    @Override
    public Expression rateOf(String name, String mark) {
      return names.containsKey(name) ? new Expression.Constant(0) : global.rateOf(name, mark);
    }
  }
}
