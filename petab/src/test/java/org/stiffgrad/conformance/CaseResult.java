package org.stiffgrad.conformance;

import java.util.List;

/**
 * What became of one case of a published test suite.
 *
 * @param id of the case
 * @param tags what the case tests, as the suite says
 * @param reason why it was refused, or what is wrong with it; empty where it passed
 */
public record CaseResult(String id, List<String> tags, Verdict verdict, String reason) {
  /** How a case ended. */
  public enum Verdict {
    /** Within the tolerances of the suite. */
    PASSED,
    /** Refused by name before anything was computed. */
    REFUSED,
    /** Computed, and not what the suite expects. */
    WRONG,
    /** Neither refused nor computed. */
    FAILED
  }
}
