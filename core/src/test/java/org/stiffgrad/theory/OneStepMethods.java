package org.stiffgrad.theory;

import java.util.List;
import org.stiffgrad.method.Method;
import org.stiffgrad.method.MethodCatalogue;
import org.stiffgrad.method.RationalStability;

/** The methods of the catalogue whose step is a rational function. */
final class OneStepMethods {
  static final List<Method> RATIONAL =
      MethodCatalogue.ALL.stream().filter(m -> m.stability() instanceof RationalStability).toList();

  static final List<Method> A_STABLE =
      RATIONAL.stream().filter(m -> m.stability().stability().alpha() == 90).toList();

  private OneStepMethods() {}

  static Method find(String id) {
    return MethodCatalogue.find(id).orElseThrow();
  }
}
