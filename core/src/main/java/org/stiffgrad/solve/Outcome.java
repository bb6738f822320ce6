package org.stiffgrad.solve;

/** How a solve ended. Failure is a value: it says where, why, and what was spent. */
public sealed interface Outcome {
  Stats stats();

  /** All sample times were reached. */
  record Solved(Stats stats) implements Outcome {}

  /**
   * The solve stopped early; whatever was sampled before {@code tReached} is valid.
   *
   * @param tReached time up to which the solution is known
   * @param reason why it stopped
   * @param detail a clause for a person, naming the equation where one is to blame
   */
  record Failed(double tReached, Reason reason, String detail, Stats stats) implements Outcome {
    /** One sentence: where and why. */
    public String message() {
      return "stopped at time " + tReached + ": " + reason.text() + ": " + detail;
    }
  }

  /** Why a solve can fail. */
  enum Reason {
    STEP_SIZE_UNDERFLOW("the step size became too small"),
    NEWTON_DIVERGENCE("Newton's iteration did not converge"),
    NON_FINITE_RHS("the right-hand side is not finite"),
    /** A stage or a factor overflows or is undefined although f is finite at both ends. */
    NON_FINITE_STEP("a value inside the step is not finite"),
    NON_FINITE_JACOBIAN("a derivative of the right-hand side is not finite"),
    UNDEFINED_SWITCH_TIME("the time of a condition is not a number"),
    NON_FINITE_INITIAL_STATE("the initial state is not finite"),
    NON_FINITE_SENSITIVITY("a sensitivity is not finite"),
    TOO_MANY_STEPS("too many steps"),
    SINGULAR_MATRIX("a step's linear system is singular"),
    INTERRUPTED("interrupted");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
