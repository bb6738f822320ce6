package org.stiffgrad.sbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stiffgrad.input.SourcePosition;

/** The XML under construction, with the positions that its marks stand for. */
final class CleanText {
  private final StringBuilder xml = new StringBuilder();
  private final List<SourcePosition> positions = new ArrayList<>();

  /** Opens a start tag; attributes may follow. */
  void open(String name) {
    xml.append('<').append(name);
  }

  /** Adds an attribute that marks a position; the mark. */
  String mark(String attribute, SourcePosition position) {
    String mark = CleanDocument.mark(positions.size());
    attribute(attribute, mark);
    positions.add(position);
    return mark;
  }

  void attribute(String name, String value) {
    xml.append(' ').append(name).append("=\"");
    escape(value);
    xml.append('"');
  }

  void endOfTag() {
    xml.append('>');
  }

  void close(String name) {
    xml.append("</").append(name).append('>');
  }

  void text(String text) {
    escape(text);
  }

  private void escape(String text) {
    for (int k = 0; k < text.length(); k++) {
      char c = text.charAt(k);
      switch (c) {
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '&' -> xml.append("&amp;");
        case '"' -> xml.append("&quot;");
        default -> xml.append(c);
      }
    }
  }

  CleanDocument document(String fileName, Set<String> names, Set<String> formulas) {
    return new CleanDocument(fileName, xml.toString(), positions, names, formulas);
  }
}
