package org.stiffgrad.diagnose;

/**
 * How much a diagnosis may cost.
 *
 * @param profiles whether parameters that the data hardly determine are scanned and profiled
 */
public record HealthOptions(boolean profiles) {
  public static final HealthOptions DEFAULTS = new HealthOptions(true);
}
