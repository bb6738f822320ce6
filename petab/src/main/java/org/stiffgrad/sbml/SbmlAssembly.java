package org.stiffgrad.sbml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.LocalParameter;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.SpeciesReference;
import org.stiffgrad.expression.Expression;
import org.stiffgrad.sbml.Definitions.Course;

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

  private SbmlAssembly(CleanDocument document, Model sbml) {
    this.document = document;
    this.sbml = sbml;
    this.definitions = new Definitions(document, sbml);
    this.reader = new MathReader(document, definitions.functions, this);
    String conversion = sbml.isSetConversionFactor() ? sbml.getConversionFactor() : null;
    requireConversion(conversion);
    this.reactions = new Reactions(definitions, reader, this, conversion);
    this.derivatives = new Derivatives(definitions, reactions, reader);
    this.parts = new ModelParts(document);
  }

  /** Builds the model of a document. */
  static SbmlModel assemble(CleanDocument document, Model sbml) {
    return new SbmlAssembly(document, sbml).model();
  }

  private void requireConversion(@Nullable String factor) {
    if (factor != null && !definitions.parameters.containsKey(factor)) {
      throw document.error(
          sbml.getMetaId(), "there is no parameter " + factor + " for the conversion factor");
    }
  }

  private SbmlModel model() {
    definitions.functions.values().forEach(reader::check);
    SpeciesParts species = new SpeciesParts(definitions, parts, reader, derivatives, reactions);
    definitions.species.values().forEach(s -> sizesInUse.addAll(species.add(s)));
    definitions.parameters.values().forEach(this::parameter);
    definitions.stoichiometries.forEach(this::stoichiometry);
    reactions.localParameters().forEach(this::localParameter);
    Map<String, Expression> values = values(species.all());
    definitions.compartments.values().forEach(this::compartment);
    String name = sbml.isSetId() ? sbml.getId() : document.modelName();
    return new SbmlModel(
        parts.model(name), species.all(), definitions.compartments.keySet(), values);
  }

  private void compartment(Compartment compartment) {
    String id = compartment.getId();
    boolean isSized = compartment.isSetSize() || definitions.isDetermined(id);
    if (isSized || sizesInUse.contains(id)) {
      Expression size = start(id, compartment.isSetSize() ? compartment.getSize() : Double.NaN);
      quantity(id, compartment.getMetaId(), size, true);
    }
  }

  private void parameter(Parameter parameter) {
    double value = parameter.isSetValue() ? parameter.getValue() : Double.NaN;
    String id = parameter.getId();
    quantity(id, parameter.getMetaId(), start(id, value), false);
  }

  private void stoichiometry(String id, SpeciesReference reference) {
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
    List<Set<String>> references =
        List.of(
            definitions.parameters.keySet(), definitions.compartments.keySet(), species.keySet());
    for (Set<String> ids : references) {
      ids.forEach(id -> values.put(id, new Expression.Reference(id)));
    }
    definitions.stoichiometries.forEach((id, r) -> values.put(id, reactions.stoichiometry(r)));
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
    boolean isSized =
        compartment.isSetSize()
            || definitions.course(compartment.getId()) != Course.CONSTANT
            || definitions.initial(compartment.getId()).isPresent();
    if (!isSized && SpeciesForm.isWithoutSize(compartment)) {
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
