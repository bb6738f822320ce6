package org.stiffgrad.report.pages;

import java.util.Locale;
import java.util.OptionalDouble;
import org.stiffgrad.fit.ObjectiveValue;
import org.stiffgrad.report.Digits;

/** Numbers for people, and with all digits. */
final class Numbers {
  private Numbers() {}

  /** Six digits, without zeros at the end. */
  static String six(double x) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? "-" : x > 0 ? "infinite" : "-infinite";
    }
    return Digits.six(x);
  }

  /** Two or three digits, for a sentence. */
  static String three(double x) {
    return Double.isFinite(x) ? String.format(Locale.ROOT, "%.3g", x) : six(x);
  }

  static String six(OptionalDouble x) {
    return x.isPresent() ? six(x.getAsDouble()) : "-";
  }

  /** The end of an interval. */
  static String end(OptionalDouble x) {
    return x.isPresent() ? six(x.getAsDouble()) : "open";
  }

  /** Reads back as the same double; empty for what is not finite. */
  static String exact(double x) {
    return Double.isFinite(x) ? Double.toString(x) : "";
  }

  static String exact(OptionalDouble x) {
    return x.isPresent() ? exact(x.getAsDouble()) : "";
  }

  static String objective(ObjectiveValue o) {
    return "Objective "
        + six(o.total())
        + ", chi2 "
        + six(o.chi2())
        + " of "
        + o.residuals()
        + " measured values";
  }
}
