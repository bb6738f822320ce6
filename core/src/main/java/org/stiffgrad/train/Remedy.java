package org.stiffgrad.train;

/**
 * Changes how a fit is made: a function from one plan to another. Remedies compose, and can be left
 * out one by one to see what they are worth. Each has its page in docs/remedies.
 */
public interface Remedy {
  /** A verb, such as {@code use-log-parameters}. */
  String id();

  /** What it does, in one line. */
  String summary();

  /** Whether a fit uses it unless told otherwise. */
  default boolean isByDefault() {
    return true;
  }

  Plan apply(Plan plan);
}
