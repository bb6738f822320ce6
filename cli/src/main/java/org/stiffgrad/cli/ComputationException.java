package org.stiffgrad.cli;

/** A computation that could not be carried out: the time reached, why, and what to try. */
final class ComputationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ComputationException(String message) {
    super(message);
  }
}
