package org.stiffgrad.identify;

/**
 * What to look for in a design.
 *
 * @param samples how many to suggest
 * @param decades how wrong the values at hand may be: the design is to serve over so many decades
 *     to either side of each parameter of interest; 0 trusts the values
 * @param together whether a sample measures at one time everything that is measured in its
 *     experiment, or one quantity alone
 */
public record DesignOptions(int samples, int decades, boolean together) {
  /** Two samples of everything, values trusted. */
  public static final DesignOptions DEFAULTS = new DesignOptions(2, 0, true);

  public DesignOptions {
    if (samples < 1 || decades < 0) {
      throw new IllegalArgumentException("a design needs samples and a range of decades");
    }
  }

  public DesignOptions withSamples(int count) {
    return new DesignOptions(count, decades, together);
  }

  public DesignOptions withDecades(int wrong) {
    return new DesignOptions(samples, wrong, together);
  }

  public DesignOptions withTogether(boolean everything) {
    return new DesignOptions(samples, decades, everything);
  }
}
