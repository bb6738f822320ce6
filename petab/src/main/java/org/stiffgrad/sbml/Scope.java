package org.stiffgrad.sbml;

import org.stiffgrad.expression.Expression;

/** What names mean in a formula. */
interface Scope {
  /**
   * The value of a name.
   *
   * @param mark where it is used
   */
  Value resolve(String name, String mark);

  /**
   * The derivative of a name with respect to time.
   *
   * @param mark where it is asked for
   */
  Expression rateOf(String name, String mark);
}
