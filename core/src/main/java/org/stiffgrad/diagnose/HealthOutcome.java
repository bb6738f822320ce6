package org.stiffgrad.diagnose;

/** What a diagnosis ends with. */
public sealed interface HealthOutcome permits GradientHealth, HealthOutcome.Failed {
  /**
   * The point cannot be looked at.
   *
   * @param why a sentence: which solver, the time reached, the reason
   */
  record Failed(String why) implements HealthOutcome {}
}
