package org.stiffgrad.problem;

/** A choice that does not fit the model or the data. */
public final class ChoiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Choice choice;
  private final String detail;

  public ChoiceException(Choice choice, String detail) {
    super(choice.text() + ": " + detail);
    this.choice = choice;
    this.detail = detail;
  }

  /** Which choice is wrong. */
  public Choice choice() {
    return choice;
  }

  /** What is wrong with it, without saying which choice it is. */
  public String detail() {
    return detail;
  }
}
