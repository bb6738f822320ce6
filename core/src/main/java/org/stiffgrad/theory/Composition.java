package org.stiffgrad.theory;

import java.util.List;

/**
 * One step that is made of sub-steps of given fractions of its length, R(z) = prod_i R_0(c_i z).
 *
 * @param step the method of every sub-step
 * @param fractions c, positive, with sum 1 up to rounding
 */
public record Composition(Amplification step, List<Double> fractions) implements Amplification {
  private static final double ROUNDING = 1e-14;

  /**
   * @throws IllegalArgumentException where the fractions do not make up the step
   */
  public Composition {
    fractions = List.copyOf(fractions);
    double sum = 0;
    for (double c : fractions) {
      if (!(c > 0)) {
        throw new IllegalArgumentException("found a sub-step of fraction " + c + ", expected > 0");
      }
      sum += c;
    }
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException("the sub-steps make up " + sum + " of the step");
    }
  }

  @Override
  public Complex value(Complex z) {
    Complex product = Complex.ONE;
    for (double c : fractions) {
      product = product.times(step.value(z.times(c)));
    }
    return product;
  }

  /** (f g)[z, w] = f[z, w] g(w) + f(z) g[z, w], and f(c z)[z, w] = c f[c z, c w]. */
  @Override
  public Complex divided(Complex z, Complex w) {
    Complex difference = Complex.ZERO;
    Complex before = Complex.ONE;
    for (double c : fractions) {
      Complex part = step.divided(z.times(c), w.times(c)).times(c);
      difference = difference.times(step.value(w.times(c))).plus(before.times(part));
      before = before.times(step.value(z.times(c)));
    }
    return difference;
  }
}
