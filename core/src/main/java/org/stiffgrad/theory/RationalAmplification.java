package org.stiffgrad.theory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.stiffgrad.method.RationalStability;

/**
 * R = P / Q of a Runge-Kutta or Rosenbrock method. With d_ab = p_a q_b - p_b q_a,
 *
 * <p>R[z, w] Q(z) Q(w) = sum_(a>b) d_ab sum_(m=0..a-b-1) z^(b+m) w^(a-1-m) (theory.10),
 *
 * <p>a polynomial whose coefficients are computed once with many digits: no difference of values of
 * R is ever taken. Outside the unit circle z^n is divided out of every polynomial in z, n the
 * greater degree of P and Q, and likewise for w: powers of a large z do not overflow.
 */
final class RationalAmplification implements Amplification {
  private static final MathContext DIGITS = new MathContext(40);

  private final double[] p;
  private final double[] q;

  /** Coefficient of z^i w^j. */
  private final double[][] bezout;

  RationalAmplification(RationalStability r) {
    int n = Math.max(r.numeratorDegree(), r.denominatorDegree());
    this.p = new double[n + 1];
    this.q = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      p[k] = r.numerator(k);
      q[k] = r.denominator(k);
    }
    BigDecimal[][] sum = new BigDecimal[n][n];
    for (BigDecimal[] row : sum) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    for (int a = 1; a <= n; a++) {
      for (int b = 0; b < a; b++) {
        BigDecimal d =
            new BigDecimal(p[a])
                .multiply(new BigDecimal(q[b]), DIGITS)
                .subtract(new BigDecimal(p[b]).multiply(new BigDecimal(q[a]), DIGITS), DIGITS);
        for (int m = 0; m < a - b; m++) {
          sum[b + m][a - 1 - m] = sum[b + m][a - 1 - m].add(d, DIGITS);
        }
      }
    }
    this.bezout = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        bezout[i][j] = sum[i][j].doubleValue();
      }
    }
  }

  @Override
  public Complex value(Complex z) {
    Argument at = Argument.of(z);
    return at.polynomial(p).over(at.polynomial(q));
  }

  @Override
  public Complex divided(Complex z, Complex w) {
    Argument first = Argument.of(z);
    Argument second = Argument.of(w);
    Complex[] inner = new Complex[bezout.length];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = second.polynomial(bezout[i]);
    }
    Complex sum = first.polynomial(inner);
    // the degree of the sum is one less than that of Q in either argument
    Complex byFirst = first.missingPower(sum).over(first.polynomial(q));
    return second.missingPower(byFirst).over(second.polynomial(q));
  }

  /**
   * Where polynomials are evaluated.
   *
   * @param x z, or 1/z
   * @param isReversed whether x = 1/z and a polynomial of degree n is divided by z^n
   */
  private record Argument(Complex x, boolean isReversed) {
    static Argument of(Complex z) {
      return z.abs() > 1 ? new Argument(Complex.ONE.over(z), true) : new Argument(z, false);
    }

    Complex polynomial(double[] coefficients) {
      int n = coefficients.length - 1;
      Complex sum = Complex.ZERO;
      for (int k = n; k >= 0; k--) {
        sum = sum.times(x).plus(Complex.real(coefficients[isReversed ? n - k : k]));
      }
      return sum;
    }

    Complex polynomial(Complex[] coefficients) {
      int n = coefficients.length - 1;
      Complex sum = Complex.ZERO;
      for (int k = n; k >= 0; k--) {
        sum = sum.times(x).plus(coefficients[isReversed ? n - k : k]);
      }
      return sum;
    }

    Complex missingPower(Complex lowerByOne) {
      return isReversed ? lowerByOne.times(x) : lowerByOne;
    }
  }
}
