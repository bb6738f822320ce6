package org.stiffgrad.paper;

import java.util.ArrayList;
import java.util.List;

/** Collects the checks of an item, expected values written as the theory prints them. */
final class Rows {
  private final List<Check> checks = new ArrayList<>();

  List<Check> checks() {
    return checks;
  }

  /** A number that must round to the stated one, such as {@code 3.6e-2}. */
  void printed(String row, double measured, String stated) {
    printed(row, measured, stated, 0, "");
  }

  /**
   * As {@link #printed(String, double, String)} with something more allowed.
   *
   * @param more absolute
   * @param why where that comes from
   */
  void printed(String row, double measured, String stated, double more, String why) {
    Stated expected = Stated.of(stated);
    within(
        row,
        measured,
        expected.value(),
        expected.allowed() + more,
        why.isEmpty() ? expected.reason() : expected.reason() + "; " + why);
  }

  void within(String row, double measured, double expected, double absolute, String reason) {
    checks.add(new Check.Value(row, measured, expected, new Check.Bound(absolute, 0, reason)));
  }

  void atMost(String row, double measured, double limit, String reason) {
    checks.add(new Check.AtMost(row, measured, limit, reason));
  }

  void fact(String row, String measured, String expected) {
    checks.add(new Check.Fact(row, measured, expected));
  }
}
