package org.stiffgrad.problem;

/** What is known of the standard deviation of one column's measurement errors. */
public sealed interface NoiseLevel {
  /** Nothing: it is estimated with the parameters. */
  record Estimated() implements NoiseLevel {}

  /** The standard deviation in the unit of the column. */
  record Absolute(double standardDeviation) implements NoiseLevel {
    public Absolute {
      requirePositive(standardDeviation);
    }
  }

  /** The standard deviation as a fraction of the column's largest magnitude over all rows. */
  record Relative(double fraction) implements NoiseLevel {
    public Relative {
      requirePositive(fraction);
    }
  }

  static NoiseLevel estimated() {
    return new Estimated();
  }

  static NoiseLevel absolute(double standardDeviation) {
    return new Absolute(standardDeviation);
  }

  /** {@code percent(1)} is a hundredth of the column's largest magnitude. */
  static NoiseLevel percent(double percent) {
    return new Relative(percent / 100);
  }

  private static void requirePositive(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a noise level must be positive, not " + value);
    }
  }
}
