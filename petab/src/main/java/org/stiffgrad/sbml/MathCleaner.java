package org.stiffgrad.sbml;

import java.util.Locale;
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

  MathCleaner(XmlSource source, CleanText clean) {
    this.source = source;
    this.clean = clean;
  }

  /**
   * The formula whose {@code math} starts here; an empty one is left out, like a missing one.
   *
   * @param isFunction whether a lambda is expected
   */
  void formula(boolean isFunction) {
    int event = source.next();
    if (event == XMLStreamConstants.END_ELEMENT) {
      return;
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
      requireLambda(isFunction);
      node("math", 0, 1);
      event = source.next();
    }
    clean.close("math");
  }

  private void requireLambda(boolean isFunction) {
    boolean isLambda = source.name().equals("lambda") || source.name().equals("semantics");
    if (isFunction && !isLambda) {
      throw source.error("found <" + source.name() + "> in a function, expected <lambda>");
    }
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

  /** The element that starts here, as the index-th child of its parent. */
  private void node(String parent, int index, int depth) {
    String name = source.name();
    if (depth > DEEPEST) {
      throw source.error(
          "found a formula nested more than " + DEEPEST + " deep; split it with assignment rules");
    }
    requirePlace(name, parent, index);
    switch (name) {
      case "cn" -> number();
      case "ci" -> reference();
      case "csymbol" -> symbol();
      case "semantics" -> semantics(parent, index, depth);
      case "apply" -> apply(parent, index, depth);
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
  }

  /** Operators stand first in an apply. */
  private void requirePlace(String name, String parent, int index) {
    boolean isOperator = MathVocabulary.isOperator(name);
    boolean isHead = parent.equals("apply") && index == 0;
    if (isOperator && !isHead) {
      throw source.error(
          "found <" + name + "/> in <" + parent + ">, expected it first in an <apply>");
    }
    boolean isLost =
        switch (name) {
          case "bvar" -> !parent.equals("lambda");
          case "piece", "otherwise" -> !parent.equals("piecewise");
          case "degree", "logbase" -> !parent.equals("apply") || index != 1;
          case "lambda" -> !parent.equals("math");
          default -> parent.equals("piecewise");
        };
    if (isLost) {
      throw source.error("found <" + name + "> in <" + parent + ">, where it has no meaning");
    }
  }

  /** An operator and its operands. Around a single formula, as some exporters write it, nothing. */
  private void apply(String parent, int index, int depth) {
    SourcePosition start = source.position();
    int event = source.next();
    if (event == XMLStreamConstants.END_ELEMENT) {
      throw new InputException(start, "found an empty <apply>, expected an operator in it");
    }
    requireElement(event, "apply");
    String head = source.name();
    if (MathVocabulary.isOperator(head) || head.equals("ci") || head.equals("csymbol")) {
      clean.open("apply");
      clean.endOfTag();
      siblings("apply", depth, event);
      clean.close("apply");
      return;
    }
    SourcePosition first = source.position();
    node(parent, index, depth + 1);
    if (source.next() != XMLStreamConstants.END_ELEMENT) {
      throw new InputException(
          first, "found <" + head + "> first in <apply>, expected an operator");
    }
  }

  private void children(String name, int depth) {
    SourcePosition start = source.position();
    clean.open(name);
    clean.endOfTag();
    int count = siblings(name, depth, source.next());
    clean.close(name);
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

  /** The elements up to the end of their parent; their number. */
  private int siblings(String parent, int depth, int first) {
    int count = 0;
    for (int event = first; event != XMLStreamConstants.END_ELEMENT; event = source.next()) {
      requireElement(event, parent);
      node(parent, count++, depth + 1);
    }
    return count;
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
  private void semantics(String parent, int index, int depth) {
    int event = source.next();
    if (event == XMLStreamConstants.END_ELEMENT) {
      throw source.error("found an empty <semantics>, expected a formula in it");
    }
    requireElement(event, "semantics");
    node(parent, index, depth + 1);
    while (source.next() == XMLStreamConstants.START_ELEMENT) {
      source.skip();
    }
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

  private void reference() {
    SourcePosition start = source.position();
    String name = content("ci")[0];
    if (!Identifiers.isName(name)) {
      throw new InputException(
          start, "found the name \"" + name + "\" in a formula, expected one such as k1");
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
