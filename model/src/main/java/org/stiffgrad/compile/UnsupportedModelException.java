package org.stiffgrad.compile;

/** A model asks for something that cannot be solved or differentiated reliably. */
public final class UnsupportedModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String quantity;
  private final String what;

  /**
   * @param quantity the name whose formula is at fault, so that a reader can point at its line
   * @param what a sentence that says what is wrong and what would be accepted
   */
  public UnsupportedModelException(String quantity, String what) {
    super(what);
    this.quantity = quantity;
    this.what = what;
  }

  /** The state, parameter, assignment or observable whose formula is at fault. */
  public String quantity() {
    return quantity;
  }

  /** The message. */
  public String what() {
    return what;
  }
}
