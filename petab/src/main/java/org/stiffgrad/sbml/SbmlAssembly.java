package org.stiffgrad.sbml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.FunctionDefinition;
import org.sbml.jsbml.LocalParameter;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;
import org.stiffgrad.expression.Expression;

/** Builds the model: what each quantity of the file is, its start and its course. */
final class SbmlAssembly implements Scope {
  private final CleanDocument document;
  private final Model sbml;
  private final Definitions definitions;
  private final MathReader reader;
  private final Reactions reactions;
  private final Derivatives derivatives;
  private final ModelParts parts;

  /** Compartments that formulas need. */
  private final Set<String> sizesInUse = new LinkedHashSet<>();

  private SbmlAssembly(CleanDocument document, Model sbml, Predicate<String> isReserved) {
    this.document = document;
    this.sbml = sbml;
    this.definitions = new Definitions(document, sbml, isReserved);
    this.reader = new MathReader(document, definitions.functions, this);
    String conversion = sbml.isSetConversionFactor() ? sbml.getConversionFactor() : null;
    requireConversion(conversion);
    this.reactions = new Reactions(definitions, reader, this, conversion);
    this.derivatives = new Derivatives(definitions, reactions, reader);
    this.parts = new ModelParts(document);
  }

  /**
   * Builds the model of a document.
   *
   * @param isReserved which names quantities without id must not get
   */
  static SbmlModel assemble(CleanDocument document, Model sbml, Predicate<String> isReserved) {
    return new SbmlAssembly(document, sbml, isReserved).model();
  }

  private void requireConversion(@Nullable String factor) {
    if (factor != null && !definitions.parameters.containsKey(factor)) {
      throw document.error(
          sbml.getMetaId(), "there is no parameter " + factor + " for the conversion factor");
    }
  }

  private SbmlModel model() {
    for (FunctionDefinition function : definitions.functions.values()) {
      reader.check(function);
    }
    SpeciesParts species = new SpeciesParts(definitions, parts, reader, derivatives, reactions);
    for (Species one : definitions.species.values()) {
      sizesInUse.addAll(species.add(one));
    }
    for (Parameter parameter : definitions.parameters.values()) {
      parameter(parameter);
    }
    for (SpeciesReference reference : definitions.stoichiometries.values()) {
      stoichiometry(reference);
    }
    reactions.localParameters().forEach(this::localParameter);
    Map<String, Expression> values = values(species.all());
    compartments(values);
    String name = sbml.isSetId() ? sbml.getId() : document.modelName();
    return new SbmlModel(parts.model(name), species.all(), values);
  }

  /** Those without size last: only then it is known whether a formula needs it. */
  private void compartments(Map<String, Expression> values) {
    for (boolean isSized : new boolean[] {true, false}) {
      for (Compartment compartment : definitions.compartments.values()) {
        String id = compartment.getId();
        boolean isNeeded = isSized || sizesInUse.contains(id);
        if (isSized(compartment) == isSized && isNeeded) {
          Expression size = start(id, compartment.isSetSize() ? compartment.getSize() : Double.NaN);
          quantity(id, compartment.getMetaId(), size, true);
          values.put(id, new Expression.Reference(id));
        }
      }
    }
  }

  private boolean isSized(Compartment compartment) {
    return compartment.isSetSize() || definitions.isDetermined(compartment.getId());
  }

  private void parameter(Parameter parameter) {
    double value = parameter.isSetValue() ? parameter.getValue() : Double.NaN;
    String id = parameter.getId();
    quantity(id, parameter.getMetaId(), start(id, value), false);
  }

  private void stoichiometry(SpeciesReference reference) {
    String id = reference.getId();
    if (definitions.isDetermined(id)) {
      Expression start = start(id, Reactions.declared(reference));
      quantity(id, reference.getMetaId(), start, true);
    }
  }

  private void localParameter(String name, LocalParameter parameter) {
    double value = parameter.isSetValue() ? parameter.getValue() : Double.NaN;
    parts.parameter(name, ModelParts.stated(value), false, parameter.getMetaId());
  }

  /** A quantity that reactions do not change. */
  private void quantity(String id, String mark, Expression start, boolean isConst) {
    switch (definitions.course(id)) {
      case ASSIGNMENT_RULE -> parts.assignment(id, ruled(id), mark);
      case RATE_RULE -> parts.state(id, start, derivatives.of(id, mark), mark);
      case CONSTANT -> parts.parameter(id, start, isConst, mark);
    }
  }

  private Expression ruled(String id) {
    return definitions
        .assignment(id)
        .map(f -> reader.in(this, f.mark()).expression(f.math()))
        .orElseThrow();
  }

  /** The initial assignment of a quantity, else the number that the file states. */
  private Expression start(String id, double stated) {
    return definitions
        .initial(id)
        .map(f -> reader.in(this, f.mark()).expression(f.math()))
        .orElse(ModelParts.stated(stated));
  }

  private Map<String, Expression> values(Map<String, SbmlModel.Species> species) {
    Map<String, Expression> values = new LinkedHashMap<>();
    for (String id : definitions.parameters.keySet()) {
      values.put(id, new Expression.Reference(id));
    }
    for (String id : species.keySet()) {
      values.put(id, new Expression.Reference(id));
    }
    for (SpeciesReference reference : definitions.stoichiometries.values()) {
      values.put(reference.getId(), reactions.stoichiometry(reference));
    }
    for (Reaction reaction : definitions.reactions.values()) {
      if (reaction.isSetKineticLaw() && reaction.getKineticLaw().isSetMath()) {
        values.put(reaction.getId(), reactions.rate(reaction).asNumber().expression());
      }
    }
    return values;
  }

  @Override
  public Value resolve(String name, String mark) {
    Reaction reaction = definitions.reactions.get(name);
    if (reaction != null) {
      return reactions.rate(reaction);
    }
    SpeciesReference reference = definitions.stoichiometries.get(name);
    if (reference != null) {
      return Value.leaf(reactions.stoichiometry(reference));
    }
    Compartment compartment = definitions.compartments.get(name);
    if (compartment != null) {
      requireSize(compartment, mark);
      sizesInUse.add(name);
    } else if (!definitions.isTaken(name)) {
      throw document.error(mark, "found " + name + " in a formula, which is not defined");
    }
    return Value.leaf(new Expression.Reference(name));
  }

  private void requireSize(Compartment compartment, String mark) {
    if (!isSized(compartment) && SpeciesForm.isWithoutSize(compartment)) {
      throw document.error(
          mark,
          "found the compartment "
              + compartment.getId()
              + " in a formula, which has no dimension and no size");
    }
  }

  @Override
  public Expression rateOf(String name, String mark) {
    return derivatives.of(name, mark);
  }
}
