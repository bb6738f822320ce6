package org.stiffgrad.cli;

import java.util.Arrays;
import java.util.Locale;

/** Options whose values are those of an enumeration, in lower case. */
final class Choice {
  private Choice() {}

  /**
   * The value that a text names.
   *
   * @throws UsageException where there is none
   */
  static <E extends Enum<E>> E of(String option, String text, E[] all) {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
        return one;
      }
    }
    String names = Arrays.toString(all).toLowerCase(Locale.ROOT);
    throw new UsageException(option + ": found " + text + ", expected one of " + names);
  }
}
