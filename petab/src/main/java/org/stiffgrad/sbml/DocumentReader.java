package org.stiffgrad.sbml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/**
 * Reads the XML of an SBML file once, checks element by element that it says what SBML allows and
 * what is supported, and leaves out what has no influence on the mathematics.
 */
final class DocumentReader {
  private final XmlSource source;
  private final CleanText clean = new CleanText();
  private final Identifiers identifiers = new Identifiers();
  private final MathCleaner math;
  private final String fileName;
  private Edition edition = Edition.NONE;

  /** The names of the open elements, innermost first. */
  private final Deque<String> open = new ArrayDeque<>();

  /** The marks of the open elements, innermost first. */
  private final Deque<String> marks = new ArrayDeque<>();

  /** The children of the open elements so far, those of the innermost element first. */
  private final Deque<Map<String, SourcePosition>> children = new ArrayDeque<>();

  private final Set<String> formulas = new HashSet<>();
  private boolean hasModel;

  private DocumentReader(byte[] bytes, String fileName) {
    this.fileName = fileName;
    this.source = new XmlSource(bytes, fileName);
    this.math = new MathCleaner(source, clean);
  }

  /**
   * Reads a document.
   *
   * @throws InputException at the first place that is not SBML, or not supported
   */
  static CleanDocument read(byte[] bytes, String fileName) {
    return new DocumentReader(bytes, fileName).document();
  }

  private CleanDocument document() {
    source.next();
    root();
    while (!open.isEmpty()) {
      switch (source.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> {
          end();
        }
        default ->
            throw source.error(
                "found the text \"" + source.text() + "\", expected an element of SBML");
      }
    }
    return clean.document(fileName, identifiers.names(), formulas);
  }

  private void root() {
    if (!source.name().equals("sbml")) {
      throw source.error("found <" + source.name() + ">, expected <sbml>");
    }
    edition = Edition.of(source);
    Packages.requireNone(source);
    clean.open("sbml");
    clean.attribute("xmlns", edition.namespace());
    marks.push(clean.mark("metaid", source.position()));
    clean.attribute("level", Integer.toString(edition.level()));
    clean.attribute("version", Integer.toString(edition.version()));
    clean.endOfTag();
    open.push("sbml");
    children.push(new HashMap<>());
  }

  private void end() {
    String name = open.pop();
    marks.pop();
    children.pop();
    if (name.equals("sbml") && !hasModel) {
      throw source.error("found no <model>, expected one");
    }
    if (name.equals("kineticLaw")) {
      identifiers.closeLocal();
    }
    clean.close(name);
  }

  private void start() {
    String parent = open.getFirst();
    if (source.isMath()) {
      formula(parent);
      return;
    }
    String name = source.name();
    if (isLeftOut(name)) {
      source.skip();
      return;
    }
    refuse(name);
    Vocabulary.Element element = Vocabulary.element(name);
    if (element == null || !allowed(parent).children().contains(name)) {
      throw source.error(
          "found <" + name + "> in <" + parent + ">, expected " + expected(allowed(parent)));
    }
    requireLevel(parent, name);
    requireFirst(parent, name);
    hasModel |= name.equals("model");
    clean.open(name);
    marks.push(clean.mark("metaid", source.position()));
    attributes(name, element);
    clean.endOfTag();
    identifiers.add(source, name, open.contains("kineticLaw"));
    open.push(name);
    children.push(new HashMap<>());
  }

  /** JSBML passes over elements of the other level. */
  private void requireLevel(String parent, String name) {
    boolean isLater = edition.level() == 3;
    String expected =
        switch (name) {
          case "listOfParameters" ->
              isLater && parent.equals("kineticLaw") ? "<listOfLocalParameters>" : "";
          case "listOfLocalParameters" -> isLater ? "" : "<listOfParameters>";
          case "stoichiometryMath" -> isLater ? "a rule or an initial assignment" : "";
          default -> "";
        };
    if (!expected.isEmpty()) {
      throw source.error(
          "found <"
              + name
              + "> in <"
              + parent
              + ">, expected "
              + expected
              + " in SBML Level "
              + edition.level());
    }
  }

  /** Only lists hold several elements of one name; JSBML keeps the last of others. */
  private void requireFirst(String parent, String name) {
    if (parent.startsWith("listOf")) {
      return;
    }
    SourcePosition first = children.getFirst().putIfAbsent(name, source.position());
    if (first != null) {
      throw source.error(
          "found a second <"
              + name
              + "> in <"
              + parent
              + ">, expected one (the first is in line "
              + first.line()
              + ")");
    }
  }

  private boolean isLeftOut(String name) {
    String namespace = source.namespace();
    boolean isCore = namespace.equals(edition.namespace());
    if (name.equals("math")) {
      throw source.error(
          "found <math> in the namespace \"" + namespace + "\", expected that of MathML");
    }
    if (!isCore && !Packages.isPackage(namespace)) {
      throw source.error(
          "found <"
              + name
              + "> in the namespace \""
              + namespace
              + "\", expected it in an"
              + " annotation");
    }
    return !isCore || Vocabulary.isSkipped(name);
  }

  private void formula(String parent) {
    if (!source.name().equals("math")) {
      throw source.error("found <" + source.name() + "> in <" + parent + ">, expected <math>");
    }
    if (!allowed(parent).children().contains("math")) {
      throw source.error("found <math> in <" + parent + ">, expected no formula there");
    }
    requireFirst(parent, "math");
    if (math.formula(parent.equals("functionDefinition"))) {
      formulas.add(marks.getFirst());
    }
  }

  private static Vocabulary.Element allowed(String name) {
    Vocabulary.Element element = Vocabulary.element(name);
    if (element == null) {
      throw new IllegalStateException("an unknown element is open: " + name);
    }
    return element;
  }

  private static String expected(Vocabulary.Element element) {
    if (element.children().isEmpty()) {
      return "no element there";
    }
    return "<" + String.join(">, <", new TreeSet<>(element.children())) + ">";
  }

  private void refuse(String name) {
    switch (name) {
      case "event" -> throw unsupported("an event" + named());
      case "algebraicRule" -> throw unsupported("an algebraic rule");
      case "reaction" -> {
        String fast = source.attribute("fast");
        if (fast != null && (fast.equals("true") || fast.equals("1"))) {
          throw unsupported("a fast reaction" + named());
        }
      }
      default -> {}
    }
  }

  private String named() {
    String id = source.attribute("id");
    return id == null ? "" : " (" + id + ")";
  }

  private InputException unsupported(String what) {
    return source.error("found " + what + ", which is not supported");
  }

  private void attributes(String name, Vocabulary.Element element) {
    for (int k = 0; k < source.attributes(); k++) {
      if (source.attributeNamespace(k).isEmpty()) {
        attribute(name, element, source.attributeName(k), source.attributeValue(k));
      }
    }
    for (String required : element.required()) {
      require(name, required);
    }
    if (name.equals("species")) {
      checkSpecies(name);
    }
  }

  private void checkSpecies(String name) {
    if (edition.level() == 3) {
      require(name, "hasOnlySubstanceUnits");
      require(name, "boundaryCondition");
    }
    boolean hasAmount = source.attribute("initialAmount") != null;
    if (hasAmount && source.attribute("initialConcentration") != null) {
      throw source.error(
          "found an initial amount and an initial concentration of "
              + source.attribute("id")
              + ", expected one");
    }
  }

  private void require(String name, String attribute) {
    if (source.attribute(attribute) == null) {
      throw source.error(
          "found <" + name + ">" + named() + " without " + attribute + ", expected one");
    }
  }

  private void attribute(String name, Vocabulary.Element element, String key, String value) {
    Vocabulary.@Nullable Kind kind = Vocabulary.kind(element, key);
    if (kind == null) {
      throw source.error(
          "found the attribute " + key + " of <" + name + ">, which SBML does not have");
    }
    switch (kind) {
      case ID, REFERENCE -> {
        Identifiers.requireName(source, key, value);
        clean.attribute(key, value);
      }
      case NUMBER -> {
        if (Numerals.parse(value) == null) {
          throw source.error(
              "found " + key + "=\"" + value + "\" in <" + name + ">, expected a number");
        }
        clean.attribute(key, value);
      }
      case BOOLEAN -> clean.attribute(key, truth(name, key, value));
      case IGNORED -> {}
    }
  }

  private String truth(String name, String key, String value) {
    return switch (value) {
      case "true", "1" -> "true";
      case "false", "0" -> "false";
      default ->
          throw source.error(
              "found " + key + "=\"" + value + "\" in <" + name + ">, expected true or false");
    };
  }
}
