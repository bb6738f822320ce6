package org.stiffgrad.diagnose;

/**
 * How much a diagnosis may cost.
 *
 * @param profiles whether to look beyond the point: scans and profiles of parameters that the data
 *     hardly determine, time maps, suggested measurements
 */
public record HealthOptions(boolean profiles) {
  public static final HealthOptions DEFAULTS = new HealthOptions(true);
}
