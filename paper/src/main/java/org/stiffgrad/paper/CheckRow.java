package org.stiffgrad.paper;

/**
 * A check as people read it.
 *
 * @param expected the stated value, or {@code at most} a limit
 * @param tolerance how far off it may be and why; empty for facts in words
 */
public record CheckRow(
    String row, String measured, String expected, String tolerance, boolean passes) {
  /** Numbers with six digits, tolerances with three. */
  public static CheckRow of(Check check) {
    if (check instanceof Check.Value value) {
      String tolerance =
          "± " + Printed.of(tolerance(value), 3) + " (" + value.bound().reason() + ")";
      return new CheckRow(
          value.row(),
          Printed.of(value.measured(), 6),
          Printed.of(value.expected(), 6),
          tolerance,
          value.passes());
    }
    if (check instanceof Check.AtMost most) {
      return new CheckRow(
          most.row(),
          Printed.of(most.measured(), 6),
          "at most " + Printed.of(most.limit(), 6),
          most.reason(),
          most.passes());
    }
    Check.Fact fact = (Check.Fact) check;
    return new CheckRow(fact.row(), fact.measured(), fact.expected(), "", fact.passes());
  }

  /** The largest difference from the stated value that passes. */
  public static double tolerance(Check.Value value) {
    return value.bound().absolute() + value.bound().relative() * Math.abs(value.expected());
  }
}
