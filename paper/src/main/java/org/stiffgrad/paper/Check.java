package org.stiffgrad.paper;

/** One stated value and what was measured for it. */
public sealed interface Check {
  /** Which value, in words. */
  String row();

  /** Whether it is as stated. */
  boolean passes();

  /** A number within a bound of the stated one. */
  record Value(String row, double measured, double expected, Bound bound) implements Check {
    @Override
    public boolean passes() {
      return Math.abs(measured - expected)
          <= bound.absolute() + bound.relative() * Math.abs(expected);
    }
  }

  /** A number that is at most (or, negated by the caller, at least) the stated one. */
  record AtMost(String row, double measured, double limit, String reason) implements Check {
    @Override
    public boolean passes() {
      return measured <= limit;
    }
  }

  /** A fact in words: none, L, never. */
  record Fact(String row, String measured, String expected) implements Check {
    @Override
    public boolean passes() {
      return measured.equals(expected);
    }
  }

  /**
   * How far a number may be from the stated one.
   *
   * @param reason why so far: the digits that the stated one is rounded to, for instance
   */
  record Bound(double absolute, double relative, String reason) {
    /** Half a unit of the last of {@code digits} significant ones that the stated number has. */
    public static Bound printed(int digits) {
      return new Bound(0, 0.5 * Math.pow(10, 1 - digits), "stated to " + digits + " digits");
    }
  }
}
