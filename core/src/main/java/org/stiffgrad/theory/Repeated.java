package org.stiffgrad.theory;

/**
 * f(z)^n. Its divided difference is f[z, w] sum_(k<n) f(z)^k f(w)^(n-1-k).
 *
 * @param steps n, at least 1
 */
record Repeated(Amplification step, int steps) implements Amplification {
  Repeated {
    if (steps < 1) {
      throw new IllegalArgumentException("there must be at least one step, found " + steps);
    }
  }

  @Override
  public Complex value(Complex z) {
    Complex factor = step.value(z);
    Complex product = factor;
    for (int k = 1; k < steps; k++) {
      product = product.times(factor);
    }
    return product;
  }

  @Override
  public Complex divided(Complex z, Complex w) {
    Complex a = step.value(z);
    Complex b = step.value(w);
    Complex sum = Complex.ONE;
    Complex power = Complex.ONE;
    for (int k = 1; k < steps; k++) {
      power = power.times(b);
      sum = sum.times(a).plus(power);
    }
    return step.divided(z, w).times(sum);
  }
}
