package org.stiffgrad.method;

/**
 * A diagonally implicit Runge-Kutta method: A is lower triangular, so that the stages are solved
 * one after the other. The first may be explicit (ESDIRK).
 */
public record Dirk(String id, String name, Tableau tableau) implements RungeKutta {
  @Override
  public String family() {
    return "diagonally implicit Runge-Kutta";
  }

  /** The diagonal entry a_ii. */
  public double gamma(int i) {
    return tableau.a(i, i);
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
