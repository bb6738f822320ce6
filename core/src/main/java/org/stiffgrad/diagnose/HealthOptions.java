package org.stiffgrad.diagnose;

/**
 * How much a diagnosis may cost.
 *
 * @param mostProfiles most parameters to look beyond the point for, with scans and profiles, time
 *     maps and suggested measurements; where the data leave more of them open, none is
 */
public record HealthOptions(int mostProfiles) {
  public static final HealthOptions DEFAULTS = new HealthOptions(Integer.MAX_VALUE);

  /** The point alone. */
  public static final HealthOptions NO_PROFILES = new HealthOptions(-1);

  /** Whether so many parameters may be looked into. */
  boolean allows(int parameters) {
    return parameters <= mostProfiles;
  }
}
