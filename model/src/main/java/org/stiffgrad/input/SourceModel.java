package org.stiffgrad.input;

import java.util.Map;
import java.util.Set;
import org.stiffgrad.expression.Model;

/**
 * A model as a reader delivers it, with the places it came from.
 *
 * @param model the model; a parameter or initial value that the source leaves open is NaN there
 * @param positions for each state, parameter and assignment where it is defined, or first used
 * @param withoutValue parameters and states that the source gives no value, with their first use
 */
public record SourceModel(
    Model model, Map<String, SourcePosition> positions, Map<String, SourcePosition> withoutValue) {
  public SourceModel {
    positions = Map.copyOf(positions);
    withoutValue = Map.copyOf(withoutValue);
  }

  /**
   * Where a state, parameter or assignment is defined.
   *
   * @throws IllegalArgumentException if the model has no such symbol
   */
  public SourcePosition position(String id) {
    SourcePosition position = positions.get(id);
    if (position == null) {
      throw new IllegalArgumentException("there is no " + id);
    }
    return position;
  }

  /**
   * Checks that every parameter and initial value is known.
   *
   * @param givenElsewhere names that get their values from outside the text
   * @throws InputException at the first use, in the order of the text, of a symbol without value
   */
  public void requireValues(Set<String> givenElsewhere) {
    String missing = null;
    for (Map.Entry<String, SourcePosition> entry : withoutValue.entrySet()) {
      if (!givenElsewhere.contains(entry.getKey())
          && (missing == null || precedes(entry.getValue(), position(missing)))) {
        missing = entry.getKey();
      }
    }
    if (missing != null) {
      throw new InputException(
          withoutValue.getOrDefault(missing, position(missing)),
          (model.state(missing).isPresent() ? "the initial value of " : "the parameter ")
              + missing
              + " has no value, expected one such as "
              + missing
              + " = 1");
    }
  }

  private static boolean precedes(SourcePosition a, SourcePosition b) {
    return a.line() < b.line() || (a.line() == b.line() && a.column() < b.column());
  }
}
