package org.stiffgrad.method;

import java.util.OptionalInt;

/** An integration method: immutable coefficients, and facts derived from them. */
public sealed interface Method permits RungeKutta, Rosenbrock, Bdf, Exponential {
  /** Identifier as in the literature and on the command line, such as {@code radau-iia-5}. */
  String id();

  /** Name for people. */
  String name();

  /** What kind of method it is, in words. */
  String family();

  /** Number of stages of a step. */
  int stages();

  /** Order of consistency. */
  int order();

  /** Order of the embedded formula of the coefficients, if there is one. */
  OptionalInt embeddedOrder();

  /** Order of the stages, where the family knows of one. */
  OptionalInt stageOrder();

  /** What the method makes of the test equation; computed anew at every call. */
  StabilityFunction stability();

  /** Whether there is a stepper for it; otherwise it is known, but cannot solve. */
  boolean isSolvable();

  /** Whether step sizes can be chosen by an error estimate; otherwise only a fixed grid works. */
  boolean isAdaptive();
}
