package org.stiffgrad.sbml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which elements and attributes SBML Levels 2 and 3 have, as far as they matter here. */
final class Vocabulary {
  /** What an attribute's text has to be. */
  enum Kind {
    ID,
    REFERENCE,
    NUMBER,
    BOOLEAN,
    /** Of no influence on the mathematics: left out. */
    IGNORED
  }

  /**
   * An element.
   *
   * @param children the elements that may stand in it
   * @param required attributes without which it means nothing
   */
  record Element(Map<String, Kind> attributes, Set<String> children, List<String> required) {}

  /** Attributes that any element may have. */
  private static final Set<String> COMMON = Set.of("metaid", "sboTerm", "id", "name");

  /** Elements that are left out, with all that they contain. */
  private static final Set<String> SKIPPED =
      Set.of(
          "notes",
          "annotation",
          "listOfUnitDefinitions",
          "listOfCompartmentTypes",
          "listOfSpeciesTypes",
          "listOfConstraints");

  private static final Map<String, Element> ELEMENTS = elements();

  private Vocabulary() {}

  static boolean isSkipped(String element) {
    return SKIPPED.contains(element);
  }

  /** The element of this name, or null. */
  static @Nullable Element element(String name) {
    return ELEMENTS.get(name);
  }

  /** What an attribute of an element is, or null where the element has no such attribute. */
  static @Nullable Kind kind(Element element, String attribute) {
    Kind kind = element.attributes().get(attribute);
    return kind == null && COMMON.contains(attribute) ? Kind.IGNORED : kind;
  }

  private static Map<String, Element> elements() {
    Map<String, Element> all = new HashMap<>();
    containers(all);
    quantities(all);
    all.put("functionDefinition", element("id=ID", "math", "id"));
    all.put("initialAssignment", element("symbol=REFERENCE", "math", "symbol"));
    all.put(
        "assignmentRule",
        element("variable=REFERENCE formula=IGNORED type=IGNORED", "math", "variable"));
    all.put("rateRule", all.getOrDefault("assignmentRule", element("", "", "")));
    all.put(
        "reaction",
        element(
            "id=ID reversible=BOOLEAN fast=BOOLEAN compartment=REFERENCE",
            "listOfReactants listOfProducts listOfModifiers kineticLaw",
            "id"));
    all.put(
        "speciesReference",
        element(
            "id=ID species=REFERENCE stoichiometry=NUMBER constant=BOOLEAN",
            "stoichiometryMath",
            "species"));
    all.put("modifierSpeciesReference", element("id=ID species=REFERENCE", "", "species"));
    all.put(
        "kineticLaw",
        element(
            "timeUnits=IGNORED substanceUnits=IGNORED",
            "math listOfParameters listOfLocalParameters",
            ""));
    all.put("stoichiometryMath", element("", "math", ""));
    return all;
  }

  private static void containers(Map<String, Element> all) {
    all.put("sbml", element("level=IGNORED version=IGNORED", "model", ""));
    all.put(
        "model",
        element(
            "conversionFactor=REFERENCE substanceUnits=IGNORED timeUnits=IGNORED"
                + " volumeUnits=IGNORED areaUnits=IGNORED lengthUnits=IGNORED extentUnits=IGNORED",
            "listOfFunctionDefinitions listOfCompartments listOfSpecies listOfParameters"
                + " listOfInitialAssignments listOfRules listOfReactions listOfEvents",
            ""));
    all.put("listOfFunctionDefinitions", element("", "functionDefinition", ""));
    all.put("listOfCompartments", element("", "compartment", ""));
    all.put("listOfSpecies", element("", "species", ""));
    all.put("listOfParameters", element("", "parameter", ""));
    all.put("listOfLocalParameters", element("", "localParameter", ""));
    all.put("listOfInitialAssignments", element("", "initialAssignment", ""));
    all.put("listOfRules", element("", "assignmentRule rateRule algebraicRule", ""));
    all.put("listOfReactions", element("", "reaction", ""));
    all.put("listOfReactants", element("", "speciesReference", ""));
    all.put("listOfProducts", element("", "speciesReference", ""));
    all.put("listOfModifiers", element("", "modifierSpeciesReference", ""));
    all.put("listOfEvents", element("", "event", ""));
  }

  private static void quantities(Map<String, Element> all) {
    all.put(
        "compartment",
        element(
            "id=ID size=NUMBER constant=BOOLEAN spatialDimensions=NUMBER units=IGNORED"
                + " outside=IGNORED compartmentType=IGNORED",
            "",
            "id"));
    all.put(
        "species",
        element(
            "id=ID compartment=REFERENCE initialAmount=NUMBER initialConcentration=NUMBER"
                + " hasOnlySubstanceUnits=BOOLEAN boundaryCondition=BOOLEAN constant=BOOLEAN"
                + " conversionFactor=REFERENCE substanceUnits=IGNORED spatialSizeUnits=IGNORED"
                + " speciesType=IGNORED charge=IGNORED",
            "",
            "id compartment"));
    all.put("parameter", element("id=ID value=NUMBER constant=BOOLEAN units=IGNORED", "", "id"));
    all.put("localParameter", element("id=ID value=NUMBER units=IGNORED", "", "id"));
  }

  private static Element element(String attributes, String children, String required) {
    Map<String, Kind> kinds = new HashMap<>();
    for (String pair : words(attributes)) {
      int equals = pair.indexOf('=');
      kinds.put(pair.substring(0, equals), Kind.valueOf(pair.substring(equals + 1)));
    }
    return new Element(Map.copyOf(kinds), Set.copyOf(words(children)), words(required));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
