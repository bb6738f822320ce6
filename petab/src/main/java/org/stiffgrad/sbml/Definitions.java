package org.stiffgrad.sbml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sbml.jsbml.ASTNode;
import org.sbml.jsbml.AssignmentRule;
import org.sbml.jsbml.Compartment;
import org.sbml.jsbml.ExplicitRule;
import org.sbml.jsbml.FunctionDefinition;
import org.sbml.jsbml.InitialAssignment;
import org.sbml.jsbml.MathContainer;
import org.sbml.jsbml.Model;
import org.sbml.jsbml.ModifierSpeciesReference;
import org.sbml.jsbml.NamedSBase;
import org.sbml.jsbml.Parameter;
import org.sbml.jsbml.Reaction;
import org.sbml.jsbml.Rule;
import org.sbml.jsbml.SBase;
import org.sbml.jsbml.SimpleSpeciesReference;
import org.sbml.jsbml.Species;
import org.sbml.jsbml.SpeciesReference;

/** What each name of a document is, and the formulas that determine it. */
final class Definitions {
  final CleanDocument document;
  final Map<String, FunctionDefinition> functions = new LinkedHashMap<>();
  final Map<String, Compartment> compartments = new LinkedHashMap<>();
  final Map<String, Species> species = new LinkedHashMap<>();
  final Map<String, Parameter> parameters = new LinkedHashMap<>();
  final Map<String, Reaction> reactions = new LinkedHashMap<>();

  /** Species references with an id. */
  final Map<String, SpeciesReference> stoichiometries = new LinkedHashMap<>();

  private final Map<String, ASTNode> assignments = new LinkedHashMap<>();
  private final Map<String, ASTNode> rates = new LinkedHashMap<>();
  private final Map<String, ASTNode> initials = new LinkedHashMap<>();
  private final Map<String, String> marks = new LinkedHashMap<>();
  private final boolean mayLackMath;
  private final Predicate<String> isReserved;

  /** How the size of a compartment, or another quantity, goes on after time 0. */
  enum Course {
    CONSTANT,
    RATE_RULE,
    ASSIGNMENT_RULE
  }

  /**
   * @param isReserved which names quantities without id must not get
   */
  Definitions(CleanDocument document, Model model, Predicate<String> isReserved) {
    this.document = document;
    this.isReserved = isReserved;
    this.mayLackMath = model.getLevel() == 3 && model.getVersion() > 1;
    put(functions, model.getListOfFunctionDefinitions());
    put(compartments, model.getListOfCompartments());
    put(species, model.getListOfSpecies());
    put(parameters, model.getListOfParameters());
    for (Reaction reaction : model.getListOfReactions()) {
      reactions.put(reaction.getId(), reaction);
      stoichiometries(reaction.getListOfReactants());
      stoichiometries(reaction.getListOfProducts());
      for (ModifierSpeciesReference modifier : reaction.getListOfModifiers()) {
        requireSpecies(modifier);
      }
    }
    requireComplete();
    for (InitialAssignment initial : model.getListOfInitialAssignments()) {
      initial(initial);
    }
    for (Rule rule : model.getListOfRules()) {
      rule(rule);
    }
  }

  private static <T extends NamedSBase> void put(Map<String, T> byId, List<T> elements) {
    for (T element : elements) {
      byId.put(element.getId(), element);
    }
  }

  /** JSBML passes over what it does not understand. */
  private void requireComplete() {
    for (String name : document.names()) {
      if (!isTaken(name)) {
        throw new IllegalStateException("JSBML lost " + name);
      }
    }
  }

  private void stoichiometries(List<SpeciesReference> references) {
    for (SpeciesReference reference : references) {
      requireSpecies(reference);
      if (reference.isSetId()) {
        stoichiometries.put(reference.getId(), reference);
      }
    }
  }

  private void requireSpecies(SimpleSpeciesReference reference) {
    if (!species.containsKey(reference.getSpecies())) {
      throw document.error(
          reference.getMetaId(), "there is no species " + reference.getSpecies() + " in the model");
    }
  }

  private void initial(InitialAssignment initial) {
    String id = initial.getVariable();
    requireQuantity(initial, id, "an initial assignment");
    ASTNode math = math(initial, "an initial assignment of " + id);
    if (math != null) {
      initials.put(id, math);
      marks.put(id, initial.getMetaId());
    }
  }

  private void rule(Rule rule) {
    if (!(rule instanceof ExplicitRule explicit)) {
      throw new IllegalStateException("a rule without variable");
    }
    boolean isAssignment = rule instanceof AssignmentRule;
    String kind = isAssignment ? "an assignment rule" : "a rate rule";
    String id = explicit.getVariable();
    SBase element = requireQuantity(rule, id, kind);
    if (isConstant(element)) {
      throw document.error(rule.getMetaId(), "found " + kind + " of " + id + ", which is constant");
    }
    ASTNode math = math(rule, kind + " of " + id);
    if (math == null) {
      return;
    }
    if (isAssignment && initials.containsKey(id)) {
      throw document.error(
          marks.get(id), "found an initial assignment of " + id + ", which has an assignment rule");
    }
    (isAssignment ? assignments : rates).put(id, math);
    marks.put((isAssignment ? "=" : "'") + id, rule.getMetaId());
  }

  private SBase requireQuantity(SBase at, String id, String kind) {
    SBase element = quantity(id);
    if (element == null) {
      throw document.error(
          at.getMetaId(),
          "found "
              + kind
              + " of "
              + id
              + ", expected the id of a species, compartment, parameter or species reference");
    }
    return element;
  }

  /** The species, compartment, parameter or species reference of this id, or null. */
  private @Nullable SBase quantity(String id) {
    SBase found = compartments.get(id);
    found = found == null ? species.get(id) : found;
    found = found == null ? parameters.get(id) : found;
    return found == null ? stoichiometries.get(id) : found;
  }

  private static boolean isConstant(SBase element) {
    if (element instanceof Species species) {
      return species.isConstant();
    }
    if (element instanceof Compartment compartment) {
      return compartment.isConstant();
    }
    if (element instanceof Parameter parameter) {
      return parameter.isConstant();
    }
    return element instanceof SpeciesReference reference && reference.isConstant();
  }

  /** The formula of an element; null where it has none and need not have one. */
  private @Nullable ASTNode math(MathContainer element, String what) {
    ASTNode math = element.isSetMath() ? element.getMath() : null;
    if (math == null) {
      document.requireNoFormula(element.getMetaId());
    }
    if (math == null && !mayLackMath) {
      throw document.error(element.getMetaId(), "found " + what + " without formula, expected one");
    }
    return math;
  }

  Course course(String id) {
    if (assignments.containsKey(id)) {
      return Course.ASSIGNMENT_RULE;
    }
    return rates.containsKey(id) ? Course.RATE_RULE : Course.CONSTANT;
  }

  /** Whether a formula determines the quantity, at all times or at the start. */
  boolean isDetermined(String id) {
    return course(id) != Course.CONSTANT || initials.containsKey(id);
  }

  /** The formula of a rule or initial assignment. */
  Optional<Formula> assignment(String id) {
    return formula(assignments.get(id), marks.get("=" + id));
  }

  Optional<Formula> rate(String id) {
    return formula(rates.get(id), marks.get("'" + id));
  }

  Optional<Formula> initial(String id) {
    return formula(initials.get(id), marks.get(id));
  }

  private static Optional<Formula> formula(@Nullable ASTNode math, @Nullable String mark) {
    return math == null || mark == null ? Optional.empty() : Optional.of(new Formula(math, mark));
  }

  /**
   * A formula and the element that holds it.
   *
   * @param mark of the element
   */
  record Formula(ASTNode math, String mark) {}

  /** All names that formulas may use. */
  boolean isTaken(String id) {
    return quantity(id) != null || reactions.containsKey(id) || functions.containsKey(id);
  }

  /** Whether a quantity without id may get this name. */
  boolean isAvailable(String name) {
    return !isTaken(name) && !isReserved.test(name);
  }
}
