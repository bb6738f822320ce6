package org.stiffgrad.method;

/** An integration method: immutable coefficients, and facts derived from them. */
public sealed interface Method permits Firk {
  /** Identifier as in the literature and on the command line, such as {@code radau-iia-5}. */
  String id();

  /** Name for people. */
  String name();

  /** Order of consistency. */
  int order();

  /** Whether step sizes can be chosen by an error estimate; otherwise only a fixed grid works. */
  boolean isAdaptive();
}
