package org.stiffgrad.fit;

/** What a parameter of the system is in one experiment. */
public sealed interface Binding {
  /** A number, not estimated. */
  record Fixed(double value) implements Binding {
    public Fixed {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a fixed value must be finite, not " + value);
      }
    }
  }

  /** The free parameter of this id; several parameters may share one. */
  record Free(String id) implements Binding {}
}
