package org.stiffgrad.cli;

/** Exit statuses of every command; scripts rely on them. */
final class ExitStatus {
  static final int DONE = 0;
  static final int BUG = 1;

  /** A result was computed and could not be written, such as to a full disk. */
  static final int UNWRITTEN = 1;

  static final int USAGE = 2;
  static final int INPUT = 3;

  /** Finished, but the result is not accepted; it is printed with the reasons. */
  static final int NOT_ACCEPTED = 4;

  static final int COMPUTATION = 5;

  private ExitStatus() {}
}
