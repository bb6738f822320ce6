package org.stiffgrad.sbml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** The names of a document: each is well-formed and given once. */
final class Identifiers {
  private final Map<String, SourcePosition> global = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, SourcePosition> local = new HashMap<>();
  private final Map<String, SourcePosition> ruled = new HashMap<>();
  private final Map<String, SourcePosition> assigned = new HashMap<>();

  /**
   * Notes the names that the current element introduces.
   *
   * @param isLocal whether it stands in a kinetic law
   */
  void add(XmlSource source, String element, boolean isLocal) {
    switch (element) {
      case "assignmentRule", "rateRule" ->
          once(source, ruled, "variable", "found a second rule of ");
      case "initialAssignment" ->
          once(source, assigned, "symbol", "found a second initial assignment of ");
      case "sbml", "model" -> {}
      default -> {
        Vocabulary.Element known = Vocabulary.element(element);
        boolean hasId = known != null && known.attributes().containsKey("id");
        if (hasId && source.attribute("id") != null) {
          once(source, isLocal ? local : global, "id", "found a second definition of ");
          if (!isLocal && !element.equals("modifierSpeciesReference")) {
            names.add(String.valueOf(source.attribute("id")));
          }
        }
      }
    }
  }

  /** The ids of the document, without those of modifiers and of parameters in kinetic laws. */
  Set<String> names() {
    return names;
  }

  /** Forgets the parameters of a kinetic law. */
  void closeLocal() {
    local.clear();
  }

  private static void once(
      XmlSource source, Map<String, SourcePosition> known, String attribute, String complaint) {
    String id = source.attribute(attribute);
    if (id == null) {
      throw new IllegalStateException("an element without " + attribute);
    }
    SourcePosition first = known.putIfAbsent(id, source.position());
    if (first != null) {
      throw source.error(
          complaint + id + ", expected one (the first is in line " + first.line() + ")");
    }
  }

  /**
   * Checks the syntax of a name: letters, digits and underscores, no digit first.
   *
   * @throws InputException at the current element
   */
  static void requireName(XmlSource source, String attribute, String name) {
    if (!isName(name)) {
      throw source.error(
          "found "
              + attribute
              + "=\""
              + name
              + "\", expected a name of letters, digits and underscores, no digit first");
    }
  }

  static boolean isName(String name) {
    if (name.isEmpty() || (name.charAt(0) >= '0' && name.charAt(0) <= '9')) {
      return false;
    }
    for (int k = 0; k < name.length(); k++) {
      char c = name.charAt(k);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && (c < '0' || c > '9') && c != '_') {
        return false;
      }
    }
    return true;
  }
}
