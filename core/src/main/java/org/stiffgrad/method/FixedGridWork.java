package org.stiffgrad.method;

/** The mutable numbers of a {@link FixedGridStepper}. */
interface FixedGridWork {
  StepLinearization linearization();
}
