package org.stiffgrad.method;

/**
 * A fully implicit Runge-Kutta method with singular A, such as Lobatto IIIA (whose first stage is
 * the state at the start) and Lobatto IIIB (whose last stage no other one depends on).
 */
public record SingularFirk(String id, String name, Tableau tableau) implements RungeKutta {
  @Override
  public String family() {
    return "fully implicit Runge-Kutta";
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
