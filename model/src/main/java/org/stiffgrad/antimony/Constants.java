package org.stiffgrad.antimony;

import org.jspecify.annotations.Nullable;
import org.stiffgrad.expression.Expression;

/** Names that mean something by themselves and cannot be defined. */
final class Constants {
  /** Avogadro's number as SBML Level 3 fixes it. */
  private static final double AVOGADRO = 6.02214179e23;

  private Constants() {}

  static boolean isReserved(String name) {
    return value(name) != null || isNotFinite(name);
  }

  static boolean isNotFinite(String name) {
    return switch (name) {
      case "inf", "INF", "infinity", "nan", "NaN", "NAN", "notanumber" -> true;
      default -> false;
    };
  }

  /** The value of a reserved name with a value, else null. */
  static @Nullable Value value(String name) {
    return switch (name) {
      case "time" -> Value.leaf(new Expression.Time());
      case "pi" -> Value.constant(Math.PI);
      case "exponentiale" -> Value.constant(Math.E);
      case "avogadro" -> Value.constant(AVOGADRO);
      case "true", "True", "TRUE" -> Value.truth(true);
      case "false", "False", "FALSE" -> Value.truth(false);
      default -> null;
    };
  }
}
