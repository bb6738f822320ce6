package org.stiffgrad.cli;

/** An option or argument that cannot be right; the message names it, and what was expected. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /** {@code --rtol: found "abc", expected a number}. */
  static UsageException found(String option, String found, String expected) {
    return new UsageException(option + ": found \"" + found + "\", expected " + expected);
  }
}
