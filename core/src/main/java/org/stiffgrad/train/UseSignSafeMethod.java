package org.stiffgrad.train;

import org.stiffgrad.method.Methods;

/**
 * Descends on the measurements' grid with Lobatto IIIC-2 before the real descent. Its derivative
 * has the right sign on the whole negative axis, R' = (1 - z) R^2, as implicit Euler's has, and its
 * bias is of second order.
 */
final class UseSignSafeMethod implements Remedy {
  @Override
  public String id() {
    return "use-sign-safe-method";
  }

  @Override
  public String summary() {
    return "descends with Lobatto IIIC-2 on the measurements' grid before the real descent";
  }

  @Override
  public boolean isByDefault() {
    return false;
  }

  @Override
  public Plan apply(Plan plan) {
    return plan.with(new GridApproach("sign-safe", Methods.LOBATTO_IIIC_2));
  }
}
