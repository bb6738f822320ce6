package org.stiffgrad.theory;

/**
 * The exact flow, R(z) = e^z. Its divided difference is e^w phi_1(z - w), with phi_1(d) = (e^d - 1)
 * / d.
 */
public record ExactFlow() implements Amplification {
  /** Terms of phi_1's series: 1 / 21! is below half a rounding. */
  private static final int TERMS = 20;

  @Override
  public Complex value(Complex z) {
    return z.exp();
  }

  @Override
  public Complex divided(Complex z, Complex w) {
    // From the one further to the right, so that e^w phi_1 neither overflows nor cancels.
    return z.re() <= w.re() ? w.exp().times(phi(z.minus(w))) : z.exp().times(phi(w.minus(z)));
  }

  private static Complex phi(Complex d) {
    if (d.abs() > 1) {
      return d.exp().minus(Complex.ONE).over(d);
    }
    Complex sum = Complex.ONE;
    for (int k = TERMS; k >= 2; k--) {
      sum = Complex.ONE.plus(d.times(1. / k).times(sum));
    }
    return sum;
  }
}
