package org.stiffgrad.method;

import java.math.BigDecimal;
import java.math.MathContext;

/** The phi functions of a small matrix to seventy digits, less those that its norm takes. */
final class PrecisePhi {
  private static final MathContext DIGITS = new MathContext(70);
  private static final int TERMS = 50;

  private PrecisePhi() {}

  /**
   * phi_0, ..., phi_most of {@code scale * a}, rounded.
   *
   * @param a [n x n]
   */
  static double[][] of(double[] a, double scale, int most) {
    double norm = 0;
    for (double x : a) {
      norm += Math.abs(scale * x);
    }
    int doublings = Math.max(0, Math.getExponent(norm) + 2);
    BigDecimal[] x = new BigDecimal[a.length];
    BigDecimal factor = new BigDecimal(scale).divide(new BigDecimal(2).pow(doublings), DIGITS);
    for (int e = 0; e < x.length; e++) {
      x[e] = new BigDecimal(a[e]).multiply(factor, DIGITS);
    }
    BigDecimal[][] phi = series(x, most);
    for (int l = 0; l < doublings; l++) {
      phi = twice(phi);
    }
    double[][] rounded = new double[most + 1][a.length];
    for (int k = 0; k <= most; k++) {
      for (int e = 0; e < a.length; e++) {
        rounded[k][e] = phi[k][e].doubleValue();
      }
    }
    return rounded;
  }

  private static BigDecimal inverseFactorial(int n) {
    BigDecimal product = BigDecimal.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.multiply(new BigDecimal(i));
    }
    return BigDecimal.ONE.divide(product, DIGITS);
  }

  private static BigDecimal[][] series(BigDecimal[] x, int most) {
    BigDecimal[][] phi = new BigDecimal[most + 1][];
    for (int k = 0; k <= most; k++) {
      BigDecimal[] sum = identity(x.length, inverseFactorial(TERMS + k));
      for (int m = TERMS - 1; m >= 0; m--) {
        sum = plus(product(x, sum), identity(x.length, inverseFactorial(m + k)), BigDecimal.ONE);
      }
      phi[k] = sum;
    }
    return phi;
  }

  private static BigDecimal[][] twice(BigDecimal[][] phi) {
    BigDecimal[][] next = new BigDecimal[phi.length][];
    for (int k = 0; k < phi.length; k++) {
      next[k] = product(phi[0], phi[k]);
      for (int j = 1; j <= k; j++) {
        next[k] = plus(next[k], phi[j], inverseFactorial(k - j));
      }
      BigDecimal power = new BigDecimal(2).pow(k);
      for (int e = 0; e < next[k].length; e++) {
        next[k][e] = next[k][e].divide(power, DIGITS);
      }
    }
    return next;
  }

  private static BigDecimal[] identity(int size, BigDecimal factor) {
    BigDecimal[] out = new BigDecimal[size];
    int n = order(size);
    for (int e = 0; e < size; e++) {
      out[e] = e % (n + 1) == 0 ? factor : BigDecimal.ZERO;
    }
    return out;
  }

  private static int order(int size) {
    return (int) Math.round(Math.sqrt(size));
  }

  private static BigDecimal[] plus(BigDecimal[] a, BigDecimal[] b, BigDecimal factor) {
    BigDecimal[] sum = new BigDecimal[a.length];
    for (int e = 0; e < a.length; e++) {
      sum[e] = a[e].add(b[e].multiply(factor), DIGITS);
    }
    return sum;
  }

  private static BigDecimal[] product(BigDecimal[] a, BigDecimal[] b) {
    int n = order(a.length);
    BigDecimal[] out = new BigDecimal[a.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < n; k++) {
          sum = sum.add(a[i * n + k].multiply(b[k * n + j]), DIGITS);
        }
        out[i * n + j] = sum;
      }
    }
    return out;
  }
}
