package org.stiffgrad.identify;

/** Where an interval by a profile ends on one side. */
public sealed interface ProfileEnd {
  /**
   * Where chi^2 has risen by as much as was asked for.
   *
   * @param value of the parameter, on the linear scale
   * @param deltaChi2 the rise that was computed there
   */
  record At(double value, double deltaChi2) implements ProfileEnd {}

  /**
   * It has not risen by that much as far as was looked.
   *
   * @param value the last that was reached, on the linear scale
   */
  record Open(Reason reason, double value) implements ProfileEnd {}

  /** Why no end was found. */
  enum Reason {
    /** The parameter's bound was reached. */
    BOUND("its bound"),
    /** The search has a limit: eight decades. */
    RANGE("the end of the search"),
    /** The model could not be solved farther out. */
    FAILED("where the model cannot be solved"),
    /** It was stopped. */
    CANCELLED("where it was stopped");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** What was reached, to follow "the profile stays low up to". */
    public String text() {
      return text;
    }
  }
}
