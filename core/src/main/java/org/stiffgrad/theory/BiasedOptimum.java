package org.stiffgrad.theory;

import java.util.List;
import org.stiffgrad.method.StabilityFunction;

/**
 * What a fit of one step to exact data of y' = lambda y learns: not the true z* = h lambda* but a
 * solution of R(z) = e^(z*) (theory.16).
 *
 * @param truth z*, below 0
 * @param learned every negative solution, the one nearest to 0 first; a fit has no exact optimum
 *     where there is none
 */
public record BiasedOptimum(double truth, List<Double> learned) {
  /** Copies. */
  public BiasedOptimum {
    learned = List.copyOf(learned);
  }

  /**
   * @throws IllegalArgumentException where z* is not below 0
   */
  public static BiasedOptimum of(StabilityFunction method, double truth) {
    if (!(truth < 0)) {
      throw new IllegalArgumentException("found z* = " + truth + ", expected one below 0");
    }
    return new BiasedOptimum(truth, method.preimages(Math.exp(truth)));
  }
}
