package org.stiffgrad.method;

/** An explicit Runge-Kutta method: A is strictly lower triangular, R is a polynomial. */
public record Explicit(String id, String name, Tableau tableau) implements RungeKutta {
  @Override
  public String family() {
    return "explicit Runge-Kutta";
  }

  @Override
  public boolean isSolvable() {
    return true;
  }

  @Override
  public boolean isAdaptive() {
    return false;
  }

  @Override
  public String toString() {
    return id;
  }
}
