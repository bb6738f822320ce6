package org.stiffgrad.method;

import java.util.OptionalInt;

/** A Runge-Kutta method: everything follows from its tableau. */
public sealed interface RungeKutta extends Method
    permits Firk, SingularFirk, Dirk, Explicit, Chebyshev {
  Tableau tableau();

  @Override
  default int stages() {
    return tableau().stages();
  }

  @Override
  default int order() {
    return tableau().order();
  }

  @Override
  default OptionalInt embeddedOrder() {
    return tableau().embeddedOrder();
  }

  @Override
  default OptionalInt stageOrder() {
    return OptionalInt.of(tableau().stageOrder());
  }

  @Override
  default RationalStability stability() {
    return tableau().stability();
  }

  /** A method of the family that the zeros of its tableau place it in. */
  static RungeKutta of(String id, String name, Tableau tableau) {
    if (isZeroAbove(tableau, 0)) {
      return new Explicit(id, name, tableau);
    }
    if (isZeroAbove(tableau, 1) && tableau.stages() > 1) {
      return new Dirk(id, name, tableau);
    }
    return Firk.isInvertible(tableau)
        ? new Firk(id, name, false, tableau)
        : new SingularFirk(id, name, tableau);
  }

  private static boolean isZeroAbove(Tableau tableau, int offset) {
    for (int i = 0; i < tableau.stages(); i++) {
      for (int j = i + offset; j < tableau.stages(); j++) {
        if (tableau.a(i, j) != 0) {
          return false;
        }
      }
    }
    return true;
  }
}
