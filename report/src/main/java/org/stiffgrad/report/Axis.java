package org.stiffgrad.report;

import java.util.List;

/**
 * One axis of a chart.
 *
 * @param label what is drawn along it, with its unit
 * @param kind how numbers are placed
 * @param categories the names of a {@link Kind#CATEGORY} axis, in order; else empty
 */
public record Axis(String label, Kind kind, List<String> categories) {
  /** How numbers are placed. */
  public enum Kind {
    LINEAR,
    /** Decimal logarithm: every value must be positive. */
    LOG,
    CATEGORY
  }

  /** Copies the categories. */
  public Axis {
    categories = List.copyOf(categories);
  }

  /** Numbers in equal steps. */
  public static Axis linear(String label) {
    return new Axis(label, Kind.LINEAR, List.of());
  }

  /** Positive numbers in equal ratios. */
  public static Axis log(String label) {
    return new Axis(label, Kind.LOG, List.of());
  }

  /** Named places. */
  public static Axis category(String label, List<String> categories) {
    return new Axis(label, Kind.CATEGORY, categories);
  }
}
