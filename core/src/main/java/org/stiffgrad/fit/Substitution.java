package org.stiffgrad.fit;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.stiffgrad.system.Names;

/**
 * The substitutes of one row, resolved to positions in p.
 *
 * @param placeholder entries of p that are replaced, increasing
 * @param source entry of p that stands in for each, or -1 for a number
 * @param number the number, where it is one
 */
record Substitution(int[] placeholder, int[] source, double[] number) {
  /** Derivatives with respect to a number have no column. */
  static final int NOWHERE = -1;

  private static final Substitution NONE = new Substitution(new int[0], new int[0], new double[0]);

  static Substitution of(Map<String, ObservationVariants.Substitute> values, Names parameters) {
    if (values.isEmpty()) {
      return NONE;
    }
    TreeMap<Integer, ObservationVariants.Substitute> sorted = new TreeMap<>();
    values.forEach((id, substitute) -> sorted.put(parameters.indexOf(id), substitute));
    int[] placeholder = new int[sorted.size()];
    int[] source = new int[placeholder.length];
    double[] number = new double[placeholder.length];
    int i = 0;
    for (Map.Entry<Integer, ObservationVariants.Substitute> entry : sorted.entrySet()) {
      placeholder[i] = entry.getKey();
      if (entry.getValue() instanceof ObservationVariants.Substitute.Parameter p) {
        source[i] = parameters.indexOf(p.id());
        if (sorted.containsKey(source[i]) && source[i] != placeholder[i]) {
          throw new IllegalArgumentException(
              parameters.get(placeholder[i])
                  + " stands for "
                  + p.id()
                  + ", which is a placeholder itself");
        }
      } else {
        source[i] = NOWHERE;
        number[i] = ((ObservationVariants.Substitute.Value) entry.getValue()).value();
      }
      i++;
    }
    return new Substitution(placeholder, source, number);
  }

  boolean isEmpty() {
    return placeholder.length == 0;
  }

  /** Overwrites the placeholders of {@code changed}, a copy of p. */
  void apply(double[] p, double[] changed) {
    for (int i = 0; i < placeholder.length; i++) {
      changed[placeholder[i]] = source[i] == NOWHERE ? number[i] : p[source[i]];
    }
  }

  /** The entry of p whose value entry j of the changed p has, or {@link #NOWHERE}. */
  int sourceOf(int j) {
    int i = Arrays.binarySearch(placeholder, j);
    return i < 0 ? j : source[i];
  }
}
