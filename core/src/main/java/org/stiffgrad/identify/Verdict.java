package org.stiffgrad.identify;

/** What can be said of a parameter, in the order in which it is asked. */
public enum Verdict {
  /** The data would push it beyond a bound. */
  BOUND("bound"),
  /** The data hardly react to it here, and explain themselves better far from here. */
  PLATEAU("plateau"),
  /** The data hardly react to it. */
  NO_INFORMATION("no-information"),
  /** The solver is too coarse for its gradient. */
  SOLVER_ARTEFACT("solver-artefact"),
  /** Only a combination with others is determined. */
  COMBINATION("combination"),
  /** Determined; its plain gradient is small because of its unit alone. */
  UNITS("units"),
  /** Determined. */
  OK("ok");

  private final String id;

  Verdict(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }
}
