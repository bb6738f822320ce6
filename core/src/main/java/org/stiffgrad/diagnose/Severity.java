package org.stiffgrad.diagnose;

/** How much a finding matters for the estimate. */
public enum Severity {
  /** All is well. */
  FINE,
  /** Worth knowing; the estimate stands. */
  NOTE,
  /** The parameter's value or gradient means nothing as it is. */
  PROBLEM
}
