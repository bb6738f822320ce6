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
 * R is ever taken.
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
    return polynomial(p, z).over(polynomial(q, z));
  }

  @Override
  public Complex divided(Complex z, Complex w) {
    Complex sum = Complex.ZERO;
    for (int i = bezout.length - 1; i >= 0; i--) {
      sum = sum.times(z).plus(polynomial(bezout[i], w));
    }
    return sum.over(polynomial(q, z)).over(polynomial(q, w));
  }

  private static Complex polynomial(double[] coefficients, Complex z) {
    Complex sum = Complex.ZERO;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum.times(z).plus(Complex.real(coefficients[k]));
    }
    return sum;
  }
}
