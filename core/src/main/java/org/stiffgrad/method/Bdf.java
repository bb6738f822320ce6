package org.stiffgrad.method;

import java.util.OptionalInt;

/**
 * Backward differentiation: sum_(j=1..k) (1/j) nabla^j y_(n+1) = h f(y_(n+1)). With variable order
 * the facts are those of the largest order at constant steps, the one that is least stable. Hairer
 * and Wanner, Solving Ordinary Differential Equations II, chapter V.
 *
 * @param steps k, the largest order
 * @param isVariable whether step and order vary
 */
public record Bdf(String id, String name, int steps, boolean isVariable) implements Method {
  public Bdf {
    if (steps < 1 || steps > 6) {
      throw new IllegalArgumentException("BDF is unstable with " + steps + " steps");
    }
  }

  /**
   * Coefficients of sum_i alpha_i y_(n+1-i) = h f(y_(n+1)).
   *
   * @return [k + 1], beginning with that of the newest value
   */
  public double[] alpha() {
    double[] alpha = new double[steps + 1];
    for (int j = 1; j <= steps; j++) {
      double binomial = 1;
      for (int i = 0; i <= j; i++) {
        alpha[i] += (i % 2 == 0 ? binomial : -binomial) / j;
        binomial = binomial * (j - i) / (i + 1);
      }
    }
    return alpha;
  }

  @Override
  public String family() {
    return "backward differentiation";
  }

  @Override
  public int stages() {
    return 1;
  }

  /** Largest p with sum_i alpha_i (-i)^q = q 0^(q-1) for q = 0..p. */
  @Override
  public int order() {
    double[] alpha = alpha();
    int p = -1;
    while (true) {
      int q = p + 1;
      double sum = q == 1 ? -1 : 0;
      double size = 1;
      for (int i = 0; i <= steps; i++) {
        double term = alpha[i] * Math.pow(-i, q);
        sum += term;
        size += Math.abs(term);
      }
      if (Math.abs(sum) > 64 * Tableau.ROUNDING * size) {
        return Math.max(0, p);
      }
      p = q;
    }
  }

  @Override
  public OptionalInt embeddedOrder() {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt stageOrder() {
    return OptionalInt.empty();
  }

  @Override
  public BdfStability stability() {
    return new BdfStability(steps);
  }

  @Override
  public boolean isSolvable() {
    return false;
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
