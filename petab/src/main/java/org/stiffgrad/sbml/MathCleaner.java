package org.stiffgrad.sbml;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.stiffgrad.input.InputException;
import org.stiffgrad.input.SourcePosition;

/** Reads the MathML of one formula: checks its structure, and writes every number as a decimal. */
final class MathCleaner {
  /** Deeper formulas are refused: readers and writers of formulas recurse. */
  private static final int DEEPEST = 400;

  private static final String SYMBOLS = "http://www.sbml.org/sbml/symbols/";

  private final XmlSource source;
  private final CleanText clean;

  /** The arguments of the function so far. */
  private final Set<String> arguments = new HashSet<>();

  MathCleaner(XmlSource source, CleanText clean) {
    this.source = source;
    this.clean = clean;
  }

  /**
   * The formula whose {@code math} starts here; an empty one is left out, like a missing one.
   *
   * @param isFunction whether a lambda is expected
   * @return whether there is a formula
   */
  boolean formula(boolean isFunction) {
    int event = source.next();
    if (event == XMLStreamConstants.END_ELEMENT) {
      return false;
    }
    clean.open("math");
    clean.attribute("xmlns", "http://www.w3.org/1998/Math/MathML");
    clean.endOfTag();
    int count = 0;
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (++count > 1) {
        throw source.error("found a second formula in <math>, expected one");
      }
      requireElement(event, "math");
      SourcePosition start = source.position();
      String written = source.name();
      String name = node("math", "", 1);
      boolean isLambda = name.equals("lambda");
      if (isFunction && !isLambda) {
        throw new InputException(start, "found <" + written + "> in a function, expected <lambda>");
      }
      if (isLambda && !isFunction) {
        throw new InputException(start, "found <lambda> outside of a function, expected a formula");
      }
      event = source.next();
    }
    clean.close("math");
    return true;
  }

  private void requireElement(int event, String parent) {
    if (event != XMLStreamConstants.START_ELEMENT) {
      throw source.error(
          "found the text \"" + source.text() + "\" in <" + parent + ">, expected an element");
    }
    if (!source.isMath()) {
      throw source.error("found <" + source.name() + "> in <" + parent + ">, which is no MathML");
    }
  }

  /**
   * The element that starts here.
   *
   * @param parent the element that holds it
   * @param before the element before it in its parent; empty for the first
   * @return its name; that of what it holds where it is only a wrapper
   */
  private String node(String parent, String before, int depth) {
    String name = source.name();
    if (depth > DEEPEST) {
      throw source.error(
          "found a formula nested more than " + DEEPEST + " deep; split it with assignment rules");
    }
    requirePlace(name, parent, before);
    switch (name) {
      case "cn" -> number();
      case "ci" -> reference(parent);
      case "csymbol" -> symbol();
      case "semantics" -> {
        return semantics(parent, before, depth);
      }
      case "apply" -> {
        return apply(parent, before, depth);
      }
      default -> {
        if (MathVocabulary.isOperator(name) || MathVocabulary.isConstant(name)) {
          empty(name);
        } else if (MathVocabulary.isStructure(name)) {
          children(name, depth);
        } else {
          throw source.error("found <" + name + ">, which is not in the MathML of SBML");
        }
      }
    }
    return name;
  }

  /** Operators stand first in an apply. */
  private void requirePlace(String name, String parent, String before) {
    boolean isOperator = MathVocabulary.isOperator(name);
    boolean isHead = parent.equals("apply") && before.isEmpty();
    if (isOperator && !isHead) {
      throw source.error(
          "found <" + name + "/> in <" + parent + ">, expected it first in an <apply>");
    }
    boolean isLost =
        switch (name) {
          case "bvar" -> !parent.equals("lambda");
          case "piece", "otherwise" -> !parent.equals("piecewise");
          case "degree" -> !parent.equals("apply") || !before.equals("root");
          case "logbase" -> !parent.equals("apply") || !before.equals("log");
          case "lambda" -> !parent.equals("math");
          case "ci", "semantics" -> parent.equals("piecewise");
          default -> parent.equals("piecewise") || parent.equals("bvar");
        };
    if (isLost) {
      throw source.error("found <" + name + "> in <" + parent + ">, where it has no meaning");
    }
    if (parent.equals("piecewise") && before.equals("otherwise")) {
      throw source.error("found <" + name + "> after <otherwise>, expected <otherwise> last");
    }
    if (parent.equals("lambda") && !before.isEmpty() && !before.equals("bvar")) {
      throw source.error(
          "found <" + name + "> after the formula of a function, expected the formula last");
    }
  }

  /** An operator and its operands. Around a single formula, as some exporters write it, nothing. */
  private String apply(String parent, String before, int depth) {
    SourcePosition start = source.position();
    int event = source.next();
    if (event == XMLStreamConstants.END_ELEMENT) {
      throw new InputException(start, "found an empty <apply>, expected an operator in it");
    }
    requireElement(event, "apply");
    String head = source.name();
    if (MathVocabulary.isOperator(head) || head.equals("ci") || isFunctionSymbol(head)) {
      clean.open("apply");
      clean.endOfTag();
      String last = siblings("apply", depth, event).last();
      clean.close("apply");
      if (last.equals("degree") || last.equals("logbase")) {
        throw new InputException(
            start, "found <" + last + "> last in <apply>, expected an operand after it");
      }
      return "apply";
    }
    SourcePosition first = source.position();
    String name = node(parent, before, depth + 1);
    if (source.next() != XMLStreamConstants.END_ELEMENT) {
      throw new InputException(
          first, "found <" + head + "> first in <apply>, expected an operator");
    }
    return name;
  }

  /** The other symbols are values: none takes operands. */
  private boolean isFunctionSymbol(String name) {
    String url = source.attribute("definitionURL");
    return name.equals("csymbol") && url != null && url.equals(SYMBOLS + "rateOf");
  }

  private void children(String name, int depth) {
    SourcePosition start = source.position();
    clean.open(name);
    clean.endOfTag();
    if (name.equals("lambda")) {
      arguments.clear();
    }
    Siblings inside = siblings(name, depth, source.next());
    int count = inside.count();
    clean.close(name);
    if (name.equals("lambda") && inside.last().equals("bvar")) {
      throw new InputException(start, "found <lambda> without formula, expected one");
    }
    boolean isOpen = name.equals("lambda") || name.equals("piecewise");
    int fewest = name.equals("piece") ? 2 : 1;
    if (count < fewest || (count > fewest && !isOpen)) {
      throw new InputException(
          start,
          "found <"
              + name
              + "> with "
              + count
              + (count == 1 ? " element" : " elements")
              + ", expected "
              + (isOpen ? "at least " : "")
              + fewest);
    }
  }

  /** What an element holds: the number of its children and the name of the last. */
  private record Siblings(int count, String last) {}

  /** The elements up to the end of their parent. */
  private Siblings siblings(String parent, int depth, int first) {
    int count = 0;
    String last = "";
    for (int event = first; event != XMLStreamConstants.END_ELEMENT; event = source.next()) {
      requireElement(event, parent);
      last = node(parent, last, depth + 1);
      count++;
    }
    return new Siblings(count, last);
  }

  /** An element without content. */
  private void empty(String name) {
    clean.open(name);
    clean.endOfTag();
    clean.close(name);
    if (source.next() != XMLStreamConstants.END_ELEMENT) {
      throw source.error("found content in <" + name + "/>, expected none");
    }
  }

  /** The first child of semantics is the formula, its annotations have no influence. */
  private String semantics(String parent, String before, int depth) {
    int event = source.next();
    if (event == XMLStreamConstants.END_ELEMENT) {
      throw source.error("found an empty <semantics>, expected a formula in it");
    }
    requireElement(event, "semantics");
    String name = node(parent, before, depth + 1);
    while (source.next() == XMLStreamConstants.START_ELEMENT) {
      source.skip();
    }
    return name;
  }

  /** Text up to the end of the element, with its parts separated by {@code sep}. */
  private String[] content(String name) {
    StringBuilder text = new StringBuilder();
    int event = source.next();
    while (event != XMLStreamConstants.END_ELEMENT) {
      if (event == XMLStreamConstants.CHARACTERS) {
        text.append(source.text());
      } else if (source.name().equals("sep") && name.equals("cn")) {
        text.append('\u0000');
        source.skip();
      } else {
        throw source.error("found <" + source.name() + "> in <" + name + ">, expected text");
      }
      event = source.next();
    }
    return text.toString().split("\u0000", -1);
  }

  private void number() {
    SourcePosition start = source.position();
    String type = source.attribute("type") == null ? "real" : source.attribute("type");
    String base = source.attribute("base");
    if (base != null && !base.equals("10")) {
      throw source.error("found a number with base " + base + ", expected base 10");
    }
    String[] parts = content("cn");
    Double value = value(String.valueOf(type), parts);
    if (value == null) {
      throw new InputException(
          start,
          "found the number \""
              + String.join(" / ", parts)
              + "\" of type "
              + type
              + ", expected one that fits a double, of type real, integer, e-notation or rational");
    }
    clean.open("cn");
    clean.endOfTag();
    clean.text(Double.toString(value));
    clean.close("cn");
  }

  private static @Nullable Double value(String type, String[] parts) {
    int expected = type.equals("rational") || type.equals("e-notation") ? 2 : 1;
    if (parts.length != expected) {
      return null;
    }
    String first = parts[0].strip();
    return switch (type) {
      case "real" -> Numerals.finite(first);
      case "integer" -> Numerals.isInteger(first) ? Numerals.finite(first) : null;
      case "e-notation" -> Numerals.scientific(first, parts[1].strip());
      case "rational" -> Numerals.rational(first, parts[1].strip());
      default -> null;
    };
  }

  private void reference(String parent) {
    SourcePosition start = source.position();
    String name = content("ci")[0];
    if (!Identifiers.isName(name)) {
      throw new InputException(
          start, "found the name \"" + name + "\" in a formula, expected one such as k1");
    }
    if (parent.equals("bvar") && !arguments.add(name)) {
      throw new InputException(
          start, "found a second argument " + name + " of a function, expected distinct names");
    }
    clean.open("ci");
    clean.mark("id", start);
    clean.endOfTag();
    clean.text(name);
    clean.close("ci");
  }

  private void symbol() {
    SourcePosition start = source.position();
    String url = source.attribute("definitionURL");
    String symbol = url != null && url.startsWith(SYMBOLS) ? url.substring(SYMBOLS.length()) : "";
    switch (symbol) {
      case "time", "avogadro", "rateOf" -> {}
      case "delay" -> throw source.error("found a delay, which is not supported");
      default ->
          throw source.error(
              "found the symbol " + url + ", expected time, avogadro or rateOf of SBML");
    }
    content("csymbol");
    clean.open("csymbol");
    clean.mark("id", start);
    clean.attribute("encoding", "text");
    clean.attribute("definitionURL", SYMBOLS + symbol);
    clean.endOfTag();
    clean.text(symbol.toLowerCase(Locale.ROOT));
    clean.close("csymbol");
  }
}
