package org.stiffgrad.train;

/** The optimizations a start goes through. */
enum Stage {
  /** Implicit Euler, one step between data: its gradient has the right sign however far off. */
  COARSE("coarse", false),
  /** The solver of the problem, from where the coarse stage ended. */
  ADAPTIVE("adaptive", true),
  /** The solver of the problem, from the start itself. */
  FROM_START("adaptive from the start", true),
  /** From the best point with one parameter that the data hardly see moved by decades. */
  DISPLACED("plateau check", true),
  /** Again from the best point, so that the stabilizing prior is centered there. */
  POLISH("polish", true);

  private final String text;
  private final boolean exact;

  Stage(String text, boolean exact) {
    this.text = text;
    this.exact = exact;
  }

  String text() {
    return text;
  }

  /** Whether its objective is that of the problem, not of a coarse stand-in. */
  boolean isExact() {
    return exact;
  }
}
