package org.stiffgrad.problem;

import org.stiffgrad.fit.Scale;

/**
 * A scale of estimation as a user names it; what it needs to know beyond that comes from the start.
 */
public enum ScaleKind {
  LIN,
  LOG,
  LOG10,
  ASINH;

  /** The scale for a parameter that starts at this value. The unit of asinh is its magnitude. */
  public Scale at(double start) {
    return switch (this) {
      case LIN -> Scale.LINEAR;
      case LOG -> Scale.LOG;
      case LOG10 -> Scale.LOG10;
      case ASINH -> new Scale.Asinh(start == 0 ? 1 : Math.abs(start));
    };
  }

  boolean isLogarithmic() {
    return this == LOG || this == LOG10;
  }
}
