package org.stiffgrad.petab;

import java.util.regex.Pattern;

/** A number or the id of a parameter, in a cell that may hold either. */
sealed interface Literal {
  record Value(double value) implements Literal {}

  record Id(String id) implements Literal {}

  /** The number that a text is, NaN where it is none that is finite. */
  static double number(String text) {
    if (!Syntax.NUMBER.matcher(text).matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** Whether a text can be the id of something: letters, digits and '_', no digit first. */
  static boolean isId(String text) {
    return Syntax.ID.matcher(text).matches();
  }

  /** Patterns, compiled once: tables have many cells. */
  final class Syntax {
    private static final Pattern NUMBER =
        Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Syntax() {}
  }
}
