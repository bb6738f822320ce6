package org.stiffgrad.paper;

import java.util.List;
import org.stiffgrad.report.Block;

/**
 * What came out.
 *
 * @param checks every value that the theory states, measured
 * @param figures what the page shows, charts whose curves are also written as tables among them
 */
public record Reproduction(List<Check> checks, List<Block> figures) {
  /** Copies. */
  public Reproduction {
    checks = List.copyOf(checks);
    figures = List.copyOf(figures);
  }

  /** Whether every value is as stated. */
  public boolean passes() {
    return checks.stream().allMatch(Check::passes);
  }
}
