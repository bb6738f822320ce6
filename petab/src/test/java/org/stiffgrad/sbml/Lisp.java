package org.stiffgrad.sbml;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** MathML in short: {@code (plus 1 (root (degree 3) x))}. */
final class Lisp {
  private static final Set<String> CONTAINERS =
      Set.of("degree", "logbase", "piecewise", "piece", "otherwise");

  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "pi", "exponentiale", "infinity", "notanumber");

  private final Iterator<String> words;

  private Lisp(String text) {
    String spaced = text.replace("(", " ( ").replace(")", " ) ").strip();
    words = List.of(spaced.split("\\s+")).iterator();
  }

  static String mathml(String text) {
    Lisp lisp = new Lisp(text);
    return lisp.node(lisp.words.next());
  }

  private String node(String word) {
    if (word.equals("(")) {
      String head = words.next();
      boolean isContainer = CONTAINERS.contains(head);
      String start = isContainer ? "<" + head + ">" : "<apply><" + head + "/>";
      StringBuilder xml = new StringBuilder(start);
      for (String next = words.next(); !next.equals(")"); next = words.next()) {
        xml.append(node(next));
      }
      return xml + (isContainer ? "</" + head + ">" : "</apply>");
    }
    if (CONSTANTS.contains(word)) {
      return "<" + word + "/>";
    }
    boolean isNumber = word.matches("-?[0-9].*");
    return isNumber ? "<cn>" + word + "</cn>" : "<ci>" + word + "</ci>";
  }
}
